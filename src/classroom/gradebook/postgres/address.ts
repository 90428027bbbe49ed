import { GradebookProblem } from '../gradebook-problem.ts'

/**
 * An address without its password, for people.
 * @throws GradebookProblem where it is no address
 */
export function shownAddress(where: string): string {
  const url = URL.parse(where)
  // Whatever it is, a part of it may be a password.
  if (!url) throw new GradebookProblem('postgres://…', { code: 'bad-address' })
  url.password = ''
  for (const name of ['password', 'sslpassword']) url.searchParams.delete(name)
  return url.href
}

/**
 * An address in which every way to ask for encryption means that the server proves who it is. For pg it does so today, with
 * a warning that it won't always; `uselibpqcompat=true` stays what it is.
 */
export function verified(where: string): string {
  const url = new URL(where)
  const { searchParams } = url
  if (searchParams.has('uselibpqcompat')) return where
  if (!['prefer', 'require', 'verify-ca'].includes(searchParams.get('sslmode') ?? '')) return where
  searchParams.set('sslmode', 'verify-full')
  return url.href
}
