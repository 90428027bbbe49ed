/** What "class serve", "class tokens" and "--submit" say. */
const serve = {
  open: (address: string) => `The class is at ${address}`,
  loginLink: (link: string) => `Log in with this link, which works once: ${link}`,
  nextLink: (link: string) => `Logged in. For another browser, this link works once: ${link}`,
  handIn:
    'Students hand in with "docker-lab check LAB --submit ADDRESS". "docker-lab class tokens" makes an address for each of them.',
  onNetwork: (host: string) =>
    `Warning: it listens on ${host}, so everyone on that network can reach it, and tokens and results travel unencrypted. Put a reverse proxy with TLS in front of it, or use --tls-cert and --tls-key.`,
  stop: 'Press Ctrl-C to stop.',
  cannotListen: (host: string, port: number, code: string) =>
    code === 'EADDRINUSE'
      ? `port ${port} on ${host} is already in use: choose a different one with --port`
      : `cannot listen on port ${port} of ${host} (${code}): choose a different --host or --port`,
  tlsTogether: '--tls-cert and --tls-key belong together: give both of them',
  tlsUnreadable: (code: string) => `cannot read this file (${code})`,
  tlsWrong: 'this is not a certificate with its private key, in PEM',
  notAProxy: (text: string) =>
    `--proxy needs the IP address that the proxy connects from, such as 127.0.0.1, not "${text}"`,
  problem: (reason: string) => `Something went wrong, and the server carries on: ${reason}`,
  tokens: {
    made: (count: number, file: string) =>
      `Wrote ${count} ${count === 1 ? 'address' : 'addresses'} to ${file}. Only hashes are kept, so this file cannot be made again.`,
    exists: 'this file already exists, and addresses cannot be shown again: choose a different name',
    once: 'Only hashes are kept, so these addresses cannot be shown again.',
    teacher: 'Token for a teacher to log in with, which cannot be shown again:',
    unknownStudent: (id: string) => `the roster has no student "${id}"`,
    allHaveOne:
      'every student already has an address, which cannot be shown again: --student ID makes a new one for one of them, --renew for everybody',
    replaced: (count: number) =>
      count === 1
        ? 'The earlier address of 1 student no longer works.'
        : `The earlier addresses of ${count} students no longer work.`,
    kept: (count: number) =>
      count === 1
        ? '1 student has an address already, and keeps it.'
        : `${count} students have an address already, and keep it.`,
    nothingToRevoke: (id: string) =>
      `"${id}" has no address or token: "docker-lab class tokens --list" shows who has one`,
    revoked: (ids: string[]) => `No longer valid: ${ids.join(', ')}.`,
    loggedOut: 'Every teacher has to log in again.',
    list: {
      id: 'id',
      name: 'name',
      since: 'address since',
      seed: 'seed',
      none: 'none',
      notInClass: 'not in the roster',
    },
    notAnAddress: (text: string) => `"${text}" is not an address such as https://class.example.org`,
  },
  submit: {
    notAnAddress:
      'the address to hand in to looks like http://host:8650/s/TOKEN, as your teacher gave it to you',
    nothing: 'Not handed in: no engine answered, so there is nothing to hand in.',
    received: (lab: string, earned: number, possible: number) =>
      `Handed in ${lab}: ${earned} of ${possible} points.`,
    again: (lab: string) => `Already handed in: ${lab}.`,
    incomplete: (lab: string) => `Handed in ${lab}. Not all of it could be checked, so it has no grade yet.`,
    ignored: (lab: string) => `${lab} is not one of the labs of this class, so it was not handed in.`,
    refused: (message: string) => `Not handed in: ${message}`,
    unreachable: (address: string, reason: string) =>
      `Not handed in: ${address} could not be reached (${reason}). Your result above is not affected. Run the same command again later.`,
    badAnswer: (address: string) =>
      `Not handed in: what answers at ${address} is not docker-lab. Check the address with your teacher.`,
  },
  refused: {
    'not-found':
      'There is nothing at this address. Check it, or open the address that "docker-lab class serve" printed.',
    'no-cell': 'This student or this lab is not in this class. Reload the page.',
    'no-attempt': 'This student did not make this attempt at this lab. Reload the page.',
    'no-diagnosis': 'No diagnosis has this code. "docker-lab explain --list" shows all of them.',
    'not-json': 'The body has to be JSON (Content-Type: application/json).',
    encoding: 'The body can be packed with gzip, and with nothing else.',
    'too-big': 'The snapshot is too large to be handed in. Hand in fewer labs at a time.',
    unreadable: 'This is not a snapshot, or it is damaged. Make it again.',
    token: 'The token is not valid. Ask your teacher for the address again.',
    'not-a-student': "This is a teacher's token. Only students hand in: use the address of a student.",
    'not-in-class': 'The student of this token is not in this class. Ask your teacher for the right address.',
    'other-student':
      'The snapshot is of a different student than the token. Hand in your own, at the address that your teacher gave you.',
    'no-lab': 'None of these labs is graded in this class. Ask your teacher which ones are.',
    'too-often': 'Too many requests. Wait a moment, then try again.',
    busy: 'The server is busy. Try again in a moment.',
    'too-many-pages': 'Too many pages show this class live. Close those that nobody looks at.',
    login: 'Log in first.',
    code: 'This link or token is not valid. A link works only once: use the newest that "docker-lab class serve" printed.',
    'login-unreadable':
      'To log in, the body has to be {"secret": "…"}: the code of a link, or the token of a teacher.',
    'login-too-big': 'This is too long to be the code of a link, or the token of a teacher. Copy it again.',
    'other-site':
      'This request came from a different site. Open the address of this server in the browser itself.',
    gradebook: 'The gradebook cannot be used right now. Try again later.',
    bug: 'The server made a mistake, which it describes in its terminal.',
  },
  /** What else is said of the two to whoever handed in. */
  notSaved: {
    gradebook: 'The gradebook cannot be used right now, and nothing was saved. Try again later.',
    bug: 'The server made a mistake, and nothing was saved. Tell your teacher.',
  },
}

export type ServeWords = typeof serve

export default serve
