/** A moment as Docker's commands write it: `2026-01-02T03:04:05.678901234Z`, `2026-01-02 04:04:05 +0100 CET`. */
const MOMENT =
  /^(\d{4}-\d\d-\d\d)[T ]\s*(\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?(?:\s+(?:[A-Z]{1,5}|[+-]\d{2,4}))?$/i

const SECOND_MS = 1000
/** Offsets of time zones are whole quarters of an hour, and none is further from UTC. */
const QUARTER_MS = 15 * 60 * SECOND_MS
const FURTHEST_MS = 14 * 60 * 60 * SECOND_MS

/** Whether an answer is a moment, to the second. One that leaves out its time zone can be of any. */
export function isMoment(answer: string, right: string): boolean {
  const [, date, time, fraction = '0', zone] = MOMENT.exec(answer) ?? []
  if (date === undefined) return false
  const offset = zone === undefined || /[a-z]/i.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')
  const apart = Math.abs(Date.parse(`${date}T${time}.${fraction}${offset}`) - Date.parse(right))
  if (zone !== undefined) return apart < SECOND_MS
  const fromQuarter = Math.min(apart % QUARTER_MS, QUARTER_MS - (apart % QUARTER_MS))
  return apart < FURTHEST_MS + SECOND_MS && fromQuarter < SECOND_MS
}

/** A size as Docker's commands and people write it: `72.8MB`, `69.4 MiB`, `72800000`, `72,800,000 bytes`. */
const SIZE = /^(\d+(?:\.\d+)?|\d+(?:,\d+)+)\s*(?:([kmgt])(i?))?(?:b|bytes?|字节)?$/i

/** Of two numbers, by which part they may differ: commands round. */
const NEAR = 0.01

/** Whether an answer is a size, within 1 %. Docker counts in thousands, and names with an `i` in 1024s. */
export function isSize(answer: string, right: string): boolean {
  const [, digits, unit = '', binary] = SIZE.exec(answer) ?? []
  if (digits === undefined) return false
  // A comma is that of a fraction, or between thousands of bytes.
  const amount = Number(digits.replaceAll(',', unit === '' ? '' : '.'))
  const bytes = amount * (binary ? 1024 : 1000) ** ['', 'k', 'm', 'g', 't'].indexOf(unit.toLowerCase())
  return Math.abs(bytes - Number(right)) <= Number(right) * NEAR
}
