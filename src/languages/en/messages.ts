import type { Report } from '../../grading/report.ts'
import docs from './docs.ts'
import pack from './pack.ts'
import scaffold from './scaffold.ts'

/** What the program itself says in English; what graders say stands beside their logic. */
const report = {
  engine: (engine: string, api: string, endpoint: string) => `${engine} (API ${api}) at ${endpoint}`,
  noEngine: (endpoint: string) => `no engine answered${endpoint && ` at ${endpoint}`}`,
  expected: 'expected',
  actual: 'actual',
  why: 'why',
  tryThis: 'try',
  more: 'more',
  check: 'check',
  pointsHeading: 'points',
  found: 'what was found',
  waitsFor: (titles: string[]) => `waits for «${titles.join('», «')}»`,
  notPassed: 'This check did not pass.',
  sameReason: 'could not be looked at, for the reason above',
  summary({ complete, passed, points }: Pick<Report, 'complete' | 'passed' | 'points'>): string {
    const { earned, possible } = points
    if (passed) return `${earned} of ${possible} points. Well done: everything is as it should be.`
    if (complete)
      return `${earned} of ${possible} points. Begin with the first failure, and check again whenever you like.`
    return `The score is incomplete (${earned} of ${possible} points so far), because not everything could be looked at. That is not your mistake.`
  },
}

/** The ids of the commands: where one belongs to a topic, with that in front. */
const COMMANDS = [
  'check',
  'doctor',
  'explain',
  'hint',
  'lab:docs',
  'lab:lint',
  'lab:new',
  'lab:pack',
  'lab:test',
  'list',
  'reset',
  'show',
  'start',
] as const
export type CommandName = (typeof COMMANDS)[number]

const errors = {
  usage: (usage: string) => `Usage: ${usage}. «docker-lab --help» shows more.`,
  help: '«docker-lab --help» shows what there is.',
  commands: COMMANDS,
  noCommand: (command: string, meant?: string) => `There is no command «${command}».${didYouMean(meant)}`,
  noOption: (option: string, meant?: string) => `There is no option «${option}» here.${didYouMean(meant)}`,
  tooMuch: (word: string) => `«${word}» is one word too many.`,
  missing: (argument: string) => `${argument} is missing.`,
  commandLine: (reason: string) => `The command line is not right: ${reason}`,
  bug: (message: string) =>
    `docker-lab itself failed (${message}). That is a mistake of ours; please report it. With DEBUG=1 set, the details are printed.`,
  whichLab: (usage: string) => `which lab? Usage: docker-lab ${usage}; «docker-lab list» shows the labs`,
  whichCode: 'which code? Usage: docker-lab explain CODE; «docker-lab explain --list» shows all',
  noCode: (code: string) => `there is no diagnosis «${code}»; «docker-lab explain --list» shows all`,
  noCheck: (id: string, ids: string[]) => `this lab has no check «${id}», but ${ids.join(', ')}`,
  tooManyOutputs: (outputs: number, reporters: number) =>
    `${outputs} files are named, but only ${reporters} reporter${reporters === 1 ? '' : 's'}`,
  unwritable: (reason: string) => `this file cannot be written (${reason})`,
}

function didYouMean(meant: string | undefined): string {
  return meant ? ` Did you mean «${meant}»?` : ''
}

const list = {
  number: 'no.',
  title: 'lab',
  chapter: 'chapter',
  minutes: 'min',
  points: 'points',
  next: (lab: string) => `To begin: docker-lab show ${lab}`,
}

const explain = { what: 'What happened', see: 'See it yourself', why: 'Why Docker works that way' }

const hint = {
  allPass: 'Every check of this lab passes. There is nothing left to hint at.',
  none: (lab: string) => `This check has no hints. The task is worth another look: docker-lab show ${lab}`,
  step: (level: number, levels: number) =>
    `Hint ${level} of ${levels}. ${level < levels ? 'Ask again for a stronger one.' : 'That was the last one.'}`,
}

/** Who has a port: a container, or a program outside the engine. */
export type Owner = { container: string } | 'a program'

const ownerOf = (owner: Owner) =>
  owner === 'a program' ? 'a program outside Docker' : `the container ${owner.container}`

const start = {
  imageHere: (image: string) => `The image ${image} is here.`,
  pulling: (image: string, done: number, layers: number) =>
    `Fetching ${image}${layers > 0 ? `: ${done} of ${layers} layers` : ' …'}`,
  pulled: (image: string) => `Fetched the image ${image}.`,
  notPulled: (image: string, reason: string) =>
    `The image ${image} could not be fetched (${reason}). That is the network, or the registry, not you: try again, or set a registry mirror in Docker's settings.`,
  portTaken: (port: number, owner: Owner) =>
    `Port ${port} is taken already, by ${ownerOf(owner)}. The lab needs it.`,
  standIn: (name: string, port: number) =>
    `A registry answers on port ${port} already. It does the work of ${name}, which was not started.`,
  serviceRuns: (name: string) => `${name} runs already.`,
  serviceStarted: (name: string) => `Started ${name}.`,
  serviceSilent: (name: string) =>
    `Started ${name}, but it does not answer. Its log may say why: docker logs ${name}`,
  serviceRefused: (name: string, reason: string) => `${name} could not be started: ${reason}`,
  next: (lab: string) => `The whole task: docker-lab show ${lab}\nCheck your work: docker-lab check ${lab}`,
  notReady: 'Not everything is ready: see above. It can be started again at any time.',
}

const reset = {
  kinds: { container: 'container', network: 'network', volume: 'volume', image: 'image' },
  nothing: (endpoint: string) => `Nothing of this lab is there at ${endpoint}. Nothing was removed.`,
  list: (endpoint: string, dryRun: boolean) =>
    `${dryRun ? 'This would be removed' : 'This will be removed'} from ${endpoint}, with all that is in it:`,
  ask: 'Remove it? [y/N]',
  needsYes: 'nobody can be asked here: use --yes to remove this, or --dry-run to only look',
  kept: 'Nothing was removed.',
  removed: (what: string) => `Removed ${what}.`,
  refused: (what: string, reason: string) => `The engine did not remove ${what}: ${reason}`,
}

const doctor = {
  node: (version: string, path: string) => `Node.js ${version} (${path})`,
  endpoint: (url: string, source: string) => `The engine to use is ${url} (from: ${source}).`,
  engine: (name: string, version: string, api: string) => `It answers: ${name} ${version}, API ${api}.`,
  settings: (system: string, driver: string) => `It runs on ${system}, with the storage driver ${driver}.`,
  mirrors: (mirrors: string[]) =>
    mirrors.length > 0
      ? `Registry mirrors: ${mirrors.join(', ')}`
      : "No registry mirror is set. Where pulls are slow or fail, one may help (registry-mirrors in Docker's settings).",
  otherSocket: (name: string, host: string) => `There is another socket, usually ${name}'s: ${host}`,
  useSocket: (host: string) => `To use it: docker-lab … --host ${host}`,
  imageHere: (image: string) => `The image ${image} is here.`,
  imageMissing: (image: string) => `The image ${image} is not here yet.`,
  fetch: (lab: string) => `To fetch it: docker-lab start ${lab}`,
  portFree: (port: number) => `Port ${port} is free.`,
  portTaken: (port: number, owner: Owner) => `Port ${port} is taken, by ${ownerOf(owner)}.`,
  freePort: (port: number) => `See who has it: docker ps --filter publish=${port}, or: ss -ltnp`,
}

const messages = { report, errors, list, explain, hint, start, reset, doctor, docs, pack, scaffold }

export type Messages = typeof messages

export default messages
