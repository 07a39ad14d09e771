import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEventParser, type ServerSentEvent } from './event-parser.ts'

const stream = ': hello\n\nretry: 2000\n\nid: 7\nevent: change\ndata: {"a":\ndata: 1}\n\ndata:bare\n\nevent: nothing\n\nid: 9\r\nevent: skip\r\ndata: x: y\r\n\r\ndata: cut'
const events: ServerSentEvent[] = [
  { event: 'change', data: '{"a":\n1}', id: '7' },
  { event: 'message', data: 'bare', id: '7' },
  { event: 'skip', data: 'x: y', id: '9' },
]

it('reads the same events wherever the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const read: ServerSentEvent[] = []
      const parse = createEventParser((event) => read.push(event))
      const ends = [...cuts, 0, stream.length].sort((a, b) => a - b)
      ends.slice(1).forEach((end, index) => parse(stream.slice(ends[index], end)))
      expect(read).toEqual(events)
    }),
  )
})
