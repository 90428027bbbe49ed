import { familiar } from '../../src/docker/port/reference.ts'
import { isMoment, isSize } from './moment-and-size.ts'
import { askedOf, type Fact } from './read-fact.ts'

/** As many digits of an id as Docker shows. */
const SHORT_ID = 12
const BILLION = 1e9

/** Whether an answer says one of the things that are right, in one of the forms in which people write it. */
export const isRight = (answer: string, right: readonly string[], fact: Fact): boolean =>
  right.some((one) => answer === one || SAME[askedOf(fact)](plain(answer), one, fact.name ?? ''))

/** Whether two texts are one, but for the spaces around them and the width of their characters. */
export const isSameText = (answer: string, right: string): boolean => plain(answer) === plain(right)

/** Whether the right number of CPUs was given as Docker keeps it, in billionths. */
export const isInBillionths = (answer: string, right: readonly string[], { is }: Fact): boolean =>
  is === 'cpus' && right.some((one) => amount(plain(answer)) === Number(one) * BILLION)

type Same = (answer: string, right: string, name: string) => boolean

const isSameNumber: Same = (answer, right) => amount(answer) === Number(right)
const isSameWord: Same = (answer, right) => answer === right
/** `172.17.0.2/16`, as Docker writes it of a network's containers. */
const isSameAddress: Same = (answer, right) => answer.replace(/\/\d+$/, '').toLowerCase() === right

const SAME: Record<ReturnType<typeof askedOf>, Same> = {
  ip: isSameAddress,
  gateway: isSameAddress,
  subnet: isSameWord,
  user: isSameWord,
  word: isSameWord,
  pid: isSameNumber,
  processes: isSameNumber,
  exit_code: isSameNumber,
  count: isSameNumber,
  cpus: isSameNumber,
  env: (answer, right, name) => answer === right || unquoted(answer.replace(`${name}=`, '')) === right,
  created: isMoment,
  size: isSize,
  id: isSameId,
  image_id: isSameId,
  image: (answer, right) => (isId(right) ? isSameId(answer, right) : familiar(answer) === right),
}

const isId = (text: string) => /^sha256:/.test(text)

function isSameId(answer: string, right: string): boolean {
  const id = withoutAlgorithm(answer.toLowerCase())
  return id.length >= SHORT_ID && withoutAlgorithm(right).startsWith(id)
}

const withoutAlgorithm = (id: string) => id.replace(/^sha256:/, '')

/** A number, with or without what it counts: `0.50`, `3 processes`, `4 个`. */
function amount(text: string): number | undefined {
  const [, digits] = /^(\d+(?:[.,]\d*)?|[.,]\d+)(?:\s*[\p{L} ()]*)$/u.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits.replace(',', '.'))
}

/** Without spaces and quotes around it. Input methods for Chinese write digits and letters that are twice as wide. */
const plain = (text: string) => unquoted(text.normalize('NFKC').trim())

const unquoted = (text: string) => /^(["'`])(.*)\1$/s.exec(text)?.[2]?.trim() ?? text
