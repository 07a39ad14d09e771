import { Mail, MessageSquare, Phone } from 'lucide-react'
import type { RelatedBy } from '#web/data/related.ts'
import { safeWebAddress } from './safe-web-address.ts'
import { Fact, FactGroup } from './fact.tsx'
import { TheirTime } from './their-time.tsx'

const link = '-my-0.5 flex min-h-6 w-fit items-center gap-1.5 text-accent-ink underline-offset-2 hover:underline wrap-anywhere'

/** How to reach the person, and whether now is a good time. */
export function AboutProspect({ prospect: { attributes } }: { prospect: RelatedBy<'prospect'> }) {
  const { emails, workPhones, mobilePhones, timeZone, linkedInUrl, engagedScore, optedOut, tags } = attributes
  const profile = safeWebAddress(linkedInUrl)
  return (
    <FactGroup title="Prospect">
      <Fact name="Local time">
        <TheirTime timeZone={timeZone} phones={[...workPhones, ...mobilePhones]} />
      </Fact>
      {emails.length > 0 && (
        <Fact name="Email">
          {emails.map((email) => (
            <a key={email} href={`mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`} className={link}>
              <Mail size={13} aria-hidden="true" className="shrink-0" />
              {email}
            </a>
          ))}
        </Fact>
      )}
      <Phones name="Work" numbers={workPhones} />
      <Phones name="Mobile" numbers={mobilePhones} canText={!optedOut} />
      {profile !== null && (
        <Fact name="LinkedIn">
          <a href={profile} target="_blank" rel="noreferrer noopener" className={link}>
            Profile
          </a>
        </Fact>
      )}
      {engagedScore !== null && <Fact name="Engaged score">{engagedScore}</Fact>}
      {tags.length > 0 && <Fact name="Tags">{tags.join(', ')}</Fact>}
      {optedOut && (
        <Fact name="Opted out">
          <span className="text-danger">Does not want to be written to</span>
        </Fact>
      )}
    </FactGroup>
  )
}

/** A number as a phone takes it. */
const dialled = (number: string) => number.replace(/[^+\d*#,;]/gu, '')

function Phones({ name, numbers, canText = false }: { name: string; numbers: readonly string[]; canText?: boolean }) {
  if (numbers.length === 0) return null
  return (
    <Fact name={name}>
      {numbers.map((number) => (
        <span key={number} className="flex flex-wrap items-center gap-x-3">
          <a href={`tel:${dialled(number)}`} className={link}>
            <Phone size={13} aria-hidden="true" className="shrink-0" />
            {number}
          </a>
          {canText && (
            <a href={`sms:${dialled(number)}`} aria-label={`Text ${number}`} className={link}>
              <MessageSquare size={13} aria-hidden="true" className="shrink-0" />
              Text
            </a>
          )}
        </span>
      ))}
    </Fact>
  )
}
