/** Where a student hands in. */
export interface SubmitAddress {
  /** Where snapshots are sent. */
  endpoint: string
  token: string
  /** The server, for messages: without the token. */
  server: string
}

/** An address as a teacher gives it out: `http://host:8650/s/TOKEN`; undefined for anything else. */
export function submitAddress(text: string): SubmitAddress | undefined {
  const url = URL.parse(text.trim())
  const [, base, token] = /^(.*)\/s\/([\w-]{16,200})\/?$/.exec(url?.pathname ?? '') ?? []
  if (!url || !/^https?:$/.test(url.protocol) || base === undefined || token === undefined) return undefined
  return { endpoint: `${url.origin}${base}/api/submit`, token, server: url.origin }
}
