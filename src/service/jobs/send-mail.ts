import nodemailer from 'nodemailer'
import type { Selectable } from 'kysely'
import type { Mailings } from '#service/db/schema.ts'

/** What came of handing a mail to the server. */
export type Sending =
  | { outcome: 'sent' }
  /** Certainly not sent; it may be tried again. */
  | { outcome: 'later'; reason: string }
  /** Certainly not sent, and trying again is of no use. */
  | { outcome: 'refused'; reason: string }
  /** The connection broke after the server had the mail: nobody knows, so it must not be sent again. */
  | { outcome: 'unknown'; reason: string }

/** A mail, ready to send. */
export interface Mail {
  mailing: Pick<Selectable<Mailings>, 'id' | 'subject' | 'body_text' | 'body_html'>
  from: { name: string; address: string }
  to: string
}

// All far below the lease of a delivery.
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Hands one mail to the SMTP server. The Message-ID is the mailing's, so that a mail that did go out twice can be told. */
export async function sendMail(smtpUrl: string, { mailing, from, to }: Mail): Promise<Sending> {
  const transport = nodemailer.createTransport({ url: smtpUrl, ...timeouts })
  let isHandedOver = false
  // The message is opened once the server has greeted us and signed us in; nodemailer's error code doesn't tell before from after.
  transport.use('stream', (mail, done) => {
    const open = mail.message.createReadStream.bind(mail.message)
    mail.message.createReadStream = (options) => {
      isHandedOver = true
      return open(options)
    }
    done()
  })
  try {
    await transport.sendMail({
      // As objects: a name or an address with a comma must not become two recipients.
      from, to: { name: '', address: to },
      subject: mailing.subject ?? '',
      text: mailing.body_text ?? '',
      ...(mailing.body_html !== null && { html: mailing.body_html }),
      messageId: `<mailing-${mailing.id}@${from.address.split('@').at(-1)}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { outcome: 'sent' }
  } catch (error) {
    return judge(error, isHandedOver)
  } finally {
    transport.close()
  }
}

function judge(error: unknown, isHandedOver: boolean): Sending {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string }
  const reason = (message ?? String(error)).slice(0, 300)
  // An answer of the server is a refusal: 5xx for good, 4xx for now.
  if (responseCode !== undefined && responseCode >= 400) return { outcome: responseCode >= 500 ? 'refused' : 'later', reason }
  if (code === 'EENVELOPE') return { outcome: 'refused', reason }
  return { outcome: isHandedOver ? 'unknown' : 'later', reason }
}
