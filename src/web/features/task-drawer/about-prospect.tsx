import { Mail, Phone } from 'lucide-react'
import type { RelatedBy } from '#web/data/related.ts'
import { localTime } from '#web/lib/local-time.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { safeWebAddress } from './safe-web-address.ts'
import { Fact, FactGroup } from './fact.tsx'

const link = '-my-0.5 flex min-h-6 w-fit items-center gap-1.5 text-accent-ink underline-offset-2 hover:underline wrap-anywhere'

/** How to reach the person, and whether now is a good time. */
export function AboutProspect({ prospect: { attributes } }: { prospect: RelatedBy<'prospect'> }) {
  const { emails, workPhones, mobilePhones, timeZone, linkedInUrl, engagedScore, optedOut, tags } = attributes
  const local = localTime(timeZone, { now: useNow(), zone: viewerZone })
  const profile = safeWebAddress(linkedInUrl)
  return (
    <FactGroup title="Prospect">
      {local && (
        <Fact name="Local time">
          {local.text}
          <span className={local.callable ? 'ml-2 text-good' : 'ml-2 text-ink-3'}>{local.callable ? 'Callable now' : 'Outside working hours'}</span>
        </Fact>
      )}
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
      <Phones name="Mobile" numbers={mobilePhones} />
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

function Phones({ name, numbers }: { name: string; numbers: readonly string[] }) {
  if (numbers.length === 0) return null
  return (
    <Fact name={name}>
      {numbers.map((number) => (
        <a key={number} href={`tel:${number.replace(/[^+\d*#,;]/gu, '')}`} className={link}>
          <Phone size={13} aria-hidden="true" className="shrink-0" />
          {number}
        </a>
      ))}
    </Fact>
  )
}
