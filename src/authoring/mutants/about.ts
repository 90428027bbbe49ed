import type { DockerLine } from '../docker-cli/docker-line.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral } from '../docker-cli/word.ts'

/** What a change of a script is about: so that a check can be named that should have caught it. */
export interface About {
  aspect: Aspect
  /** Names of the containers, images, volumes and networks of the changed commands. */
  objects: string[]
}

/** What a check looks at. */
export type Aspect =
  | 'build'
  | 'content'
  | 'environment'
  | 'image'
  | 'limits'
  | 'logs'
  | 'mount'
  | 'name'
  | 'network'
  | 'port'
  | 'program'
  | 'registry'
  | 'restart'
  | 'state'
  | 'tag'
  | 'volume'

const OF_FLAG: readonly [flag: RegExp, aspect: Aspect][] = [
  [/^(publish|publish-all|expose)$/, 'port'],
  [/^(volume|mount|volumes-from|tmpfs|read-only|volume-driver)$/, 'mount'],
  [/^(env|env-file)$/, 'environment'],
  [
    /^(network|net|network-alias|net-alias|alias|link|ip|ip6|hostname|dns|add-host|subnet|internal)$/,
    'network',
  ],
  [/^(restart|restart-.*)$/, 'restart'],
  [
    /^(memory|memory-.*|cpus|cpu-.*|cpuset-.*|pids-limit|privileged|cap-add|cap-drop|limit-.*|ulimit)$/,
    'limits',
  ],
  [/^(entrypoint|workdir|user|init|interactive|tty)$/, 'program'],
  [/^(name|container-name)$/, 'name'],
  [/^(tag|file|build-arg|target|change|author|message|label)$/, 'build'],
  [/^(replicas|mode)$/, 'state'],
]
const OF_COMMAND: readonly [command: RegExp, aspect: Aspect][] = [
  [/^(run|create|rename|service create)$/, 'name'],
  [/^restart$/, 'restart'],
  [/^(start|stop|kill|pause|unpause|rm|wait|container prune|system prune)$/, 'state'],
  [/^(compose|service|stack|swarm)\b/, 'state'],
  [/^(exec|cp|save|export)$/, 'content'],
  [/^(tag|import|load|commit)$/, 'tag'],
  [/^(build)$/, 'build'],
  [/^(push|login)$/, 'registry'],
  [/^(pull|rmi|image prune)$/, 'image'],
  [/^volume\b/, 'volume'],
  [/^network\b/, 'network'],
]
const OF_INSTRUCTION: readonly [keyword: RegExp, aspect: Aspect][] = [
  [/^(ADD|COPY|RUN|VOLUME)$/, 'content'],
  [/^(CMD|ENTRYPOINT)$/, 'program'],
  [/^ENV$/, 'environment'],
]

const found = (table: readonly [RegExp, Aspect][], word: string) =>
  table.find(([known]) => known.test(word))?.[1]

export const aspectOfFlag = ({ command }: Pick<DockerLine, 'command'>, flag: string): Aspect =>
  (command === 'run' && flag === 'label' ? 'name' : found(OF_FLAG, flag)) ?? aspectOfCommand(command)

/** Without a command of Docker, it is about files. */
export const aspectOfCommand = (command: string | undefined): Aspect =>
  (command !== undefined && found(OF_COMMAND, command)) || 'content'

export const aspectOfInstruction = (keyword: string): Aspect => found(OF_INSTRUCTION, keyword) ?? 'build'

/** `services web ports 0`. */
export function aspectOfEntry(path: string): Aspect {
  const key = path.split(' ').find((_, index, all) => index === (all[0] === 'services' ? 2 : 0)) ?? ''
  const names: Readonly<Record<string, Aspect>> = {
    container_name: 'name',
    image: 'image',
    ports: 'port',
    volumes: 'mount',
    volumes_from: 'mount',
    read_only: 'mount',
    environment: 'environment',
    networks: 'network',
    network_mode: 'network',
    hostname: 'network',
    restart: 'restart',
    mem_limit: 'limits',
    privileged: 'limits',
  }
  return names[key] ?? 'program'
}

/** What the commands within a span of a script are about, by name. */
export function objectsOf({ commands }: Script, { start, end }: { start: number; end: number }): string[] {
  const within = commands.filter((command) => command.start < end && command.end > start)
  return [...new Set(within.flatMap(({ docker }) => (docker ? namesIn(docker) : [])))].filter(isLiteral)
}

function namesIn({ command, flags, operands }: DockerLine): string[] {
  const named = flags.flatMap(({ name, value }) => (/^(name|tag)$/.test(name) && value ? [value] : []))
  if (/^(run|create|service create)$/.test(command)) return named
  const words = operands.map(({ value }) => value)
  if (command === 'exec') return words.slice(0, 1)
  if (command === 'tag' || command === 'commit') return words.slice(1, 2)
  if (command === 'cp') return words.flatMap((word) => /^([\w.-]+):/.exec(word)?.[1] ?? [])
  return [...named, ...words]
}
