import { once } from 'node:events'
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { streamMessageSchemas, type StreamMessage } from '#contract/change-stream.ts'

/** One reader of a change stream. Each message is parsed with the contract. */
export interface StreamClient {
  headers: IncomingHttpHeaders
  /** All messages so far. */
  messages: StreamMessage[]
  /** All comments so far. */
  comments: string[]
  /** The `id` of the last event, as a browser would send it. */
  lastEventId: string
  /** Resolves when `check` holds, which is looked at whenever something came, also a comment. Rejects if the stream ends before. */
  when(check: () => boolean): Promise<void>
  /** Resolves when a message matches, with it; also if it came before. Rejects if the stream ends without. */
  until(matches: (message: StreamMessage) => boolean): Promise<StreamMessage>
  /** Resolves when the service has ended the stream, cleanly or not. */
  ended: Promise<void>
  close(): Promise<void>
}

/** Opens a stream. Throws where the answer isn't one. Not by `fetch`, whose abort is not heard any more after a garbage collection. */
export async function openStreamClient(url: string, headers: Record<string, string>): Promise<StreamClient> {
  const [response] = (await once(get(url, { headers, agent: false }), 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${Buffer.concat(await response.toArray()).toString()}`)
  const watchers = new Set<() => void>()
  let over = false
  const client: StreamClient = {
    headers: response.headers,
    messages: [],
    comments: [],
    lastEventId: '',
    when: (check) =>
      new Promise((resolve, reject) => {
        const look = () => {
          try {
            if (check()) resolve()
            else if (over) reject(new Error(`the stream ended after ${client.messages.length} messages, the last ${JSON.stringify(client.messages.at(-1))?.slice(0, 500)}`))
            else return
          } catch (error) {
            reject(error)
          }
          watchers.delete(look)
        }
        watchers.add(look)
        look()
      }),
    until: async (matches) => {
      let found: StreamMessage | undefined
      await client.when(() => (found = client.messages.find(matches)) !== undefined)
      // `when` resolves only once it was found.
      return found!
    },
    ended: read(),
    close: async () => {
      response.destroy()
      await client.ended
    },
  }
  return client

  async function read(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    try {
      for await (const bytes of response) {
        text += decoder.decode(bytes as Buffer, { stream: true })
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) take(block)
        for (const look of [...watchers]) look()
      }
    } catch {
      // Cut off by either side: `ended` is what a test asks.
    } finally {
      over = true
      for (const look of [...watchers]) look()
    }
  }

  function take(block: string): void {
    const fields = new Map<string, string>()
    for (const line of block.split('\n')) {
      const [name = '', value = ''] = line.split(/:(?: (.*))?$/s)
      if (name === '') client.comments.push(value)
      else fields.set(name, value)
    }
    const event = fields.get('event')
    if (event === undefined) return
    const schema = streamMessageSchemas[event as keyof typeof streamMessageSchemas]
    if (schema === undefined) throw new Error(`unknown event '${event}'`)
    client.lastEventId = fields.get('id') ?? client.lastEventId
    client.messages.push({ event, data: schema.parse(JSON.parse(fields.get('data') ?? '')) } as StreamMessage)
  }
}
