import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'
import { isOn } from '../docker-cli/docker-line.ts'
import { readMount, readVolume } from '../docker-cli/mount.ts'
import { readPublish } from '../docker-cli/publish.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, type ShellWord } from '../docker-cli/word.ts'
import type { Rewrite } from './rewrite.ts'

/** `docker run -d` as a Compose file: each command by itself, where all that it says can be said there. */
export async function asCompose(script: Script): Promise<Rewrite[]> {
  const { stringify } = await import('yaml')
  const { text, commands } = script
  return commands.flatMap(({ docker, alone, start, end }) => {
    const isLine = /(^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(\n|$)/.test(text.slice(end))
    if (!docker || !alone || !isLine || docker.start !== start) return []
    const file = composeFile(script, docker)
    if (!file) return []
    const yaml = stringify(file, { lineWidth: 0 })
    const by = `docker compose -p case -f - up -d <<'YAML'\n${yaml}YAML`
    return [{ rewrite: 'compose-file', parts: [{ edits: [{ start, end, text: by }], span: { start, end } }] }]
  })
}

type Entries = Record<string, unknown>
interface File {
  service: Entries
  volumes: Entries
  networks: Entries
}

/** Undefined where something cannot be said. */
function composeFile(script: Script, docker: DockerLine): Entries | undefined {
  const [image, ...command] = docker.operands
  const isRead = docker.operands.every(({ value }) => isLiteral(value))
  if (docker.command !== 'run' || !isOn(docker, 'detach') || !image || !isRead) return undefined
  const file: File = { service: { image: image.value }, volumes: {}, networks: {} }
  for (const flag of docker.flags) if (!say(flag, file, script, docker.start)) return undefined
  const { service, volumes, networks } = file
  if (command.length > 0) service.command = command.map(({ value }) => escaped(value))
  // Compose would make a network of its own.
  if (Object.keys(networks).length > 0) {
    const alias = service.aliases
    service.networks = mapValues(networks, () => (alias ? { aliases: alias } : {}))
    delete service.aliases
  } else if (service.aliases) return undefined
  else service.network_mode ??= 'bridge'
  return {
    services: { app: service },
    ...(Object.keys(volumes).length > 0 && { volumes }),
    ...(Object.keys(networks).length > 0 && { networks }),
  }
}

const mapValues = (entries: Entries, to: () => unknown) =>
  Object.fromEntries(Object.keys(entries).map((key) => [key, to()]))

/** Flags with one value, by their keys in a Compose file. */
const ONE: Readonly<Record<string, string>> = {
  name: 'container_name',
  restart: 'restart',
  hostname: 'hostname',
  workdir: 'working_dir',
  user: 'user',
  memory: 'mem_limit',
}
const LISTS: Readonly<Record<string, string>> = {
  env: 'environment',
  label: 'labels',
  'cap-add': 'cap_add',
  'cap-drop': 'cap_drop',
}
const NUMBERS: Readonly<Record<string, string>> = { cpus: 'cpus', 'pids-limit': 'pids_limit' }
const SWITCHES: Readonly<Record<string, string>> = {
  interactive: 'stdin_open',
  tty: 'tty',
  privileged: 'privileged',
  'read-only': 'read_only',
  init: 'init',
}

function say(flag: Flag, file: File, script: Script, before: number): boolean {
  const { name, value, holder } = flag
  const { service } = file
  const add = (key: string, entry: unknown) => {
    service[key] = [...((service[key] as unknown[] | undefined) ?? []), entry]
    return true
  }
  if (name === 'detach' || name === 'quiet') return true
  const aSwitch = SWITCHES[name]
  if (aSwitch) {
    service[aSwitch] = value === undefined || value === 'true'
    return value === undefined || /^(true|false)$/.test(value)
  }
  if (value === undefined) return false
  if (name === 'volume') return sayVolume(value, holder, file, script, before, add)
  if (!isLiteral(value)) return false
  const [one, list, number] = [ONE[name], LISTS[name], NUMBERS[name]]
  if (one) service[one] = escaped(value)
  else if (number) service[number] = Number(value)
  else if (list) return !/^\w+$/.test(value) && add(list, escaped(value))
  else if (name === 'publish') return readPublish(value)?.form === 'short' && add('ports', value)
  else if (name === 'volumes-from') return add('volumes_from', `container:${value}`)
  else if (name === 'network-alias') return add('aliases', value)
  else if (name === 'network' || name === 'net') return sayNetwork(value, file)
  else if (name === 'mount') return sayMount(value, file, script, before, add)
  else return false
  return true
}

function sayNetwork(value: string, { service, networks }: File): boolean {
  if (/^(host|none|bridge|default)$/.test(value))
    service.network_mode = value === 'default' ? 'bridge' : value
  else if (/^[\w.-]+$/.test(value) && Object.keys(networks).length === 0)
    networks[value] = { external: true, name: value }
  else return false
  return true
}

type Add = (key: string, entry: unknown) => boolean

function sayVolume(
  value: string,
  holder: ShellWord,
  file: File,
  script: Script,
  before: number,
  add: Add,
): boolean {
  const volume = readVolume(value, holder)
  if (!volume || volume.kind === 'unknown' || !isLiteral(volume.target)) return false
  const { kind, source = '', target, options } = volume
  const ends = options.length > 0 ? `:${options.join(',')}` : ''
  if (kind === 'anonymous') return add('volumes', target)
  const from = kind === 'named' ? source : pathOf(source, holder)
  if (from === undefined) return false
  if (kind === 'named') declare(source, file, script, before)
  return add('volumes', `${from}:${target}${ends}`)
}

function sayMount(value: string, file: File, script: Script, before: number, add: Add): boolean {
  const { kind, source, target, readOnly, simple } = readMount(value)
  if (!simple || kind === 'other' || target === undefined) return false
  if (kind === 'named' && source) declare(source, file, script, before)
  const type = kind === 'bind' ? 'bind' : 'volume'
  return add('volumes', { type, ...(source && { source }), target, ...(readOnly && { read_only: true }) })
}

/** A volume with exactly this name; one that the script made earlier is not Compose's. */
function declare(name: string, { volumes }: File, { commands }: Script, before: number): void {
  const isMade = commands.some(
    ({ docker, start, words }) =>
      docker && start < before && words.some(({ value }) => value.split(':')[0] === name),
  )
  volumes[name] = isMade ? { external: true, name } : { name }
}

/** `$PWD/data` is `./data` in a file that is read in the working folder. */
function pathOf(source: string, { expansions }: ShellWord): string | undefined {
  if (isLiteral(source)) return source
  const [, first = '', rest = ''] = /^([\ue000-\uf8fe])(.*)$/s.exec(source) ?? []
  const text = expansions[first.charCodeAt(0) - 0xe000]?.text ?? ''
  return /^\$(PWD|\{PWD\}|\(pwd\))$/.test(text) && isLiteral(rest) ? `.${rest}` : undefined
}

/** Compose would put a variable there. */
const escaped = (value: string) => value.replaceAll('$', '$$$$')
