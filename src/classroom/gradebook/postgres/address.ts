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
