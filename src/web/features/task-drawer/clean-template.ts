import createDOMPurify from 'dompurify'

/** Everything that a written message is made of. Nothing here runs, fetches, sends or refers to anything but images and links. */
const tags = [
  'a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font', 'h1', 'h2', 'h3', 'h4', 'h5',
  'h6', 'hr', 'i', 'img', 'ins', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul',
]
const attributes = ['align', 'alt', 'border', 'cellpadding', 'cellspacing', 'colspan', 'dir', 'height', 'href', 'lang', 'rowspan', 'src', 'start', 'title', 'valign', 'width']

const isWeb = (address: string) => /^https?:\/\//iu.test(address.trim())
const isOwnPicture = (address: string) => /^data:image\/(?:gif|jpeg|png|webp);base64,/iu.test(address.trim())
const isRemotePicture = (address: string) => /^https:\/\//iu.test(address.trim())

/** A template that is safe to show. */
export interface CleanTemplate {
  html: string
  /** How many of its images lie elsewhere. */
  remoteImages: number
}

/** `html` with what isn't on the list taken out. Remote images lose their address unless they were asked for. It is parsed apart from the page, where nothing is fetched. */
export function cleanTemplate(html: string, withImages: boolean): CleanTemplate {
  const purify = createDOMPurify(window)
  let remoteImages = 0
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') cleanLink(node)
    if (node.tagName !== 'IMG') return
    const source = node.getAttribute('src') ?? ''
    if (isRemotePicture(source)) remoteImages += 1
    if (!isOwnPicture(source) && !(withImages && isRemotePicture(source))) node.removeAttribute('src')
  })
  const clean = purify.sanitize(html, { ALLOWED_TAGS: tags, ALLOWED_ATTR: attributes, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false })
  return { html: clean, remoteImages }
}

/** A link opens a page of its own, which learns nothing of this one, and says where it leads. */
function cleanLink(link: Element): void {
  const address = link.getAttribute('href') ?? ''
  if (!isWeb(address)) return link.removeAttribute('href')
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer nofollow')
  link.setAttribute('title', address)
}
