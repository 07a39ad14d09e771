import { useSyncExternalStore } from 'react'
import { chooseHoldSeconds, holdSeconds, readHoldSeconds, subscribeToHold } from '#web/data/hold-back.ts'

/** For how long what can't be taken back waits before it is sent. */
export function HoldSetting() {
  const chosen = useSyncExternalStore(subscribeToHold, readHoldSeconds)
  return (
    <fieldset aria-describedby="hold-why">
      <legend className="text-row font-medium text-ink">Hold before sending, in seconds</legend>
      <p id="hold-why" className="mt-0.5 text-meta text-ink-3">
        Completing, advancing and sending mail wait this long, so that you can still undo them.
      </p>
      <div className="mt-2 grid auto-cols-fr grid-flow-col rounded-md border border-line-2 p-0.5">
        {holdSeconds.map((seconds) => (
          <label
            key={seconds}
            className="relative grid h-7 place-items-center rounded-sm text-row text-ink-2 hover:bg-hover has-checked:bg-cursor has-checked:font-semibold has-checked:text-ink has-checked:outline-1 has-checked:outline-control has-focus-visible:outline-2 has-focus-visible:outline-accent-ink pointer-coarse:h-11"
          >
            <input type="radio" name="hold" aria-label={`${seconds} seconds`} value={seconds} checked={seconds === chosen} onChange={() => chooseHoldSeconds(seconds)} className="absolute inset-0 opacity-0" />
            {seconds}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
