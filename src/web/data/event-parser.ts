/** One event of a stream of server-sent events (HTML standard, 9.2.6). */
export interface ServerSentEvent {
  /** Its kind; `message` where the stream names none. */
  event: string
  data: string
  /** The last id that the stream has named; an empty string before the first. */
  id: string
}

/** Takes a stream's text in pieces cut anywhere, and tells each event when its last line is there. Comments are dropped. */
export function createEventParser(onEvent: (event: ServerSentEvent) => void): (text: string) => void {
  let rest = ''
  let event = ''
  let data: string[] = []
  let id = ''

  function takeLine(line: string): void {
    if (line === '') {
      if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n'), id })
      event = ''
      data = []
      return
    }
    const colon = line.indexOf(':')
    const name = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (name === 'event') event = value
    else if (name === 'data') data.push(value)
    else if (name === 'id' && !value.includes('\0')) id = value
  }

  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) takeLine(line.endsWith('\r') ? line.slice(0, -1) : line)
  }
}
