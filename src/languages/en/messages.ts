import docs from './docs.ts'
import pack from './pack.ts'
import scaffold from './scaffold.ts'

/** The result of a report. */
export interface Summary {
  complete: boolean
  passed: boolean
  points: { earned: number; possible: number }
}

const report = {
  course: (title: string) => `Course: ${title}`,
  fetched: (source: string, revision: string) => `From ${source} at ${revision}`,
  engine: (engine: string, api: string, endpoint: string) => `${engine} (API ${api}) at ${endpoint}`,
  noEngine: (endpoint: string) => `No engine answered${endpoint && ` at ${endpoint}`}`,
  expected: 'expected',
  actual: 'actual',
  why: 'why',
  tryThis: 'try',
  more: 'more',
  check: 'check',
  pointsHeading: 'points',
  found: 'what was found',
  labelled: (label: string, text: string) => `${label}: ${text}`,
  waitsFor: (titles: string[]) => `waits for "${titles.join('", "')}"`,
  notPassed: 'This check did not pass.',
  sameReason: 'could not be checked, for the reason above',
  /** What a student had opened of a lab. */
  opened(hints: number, solution: 'after-solving' | 'gave-up' | undefined): string {
    const parts = [
      ...(hints > 0 ? [`${hints} ${hints === 1 ? 'hint' : 'hints'}`] : []),
      ...(solution ? [`the solution${solution === 'gave-up' ? ' (before solving the lab)' : ''}`] : []),
    ]
    return `Opened: ${parts.join(', ')}`
  },
  /** Of what was handed in and run again. Where it printed something, its last lines follow. */
  scriptEnded: (code: number, hasPrinted: boolean) =>
    `The submission ended with exit code ${code}${hasPrinted ? ':' : ' and printed nothing.'}`,
  summary({ complete, passed, points: { earned, possible } }: Summary): string {
    const points = `${earned} of ${possible} ${possible === 1 ? 'point' : 'points'}`
    if (passed) return `${points}. Well done: everything is as it should be.`
    if (complete) return `${points}. Start with the first failure, then check again.`
    return `The score is incomplete (${points} so far), because some checks could not be made. That is not your mistake.`
  },
}

/** What was typed for an option, and what it takes. */
interface Value {
  option?: string | undefined
  value?: string | undefined
}

const errors = {
  usage: (usage: string) => `Usage: ${usage}. See "docker-lab --help".`,
  help: '"docker-lab --help" lists the commands.',
  noCommand: (command: string, meant?: string) => `There is no command "${command}".${didYouMean(meant)}`,
  noOption: (option: string, meant?: string) => `There is no option "${option}" here.${didYouMean(meant)}`,
  unexpected: (word: string) => `Unexpected argument "${word}".`,
  tooManyWords: (most: number) => `Too many arguments: at most ${most} are allowed.`,
  missing: (argument: string) => `Missing argument ${argument}.`,
  missingOption: ({ option }: Value) => `Missing option --${option}.`,
  notWhole: ({ option, value }: Value) => `${option} takes a whole number, not "${value}".`,
  tooSmall: ({ option, value, least }: Value & { least?: string }) =>
    `${option} must be at least ${least}, not "${value}".`,
  tooLarge: ({ option, value, most }: Value & { most?: string }) =>
    `${option} must be at most ${most}, not "${value}".`,
  notOneOf: ({ option, value, all }: Value & { all?: string }) =>
    `${option === undefined ? `"${value}" is not allowed here` : `${option} cannot be "${value}"`}. Allowed values: ${all}.`,
  onlyOnce: ({ option }: Value) => `${option} can be given only once.`,
  noValue: ({ option, all }: Value & { all?: string }) =>
    `${option} needs a value.${all === undefined ? '' : ` Allowed values: ${all}.`}`,
  notTogether: ({ option, other }: Value & { other?: string }) =>
    `${option} and ${other} cannot be used together.`,
  commandLine: (reason: string) => `Invalid command line: "${reason}"`,
  bug: (message: string) =>
    `docker-lab itself failed (${message}). This is a bug in docker-lab; please report it. Set DEBUG=1 to see the details.`,
  whichLab: (usage: string) => `which lab? Usage: docker-lab ${usage}; "docker-lab list" shows the labs`,
  labsOrAll: 'name the labs, or use --all, but not both',
  whichCode: 'which code? Usage: docker-lab explain CODE; "docker-lab explain --list" shows all codes',
  noCode: (code: string) => `there is no diagnosis "${code}"; "docker-lab explain --list" shows all codes`,
  noCheck: (id: string, ids: string[]) =>
    `this lab has no check "${id}"; its ${ids.length === 1 ? 'only check is' : 'checks are'} ${ids.join(', ')}`,
  tooManyOutputs: (outputs: number, reporters: number) =>
    `there ${outputs === 1 ? 'is 1 output file' : `are ${outputs} output files`}, but only ${reporters} ${reporters === 1 ? 'reporter' : 'reporters'}`,
  unwritable: (reason: string) => `cannot write this file (${reason})`,
  noOutput: (reason: string) => `Cannot write to standard output (${reason}).`,
  noWorkingDirectory: 'The current directory no longer exists. Change to a different one, and try again.',
}

function didYouMean(meant: string | undefined): string {
  return meant ? ` Did you mean "${meant}"?` : ''
}

const explain = { what: 'What happened', see: 'See it yourself', why: 'Why Docker works that way' }

const hint = {
  allPass: 'Every check of this lab passes, so there is nothing left to hint at.',
  none: (lab: string) => `This check has no hints. Read the task again: docker-lab show ${lab}`,
  step: (level: number, levels: number) =>
    `Hint ${level} of ${levels}. ${level < levels ? 'Ask again for a stronger one.' : 'That was the last one.'}`,
}

/** What uses a port: a container, or a program outside the engine. `server`: what it calls itself in its answers. */
export type PortOwner =
  | { kind: 'container'; name: string }
  | { kind: 'program'; server?: string }
  /** AirPlay Receiver of macOS. */
  | { kind: 'airplay' }

function ownerOf(owner: PortOwner): string {
  if (owner.kind === 'container') return `the container ${owner.name}`
  if (owner.kind === 'airplay')
    return 'AirPlay Receiver of macOS (turn it off in System Settings, under General > AirDrop & Handoff)'
  return `a program outside Docker${owner.server ? ` (${owner.server})` : ''}`
}

const start = {
  fetching: (source: string) => `Fetching the course from ${source} …`,
  imageHere: (image: string) => `The image ${image} is already here.`,
  pulling: (image: string, done: number, layers: number) =>
    `Pulling ${image}${layers > 0 ? `: ${done} of ${layers} ${layers === 1 ? 'layer' : 'layers'}` : '…'}`,
  pulled: (image: string) => `Pulled the image ${image}.`,
  notPulled: (image: string, reason: string) =>
    `The image ${image} could not be pulled (${reason}). That is a problem with the network or the registry, not your mistake: try again, or set a registry mirror in Docker's settings.`,
  portTaken: (port: number, owner: PortOwner) =>
    `Port ${port} is already in use by ${ownerOf(owner)}, and this lab needs it.`,
  standIn: (name: string, port: number) =>
    `A registry is already running on port ${port}, so ${name} was not started.`,
  serviceRuns: (name: string) => `${name} is already running.`,
  serviceStarted: (name: string) => `Started ${name}.`,
  serviceSilent: (name: string) =>
    `Started ${name}, but it does not answer. Look for the reason in its log: docker logs ${name}`,
  otherLogin: (name: string, lab: string) =>
    `${name} is running, but it does not accept the user and the password of this lab. To begin again: docker-lab reset ${lab}, and then docker-lab start ${lab}`,
  serviceRefused: (name: string, reason: string) => `${name} could not be started: ${reason}`,
  notASeed: (text: string) =>
    `"${text}" is not a seed: it has 32 digits and letters from a to f, as your teacher gave it to you`,
  begunOtherwise: (labs: string[]) =>
    `${labs.length === 1 ? `lab ${labs[0]} was` : `labs ${labs.join(' and ')} were`} started with other values; run ${labs.map((lab) => `"docker-lab reset ${lab}"`).join(' and ')} first, and then this command again`,
  seedKept: 'This seed is kept. Labs that differ from student to student now have the values of your class.',
  sceneKept: (lab: string) =>
    `This lab was started before, so nothing was changed. To begin again: docker-lab reset ${lab}, and then docker-lab start ${lab}`,
  settingScene: 'Creating what this lab begins with…',
  sceneSet: (containers: string[]) =>
    `Created what this lab begins with${containers.length > 0 ? `: ${containers.join(', ')}` : ''}.`,
  sceneRefused: (name: string, reason: string) =>
    `${name} could not be created: ${reason}. Nothing of what this lab begins with was left behind.`,
  inTheWay: (kind: 'container' | 'network' | 'volume', name: string, isLeft: boolean, lab: string) =>
    isLeft
      ? `The ${kind} ${name} is left from an earlier start of this lab. To begin again: docker-lab reset ${lab}, and then docker-lab start ${lab}`
      : `There is already a ${kind} named ${name}, and this lab creates its own. Remove it, or give it a different name, then run this again.`,
  handedOut: (file: string) => `Added ${file} to this directory.`,
  fileKept: (file: string) =>
    `${file} is already in this directory and differs from the lab's, so it stays as it is. To get the lab's, move yours away and run this again.`,
  fileIgnored: (file: string) => `Left out ${file}, because Git ignores it.`,
  next: (lab: string) => `The whole task: docker-lab show ${lab}\nCheck your work: docker-lab check ${lab}`,
  login: (host: string, user: string, password: string) =>
    `For ${host}, which asks for a login:\n  user: ${user}\n  password: ${password}`,
  notReady: 'Not everything is ready: see above. You can run this again at any time.',
}

const answer = {
  kept: (key: string, text: string, lab: string) =>
    `Your answer to "${key}" is now: ${text}\nSee whether it is right: docker-lab check ${lab}`,
  notYet: 'not answered yet',
  noQuestions: 'this lab asks no questions, so there is nothing to answer',
  noQuestion: (key: string, keys: string[]) =>
    `this lab has no question "${key}"; its ${keys.length === 1 ? 'only question is' : 'questions are'} ${keys.join(', ')}`,
  noValue: (lab: string, key: string) => `what is your answer? Usage: docker-lab answer ${lab} ${key} VALUE`,
  tooLong: (most: number) => `an answer can have at most ${most} characters`,
}

const reset = {
  kinds: {
    service: 'service',
    container: 'container',
    network: 'network',
    volume: 'volume',
    image: 'image',
  },
  nothing: (endpoint: string) => `Found nothing from this lab at ${endpoint}. Nothing was removed.`,
  list: (endpoint: string, dryRun: boolean) =>
    `${dryRun ? 'This would be removed' : 'This will be removed'} from ${endpoint}, with everything in it:`,
  ask: 'Remove it? [y/N]',
  /** What counts as yes. */
  yes: ['y', 'yes'],
  needsYes: 'cannot ask for confirmation here: use --yes to remove this, or --dry-run to only list it',
  kept: 'Nothing was removed.',
  removed: (what: string) => `Removed ${what}.`,
  leftImages: (images: string[]) =>
    `Left, because other labs can need ${images.length === 1 ? 'it' : 'them'}: ${images.length === 1 ? 'the image' : 'the images'} ${images.join(', ')}`,
  leftSwarm: 'Left: the engine is still in a swarm. To end that, type "docker swarm leave --force".',
  leftFiles: (files: string[]) =>
    `Left in this directory, because you may have changed them: ${files.join(', ')}`,
  refused: (what: string, reason: string) => `The engine did not remove ${what}: ${reason}`,
}

const sources = {
  '--host': () => 'from --host',
  DOCKER_HOST: () => 'from DOCKER_HOST',
  context: (name: string) => `from the context ${name}`,
  'default-socket': () => 'the default socket',
  sandbox: () => 'a sandbox',
}

const socketOwners = {
  docker: 'Docker',
  'rootless-docker': 'rootless Docker',
  'docker-desktop': 'Docker Desktop',
  colima: 'Colima',
  'rancher-desktop': 'Rancher Desktop',
  podman: 'Podman',
}

/** The rights on an engine's socket. */
interface SocketRights {
  path: string
  mode: string
  group: string
}

/** In bytes; undefined for what is not known. */
interface RoomFigures {
  free: number | undefined
  total: number | undefined
  need: number | undefined
}

const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`

const doctor = {
  runtime: (runtime: string, path: string) => `${runtime} (${path})`,
  endpoint: (url: string, source: keyof typeof sources, context: string) =>
    `The engine to use is ${url} (${sources[source](context)}).`,
  engine: (name: string, version: string, api: string) => `It answers: ${name} ${version}, API ${api}.`,
  /** By what this account is allowed to use the socket. */
  rights: {
    root: ({ path }: SocketRights) => `You are allowed to use ${path}, as root.`,
    owner: ({ path }: SocketRights) => `You are allowed to use ${path}: it is yours.`,
    group: ({ path, group }: SocketRights) =>
      `You are allowed to use ${path}, as a member of the group ${group}.`,
    everyone: ({ path, mode }: SocketRights) =>
      `Everyone on this machine is allowed to use ${path} (mode ${mode}), and so to become root.`,
    'next-login': ({ path, group }: SocketRights) =>
      `You are not allowed to use ${path} yet: you were put into the group ${group} after you logged in.`,
    nothing: ({ path, mode, group }: SocketRights) =>
      `You are not allowed to use ${path} (mode ${mode}, group ${group}).`,
  },
  getRights: {
    'next-login': ({ group }: SocketRights) => `Log out and in again, or run: newgrp ${group}`,
    nothing: ({ group }: SocketRights) =>
      `To join the group: sudo usermod -aG ${group} "$USER", then log out and in again. Its members can become root.`,
  } as Partial<Record<string, (rights: SocketRights) => string>>,
  kinds: {
    docker: 'It is Docker Engine on its own machine.',
    rootless:
      'It is rootless Docker: it runs without root, so ports below 1024 and some options need extra settings.',
    desktop:
      'It is Docker Desktop: the engine runs in a virtual machine, so the addresses of containers cannot be reached from here. Use published ports.',
    podman: "It is Podman, which speaks the same API; some names and messages differ from Docker's.",
  },
  proxy: (engine: string, shell: string) =>
    engine
      ? `The engine pulls through the proxy ${engine}.`
      : `Your shell uses the proxy ${shell}, but the engine does not.`,
  setProxy:
    'If pulls fail, set the proxy for the engine as well: https://docs.docker.com/engine/daemon/proxy/',
  memory: ({ free, total, need }: RoomFigures) =>
    total === undefined
      ? 'The engine does not say how much memory it has.'
      : `The engine has ${gigabytes(total)} of memory${free === undefined ? '' : `, ${gigabytes(free)} of it free`}${need === undefined ? '' : `; this course needs ${gigabytes(need)}`}.`,
  moreMemory: 'Give the engine more memory (Docker Desktop: Settings, Resources), or stop other programs.',
  disk: ({ free, need }: RoomFigures) =>
    free === undefined
      ? 'The free space on the disk of the engine cannot be seen from here: "docker system df" shows what it uses.'
      : `The engine has ${gigabytes(free)} of free disk space${need === undefined ? '' : `; this course needs ${gigabytes(need)}`}.`,
  moreDisk:
    '"docker system df" shows what takes space, and "docker image prune" removes images without a name.',
  settings: (system: string, driver: string) => `It runs on ${system}, with the storage driver ${driver}.`,
  mirrors: (mirrors: string[]) =>
    mirrors.length > 0
      ? `Registry mirrors: ${mirrors.join(', ')}`
      : "No registry mirror is set. If pulls are slow or fail, a mirror can help (registry-mirrors in Docker's settings).",
  otherSocket: (owner: keyof typeof socketOwners, host: string) =>
    `Found a different socket, usually that of ${socketOwners[owner]}: ${host}`,
  useSocket: (host: string) => `To use it: docker-lab … --host ${host}`,
  imageHere: (image: string) => `The image ${image} is here.`,
  imagesHere: (images: string[]) => `These images are here: ${images.join(', ')}.`,
  imageMissing: (image: string, canPull: boolean) =>
    `The image ${image} is not here yet${canPull ? ', but can be pulled' : ''}.`,
  imagesMissing: (images: string[], canPull: boolean) =>
    `These images are not here yet${canPull ? ', but can be pulled' : ''}: ${images.join(', ')}.`,
  notPullable: (image: string, reason: string) =>
    `The image ${image} is not here, and cannot be pulled now: ${reason || 'its registry did not answer'}`,
  helpPull:
    "That is a problem with the network or the registry: check the connection, or set a registry mirror in Docker's settings.",
  fetch: (lab: string) => `To pull it: docker-lab start ${lab}`,
  fetchAll: '"docker-lab start" pulls the images of each lab.',
  portFree: (port: number) => `Port ${port} is free.`,
  portsFree: (ports: number[]) => `These ports are free: ${ports.join(', ')}.`,
  portTaken: (port: number, owner: PortOwner, labs: string[]) =>
    `Port ${port}, which ${labs.length === 1 ? 'lab' : 'labs'} ${labs.join(', ')} ${labs.length === 1 ? 'needs' : 'need'}, is in use by ${ownerOf(owner)}.`,
  leftovers: (lab: string, left: { kind: keyof typeof reset.kinds; name: string }[]) =>
    `Lab ${lab} has left something here: ${left.map(({ kind, name }) => `${reset.kinds[kind]} ${name}`).join(', ')}.`,
  removeLeft: (lab: string) => `When you no longer need it: docker-lab reset ${lab}`,
  freePort: (port: number) => `To see what uses it: docker ps --filter publish=${port}, or: ss -ltnp`,
}

const messages = { report, errors, explain, hint, start, answer, reset, doctor, docs, pack, scaffold }

export type Messages = typeof messages

export default messages
