import type { KindWords } from '../../src/grading/contract/kind.ts'
import type count from './count.ts'
import { type CountFacts, type CountWant, leastOf, missingOf, mostOf } from './count.ts'

const SHOWN = 8

const listed = (names: string[]) =>
  [...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`${names.length - SHOWN} more`] : [])].join(', ')

/** What is counted: `running containers from nginx`. */
function subject({ of, names, image, label, command, state, dangling }: CountWant, amount = 2): string {
  const kind = dangling ? (of === 'volumes' ? 'unused' : 'dangling') : state
  return [
    kind,
    amount === 1 ? of.slice(0, -1) : of,
    image && `from ${image}`,
    command && `that run "${command}"`,
    label && `with the label ${label}`,
    names && `named ${listed(names)}`,
  ]
    .filter(Boolean)
    .join(' ')
}

function bounds({ equals, at_least, at_most }: CountWant): string {
  if (equals !== undefined) return equals === 0 ? 'none' : `exactly ${equals}`
  return [at_least && `at least ${at_least}`, at_most && `at most ${at_most}`].filter(Boolean).join(', ')
}

const shown = ({ found }: CountFacts) =>
  listed(found.map(({ name, status }) => (status === undefined ? name : `${name} (${status})`)))

const amounts = (facts: CountFacts) => facts.found.length - facts.restarting.length

export default {
  summary: 'The number of containers, images, volumes or networks is right',
  options: {
    of: 'what is counted; of networks, those that every engine has do not count',
    names: 'of these names; any, when left out',
    image: 'containers created from this image',
    label: 'with this label: KEY, or KEY=VALUE',
    command: 'containers whose command has these words in a row: sleep 1000',
    state: 'containers in this state; any, when left out',
    dangling: 'images without a name, or volumes that no container uses',
    equals: 'how many there must be; 0 for none',
    at_least: 'how many there must be at least',
    at_most: 'how many there can be at most',
  },
  refusals: {
    'needs-amount': 'needs equals, or at_least and at_most, or one of these two',
    'only-of-containers': 'image, command and state need "of: containers"',
    'cannot-dangle': 'needs "of: images" or "of: volumes"',
    'counts-strangers':
      'equals above 0 and at_most need names, image, label or command, because a student can have other things on the same engine',
  },
  expected: (want) => `${subject(want)}: ${bounds(want)}`,
  actual: (facts) => (facts.found.length === 0 ? 'none' : `${facts.found.length}: ${shown(facts)}`),
  codes: {
    'count-too-low': {
      message(want, facts) {
        const amount = amounts(facts)
        const missing = missingOf(want, facts)
        return [
          amount === 0
            ? `There are no ${subject(want)}.`
            : `There ${amount === 1 ? 'is' : 'are'} only ${amount} of the ${leastOf(want)} ${subject({ ...want, names: undefined }, leastOf(want))} that the task asks for.`,
          amount > 0 && missing.length > 0 && `Not found: ${listed(missing)}.`,
          facts.restarting.length > 0 &&
            `Not counted, because it exits and is restarted again and again: ${listed(facts.restarting)}.`,
        ]
          .filter(Boolean)
          .join(' ')
      },
      next: ({ of }) =>
        of === 'containers'
          ? 'List all containers, not only the running ones. Which of them is missing, or in a different state?'
          : 'List them. Which one is missing, or has a different name?',
    },
    'count-too-high': {
      message: (want, facts) => {
        const amount = facts.found.length
        const most = mostOf(want)
        return `There ${amount === 1 ? 'is' : 'are'} ${amount} ${subject({ ...want, names: undefined }, amount)}: ${listed(facts.found.map(({ name }) => name))}. There should be ${most === 0 ? 'none' : `only ${most}`}.`
      },
      next: ({ of, names, image, label, command, dangling }) =>
        (names ?? image ?? label ?? command) === undefined
          ? `Everything on this engine counts, whoever made it. ${!dangling && (of === 'volumes' || of === 'networks') ? 'What uses it has to go first.' : 'Which of them do you still need?'}`
          : 'Which of them is one too many, and what has to happen to it?',
    },
  },
} satisfies KindWords<typeof count>
