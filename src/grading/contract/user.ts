/** What a check asks for that wants any user but root. */
export const NOT_ROOT = 'not-root'

/** The part of `--user`, or of `USER`, that is before the group. */
export const userOf = ({ user }: { user: string }): string => user.replace(/:.*$/s, '')

/** Whether it is root without looking it up: no user at all, the name, or the id 0. */
export const isRootByName = (user: string): boolean => user === '' || user === 'root' || /^0+$/.test(user)
