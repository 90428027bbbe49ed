import type { KindWords } from '../../src/grading/contract/kind.ts'
import type processes from './processes.ts'
import { countsOf } from './processes.ts'

const SHOWN = 8

const counted = (amount: number | undefined) => `${amount} ${amount === 1 ? 'process' : 'processes'}`

const onlyCounted = (amount: number) => (amount === 0 ? 'no process' : `only ${counted(amount)}`)

function bounds({
  equals,
  at_least,
  at_most,
}: Partial<Record<'equals' | 'at_least' | 'at_most', number | undefined>>) {
  if (equals !== undefined) return `exactly ${counted(equals)}`
  return [at_least && `at least ${counted(at_least)}`, at_most && `at most ${counted(at_most)}`]
    .filter(Boolean)
    .join(' and ')
}

const listed = (programs: string[]) =>
  [...programs.slice(0, SHOWN), ...(programs.length > SHOWN ? [`${programs.length - SHOWN} more`] : [])].join(
    ', ',
  )

export default {
  summary: 'A number of processes runs in a container',
  options: {
    container: 'name of the container',
    program: 'only processes of this program, by the name of its file, such as nginx',
    equals: 'how many there must be; those of docker exec can be among them or not',
    at_least: 'how many there must be at least',
    at_most: 'how many there can be at most',
  },
  refusals: { 'needs-amount': 'needs equals, or at_least and at_most, or one of these two' },
  expected: (want) =>
    `${bounds(want)}${want.program === undefined ? '' : ` of ${want.program}`} in ${want.container}`,
  actual: ({ programs }) => `${counted(programs.length)}: ${listed(programs)}`,
  codes: {
    'processes-too-few': {
      message: (want, facts) =>
        `${facts.container.name} runs ${onlyCounted(countsOf(want, facts).all)}${want.program === undefined ? '' : ` of ${want.program}`}.`,
      next: 'Which program should start the others, and did it? "docker exec" can also start one.',
    },
    'processes-too-many': {
      message: (want, facts) =>
        `${facts.container.name} runs ${counted(countsOf(want, facts).all)}${want.program === undefined ? '' : ` of ${want.program}`}.`,
      next: 'Is a shell among them, or something that "docker exec" started and that still runs?',
    },
  },
} satisfies KindWords<typeof processes>
