import { Copy, ImageIcon } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { say } from '#web/ui/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cleanTemplate } from './clean-template.ts'
import { copyText } from '#web/lib/copy-text.ts'
import { plainText } from './plain-text.ts'

/** Nothing runs in the frame and it has no origin; a link that is pressed opens a tab of its own. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox'

/** A message of somebody else's making: cleaned, shown in a frame that can do nothing, its remote images only when they are asked for. */
export function TemplateFrame({ html }: { html: string }) {
  const [showsImages, setShowsImages] = useState(false)
  const { html: clean, remoteImages } = useMemo(() => cleanTemplate(html, showsImages), [html, showsImages])
  const page = useMemo(() => frameDocument(clean), [clean])
  const text = useMemo(() => plainText(clean), [clean])
  const name = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // The frame of the page's own making inherits its policy, by which no foreign image is fetched: the service gives this one another.
    if (showsImages) form.current?.submit()
  }, [showsImages, page])
  // A frame without scripts can't tell its height.
  const height = Math.min(22, Math.max(6, text.split('\n').reduce((lines, line) => lines + Math.ceil((line.length + 1) / 52), 0) * 1.25 + 2))

  async function copy(): Promise<void> {
    say((await copyText(text)) ? 'Copied the message as text.' : 'The browser doesn’t let this page copy.', { isShown: true })
  }
  return (
    <>
      <iframe
        key={showsImages ? 'images' : 'text'}
        name={name}
        title="The message"
        sandbox={sandbox}
        {...(!showsImages && { srcDoc: page })}
        style={{ height: `${height}rem` }}
        className="block w-full rounded-md border border-line-2"
      />
      {showsImages && (
        <form ref={form} hidden method="post" action="/frames/template" target={name}>
          <input type="hidden" name="document" value={page} />
        </form>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          Copy as text
        </Button>
        {remoteImages > 0 && !showsImages && (
          <Button icon={<ImageIcon size={14} aria-hidden="true" />} onClick={() => setShowsImages(true)}>
            Show {remoteImages === 1 ? 'the image' : `${remoteImages} images`}
          </Button>
        )}
      </div>
    </>
  )
}

/** The frame's document, in the page's own type and colours. `clean` was cleaned; the nonce is the page's own, for the one style. */
function frameDocument(clean: string): string {
  const style = getComputedStyle(document.body)
  const canvas = getComputedStyle(document.querySelector('[data-drawer]') ?? document.body)
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
  const scheme = matchesDark(style.color) ? 'dark' : 'light'
  const css = `:root{color-scheme:${scheme}}body{margin:12px 14px;font:13px/1.54 ${style.fontFamily.replace(/[<>]/gu, '')};color:${style.color};background:${canvas.backgroundColor};overflow-wrap:anywhere}img,table{max-width:100%}img:not([src]){outline:1px dashed;padding:2px 4px}a{color:inherit}p:first-child{margin-top:0}`
  return `<!doctype html><meta charset="utf-8"><title>Message</title><style nonce="${nonce}">${css}</style><body>${clean}`
}

/** Whether text of this colour stands on a dark ground. */
function matchesDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/gu) ?? []).map(Number)
  return (red + green + blue) / (color.startsWith('rgb') ? 255 : 1) > 1.5
}
