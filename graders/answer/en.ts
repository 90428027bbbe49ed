import type { KindWords } from '../../src/grading/contract/kind.ts'
import type answer from './answer.ts'
import type { AnswerFacts } from './answer.ts'
import { askedOf, type Fact } from './read-fact.ts'

const thingOf = ({ container, image, network }: Fact) => container ?? image ?? network ?? ''

const kindOf = ({ container, image }: Fact) => (container ? 'container' : image ? 'image' : 'network')

function called(fact: Fact): string {
  const { name, begins, container, network } = fact
  const thing = thingOf(fact)
  const at = container !== undefined && network !== undefined ? ` on the network ${network}` : ''
  return {
    id: `the ID of ${thing}`,
    created: `the time at which ${thing} was created`,
    image: `the image of ${thing}`,
    image_id: `the ID of the image of ${thing}`,
    size: `the size of ${thing}`,
    count: 'the number of running containers',
    ip: `the IP address of ${thing}${at}`,
    pid: `the process ID of the main process of ${thing} on the host`,
    processes: `the number of processes that run in ${thing}`,
    exit_code: `the exit code of ${thing}`,
    cpus: `the CPU limit of ${thing}`,
    env: `the value of the variable ${name} in ${thing}`,
    word: `the word in the log of ${thing} that begins with ${begins}`,
    user: `the user of ${thing}`,
    gateway: `the gateway of the network ${thing}`,
    subnet: `the subnet of the network ${thing}`,
  }[askedOf(fact)]
}

const answered = ({ given }: AnswerFacts) => given?.text.trim() ?? ''

export default {
  summary: 'The student answered a question, and the answer agrees with what the engine says now',
  options: {
    key: 'what "docker-lab answer LAB KEY VALUE" calls the question',
    fact: 'what the answer is compared with: it is looked up when the check runs, and never shown',
    'fact.container': 'the container that the question is about',
    'fact.image': 'the image that the question is about',
    'fact.network':
      'the network that the question is about; beside "container", the one on which its address counts',
    'fact.count': 'in place of a thing: how many containers run',
    'fact.is':
      'what is asked: of a container any but size, user, gateway and subnet; of an image id, size or user; of a network id, gateway or subnet',
    'fact.name': 'the variable, for env',
    'fact.begins': 'how the word begins, for word',
    equals: 'a fixed answer, in place of a fact; it is never shown',
  },
  refusals: {
    'fact-or-equals': 'needs either fact or equals, not both',
    'fact-of-other-thing':
      'needs one of container, image and network, and something that can be asked of it: a container’s id, created, image, image_id, ip, pid, processes, exit_code, cpus, env or word, an image’s id, size or user, a network’s id, gateway or subnet; or count alone',
    'name-for-env': 'takes name with "is: env", and only there',
    'begins-for-word': 'takes begins with "is: word", and only there',
  },
  expected: ({ key, fact }) =>
    fact === undefined ? `the right answer to "${key}"` : `"${key}" is ${called(fact)}`,
  actual: (facts, { key }) =>
    facts.given === undefined ? `no answer to "${key}"` : `your answer is ${answered(facts)}`,
  codes: {
    'answer-missing': {
      message: ({ key }) => `You have not answered "${key}" yet.`,
      next: ({ key }) => `Look it up, and then type "docker-lab answer LAB ${key} VALUE".`,
    },
    'answer-wrong': {
      message: ({ key, fact }, facts) =>
        fact === undefined
          ? `Your answer to "${key}" is ${answered(facts)}, and that is not right.`
          : `Your answer to "${key}" is ${answered(facts)}, and that is not ${called(fact)}.`,
      next: 'Read the question once more, and look at the engine once more. Only the last answer to a question counts.',
    },
    'answer-of-other': {
      message: ({ key, fact }, facts) =>
        `Your answer to "${key}" is ${answered(facts)}. That fits ${facts.of}, and the question is about ${fact?.container}${fact?.is === 'ip' && fact.network !== undefined ? ` on the network ${fact.network}` : ''}.`,
      next: 'Which name did you give to the command with which you looked?',
    },
    'answer-outdated': {
      message: ({ key, fact }, facts) =>
        `Your answer to "${key}" is ${answered(facts)}, and that is not ${fact ? called(fact) : ''} now. You gave it before ${fact?.container} was last started, and that can change with every start.`,
      next: 'Look again now, and answer again.',
    },
    'answer-in-billionths': {
      message: ({ key }, facts) =>
        `Your answer to "${key}" is ${answered(facts)}. Docker keeps the limit in billionths of a CPU, and the question is about CPUs.`,
      next: 'Billionths are what the "Nano" in the name stands for. How many CPUs is that?',
    },
    'answer-about-stopped': {
      message: ({ fact }) =>
        `Your answer cannot be compared with ${fact ? called(fact) : ''}, because that container is not running.`,
      next: 'Look at the state of the container, and bring it back to the one that the task describes.',
    },
    'answer-about-nothing': {
      message: ({ fact }, { right }) =>
        right === undefined
          ? `There is no ${fact ? kindOf(fact) : ''} named ${fact ? thingOf(fact) : ''}, so there is nothing to compare your answer with.`
          : `Your answer cannot be right: ${fact ? called(fact) : ''} does not exist at the moment.`,
      next: 'Is everything there that the task is about, and in the state that the task describes?',
    },
  },
} satisfies KindWords<typeof answer>
