/** In this machine's time zone, to the minute: `2026-12-01 23:59 +08:00`. */
export function moment(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const local = new Date(at.getTime() + minutes * 60_000).toISOString()
  const two = (number: number) => `${Math.trunc(Math.abs(number))}`.padStart(2, '0')
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
