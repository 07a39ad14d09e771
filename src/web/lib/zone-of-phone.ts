/** Calling codes of countries that have one time zone, the longest first. */
const zones: readonly [code: string, zone: string][] = [
  ['352', 'Europe/Luxembourg'], ['353', 'Europe/Dublin'], ['358', 'Europe/Helsinki'], ['359', 'Europe/Sofia'], ['370', 'Europe/Vilnius'], ['371', 'Europe/Riga'],
  ['372', 'Europe/Tallinn'], ['380', 'Europe/Kyiv'], ['385', 'Europe/Zagreb'], ['386', 'Europe/Ljubljana'], ['420', 'Europe/Prague'], ['421', 'Europe/Bratislava'], ['852', 'Asia/Hong_Kong'],
  ['886', 'Asia/Taipei'], ['971', 'Asia/Dubai'], ['972', 'Asia/Jerusalem'], ['27', 'Africa/Johannesburg'], ['30', 'Europe/Athens'], ['31', 'Europe/Amsterdam'], ['32', 'Europe/Brussels'],
  ['33', 'Europe/Paris'], ['36', 'Europe/Budapest'], ['39', 'Europe/Rome'], ['40', 'Europe/Bucharest'], ['41', 'Europe/Zurich'], ['43', 'Europe/Vienna'], ['44', 'Europe/London'],
  ['45', 'Europe/Copenhagen'], ['46', 'Europe/Stockholm'], ['47', 'Europe/Oslo'], ['48', 'Europe/Warsaw'], ['49', 'Europe/Berlin'], ['65', 'Asia/Singapore'], ['81', 'Asia/Tokyo'],
  ['82', 'Asia/Seoul'], ['90', 'Europe/Istanbul'], ['91', 'Asia/Kolkata'],
]

/** The zone that the first international number tells of, where its country has only one; null where none does. Mobile phones travel: it is a guess. */
export function zoneOfPhones(numbers: readonly string[]): string | null {
  for (const number of numbers) {
    const digits = /^\s*(?:\+|00)([\d\s().-]+)/u.exec(number)?.[1]?.replace(/\D/gu, '')
    const found = digits === undefined ? undefined : zones.find(([code]) => digits.startsWith(code))
    if (found !== undefined) return found[1]
  }
  return null
}
