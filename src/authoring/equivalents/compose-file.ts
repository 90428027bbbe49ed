import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'
import { isOn } from '../docker-cli/docker-line.ts'
import { readVolume } from '../docker-cli/mount.ts'
import { readPublish } from '../docker-cli/publish.ts'
import type { Script, ShellCommand } from '../docker-cli/script.ts'
import { isLiteral, type ShellWord } from '../docker-cli/word.ts'
import { sourcesOf } from '../mutants/redundant.ts'
import type { Rewrite } from './rewrite.ts'

/** `docker run -d` as a Compose file and `docker compose up -d`: each command by itself. */
export async function otherComposition(script: Script): Promise<Rewrite[]> {
  const { stringify } = await import('yaml')
  const { commands, statements, text } = script
  // The file would be part of what is built, or take the place of another; what is committed has Compose's labels.
  if (
    commands.some(
      ({ docker, writes }) =>
        /^(build|commit|compose .*)$/.test(docker?.command ?? '') || writes.some(isCompose),
    )
  )
    return []
  return commands.flatMap((command) => {
    const { start, end, alone, docker } = command
    const isStatement = statements.some((one) => one.pos === start && one.end === end)
    const isLine = /(^|\n)$/.test(text.slice(0, start)) && /^[ \t]*(\n|$)/.test(text.slice(end))
    if (!alone || !isStatement || !isLine || docker?.command !== 'run' || !isOn(docker, 'detach')) return []
    const file = composeFile(script, command, docker)
    if (!file) return []
    const yaml = stringify(file, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })
    const by = `cat > compose.yaml <<'EOF'\n${yaml}EOF\ndocker compose up -d`
    return [{ rewrite: 'compose-file', parts: [{ edits: [{ start, end, text: by }], span: { start, end } }] }]
  })
}

const isCompose = (name: string) => /compose[\w.-]*\.ya?ml$/.test(name)

type Service = Record<string, unknown>

/** What a flag is in a service; undefined where it cannot be said, or where we are not sure. */
const KEYS: Readonly<Record<string, (flag: Flag) => Service | undefined>> = {
  name: ({ value }) => ({ container_name: value }),
  detach: () => ({}),
  interactive: ({ value }) => (value === undefined ? { stdin_open: true } : undefined),
  tty: ({ value }) => (value === undefined ? { tty: true } : undefined),
  privileged: ({ value }) => (/^(true)?$/.test(value ?? '') ? { privileged: true } : undefined),
  'read-only': ({ value }) => (value === undefined ? { read_only: true } : undefined),
  publish: ({ value = '' }) => {
    const publish = readPublish(value)
    return publish?.form === 'short' && /^\d+$/.test(publish.host ?? '') && !publish.ip?.startsWith('[')
      ? { ports: [value] }
      : undefined
  },
  volume: ({ value = '', holder }) => volumeOf(value, holder),
  'volumes-from': ({ value }) => ({ volumes_from: [`container:${value}`] }),
  env: ({ value = '' }) => (/^\w+=/.test(value) ? { environment: [value] } : undefined),
  label: ({ value = '' }) => (value.includes('=') ? { labels: [value] } : undefined),
  restart: ({ value }) => ({ restart: value }),
  memory: ({ value }) => ({ mem_limit: value }),
  hostname: ({ value }) => ({ hostname: value }),
  user: ({ value }) => ({ user: value }),
  workdir: ({ value }) => ({ working_dir: value }),
  network: ({ value = '' }) => {
    if (/^(bridge|host|none|container:.+)$/.test(value)) return { network_mode: value }
    return /^\w[\w.-]*$/.test(value) && value !== 'default' ? { networks: [value] } : undefined
  },
}

/** The working folder is a dot in a Compose file. */
function volumeOf(value: string, holder: ShellWord): Service | undefined {
  const volume = readVolume(value, holder)
  if (!volume || volume.kind === 'unknown') return undefined
  if (volume.options.some((option) => !/^(ro|rw)$/.test(option))) return undefined
  const path = value.replace(/^[\ue000-\uf8fe](?=[/:])/, (one) => {
    const text = holder.expansions[one.charCodeAt(0) - 0xe000]?.text ?? ''
    return /^\$(PWD|\{PWD\}|\(pwd\))$/.test(text) ? '.' : one
  })
  return { volumes: [path] }
}

function composeFile(script: Script, command: ShellCommand, docker: DockerLine): Service | undefined {
  const [image, ...program] = docker.operands.map(({ value }) => value)
  const service: Service = { image }
  for (const flag of docker.flags) {
    const part = KEYS[flag.name]?.(flag)
    if (!part || !merge(service, part)) return undefined
  }
  if (program.length > 0) service.command = program
  if (!service.networks && !service.network_mode) service.network_mode = 'bridge'
  const name = service.container_name
  if (typeof name !== 'string' || !isLiteral(JSON.stringify(service))) return undefined
  const networks = service.networks as string[] | undefined
  const volumes = sourcesOf(docker).filter((source) => /^\w[\w.-]+$/.test(source))
  return {
    name: 'lab',
    services: { [name]: withoutVariables(service) },
    ...(volumes.length > 0 && { volumes: byName(volumes, (one) => isThere(script, command, one)) }),
    ...(networks && { networks: byName(networks, () => true) }),
  }
}

/** Lists grow; anything else may be said once. */
function merge(service: Service, part: Service): boolean {
  return Object.entries(part).every(([key, value]) => {
    const before = service[key]
    if (before !== undefined && !(Array.isArray(before) && Array.isArray(value))) return false
    service[key] = Array.isArray(before) ? [...before, ...(value as string[])] : value
    return true
  })
}

/** Names as they are, without the project's before them; Compose makes only what is not there. */
const byName = (names: string[], isExternal: (name: string) => boolean) =>
  Object.fromEntries(names.map((name) => [name, isExternal(name) ? { name, external: true } : { name }]))

/** An earlier command made the volume. */
function isThere({ commands }: Script, { start }: ShellCommand, volume: string): boolean {
  return commands.some(({ end, docker }) => {
    if (!docker || end > start) return false
    const created =
      docker.command === 'volume create' && docker.operands.some(({ value }) => value === volume)
    const named = docker.command === 'volume create' && docker.flags.some(({ value }) => value === volume)
    return created || named || (/^(run|create)$/.test(docker.command) && sourcesOf(docker).includes(volume))
  })
}

/** Compose reads `$` as the beginning of a variable. */
const withoutVariables = (service: Service): unknown =>
  JSON.parse(JSON.stringify(service).replaceAll('$', '$$$$'))
