import { useId, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react'
import { classNames } from './class-names.ts'
import { Tip } from './tip.tsx'

const variants = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-raised text-ink border-line-2 hover:bg-hover',
  ghost: 'text-ink-2 border-transparent hover:bg-hover hover:text-ink',
}

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  variant?: keyof typeof variants
  /** Why it can't be pressed now. The button keeps its place in the tab order and says it. */
  disabledReason?: string | null
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button that, instead of being mutely disabled, tells why. */
export function Button({ variant = 'secondary', disabledReason = null, icon, className, children, onClick, ...rest }: ButtonProps) {
  const reasonId = useId()
  const isDisabled = disabledReason !== null
  return (
    // The hint's frame is always there: a button that becomes disabled under the finger must stay the same element, and keep the focus.
    <Tip id={reasonId} text={disabledReason}>
      <button
        type="button"
        {...rest}
        aria-disabled={isDisabled || undefined}
        aria-describedby={isDisabled ? reasonId : rest['aria-describedby']}
        onClick={isDisabled ? (event) => event.preventDefault() : onClick}
        className={classNames(
          'inline-flex h-8 min-w-8 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 text-row font-medium [&>svg]:shrink-0 pointer-coarse:h-11',
          isDisabled ? 'cursor-not-allowed border-line bg-transparent text-ink-3' : variants[variant],
          className,
        )}
      >
        {icon}
        {children}
      </button>
    </Tip>
  )
}
