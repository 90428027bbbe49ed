/** One or more of `>=20.10`, `<29`, `28.5`, which have to hold together. */
export const RANGE = /^(>=|<=|>|<|=)?\d+(\.\d+){0,2}( (>=|<=|>|<|=)?\d+(\.\d+){0,2})*$/

/**
 * Whether a version, such as `20.10.24+dfsg1`, is in a range. Only the numbers that are given count: `28.5.2` is `28`, and
 * not above it.
 */
export function isInRange(version: string, range: string): boolean {
  const numbers = numbersIn(version.replace(/[^\d.].*$/s, ''))
  return range.split(' ').every((part) => {
    const [, sign = '', wanted = ''] = /^([<>=]*)(.*)$/.exec(part) ?? []
    const order = compare(numbers, numbersIn(wanted))
    if (sign === '>=') return order >= 0
    if (sign === '<=') return order <= 0
    if (sign === '>') return order > 0
    return sign === '<' ? order < 0 : order === 0
  })
}

const numbersIn = (version: string) => version.split('.').map(Number)

function compare(numbers: number[], wanted: number[]): number {
  const at = wanted.findIndex((number, index) => (numbers[index] ?? 0) !== number)
  return at < 0 ? 0 : (numbers[at] ?? 0) - (wanted[at] ?? 0)
}
