import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'
import type { Edit } from '../docker-cli/edits.ts'
import { readMount, readVolume, writeVolume } from '../docker-cli/mount.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, type ShellWord, WORKING_FOLDER, written } from '../docker-cli/word.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

/** `-v` as `--mount`, and the other way round: those of one command at once. */
export function otherMounting(script: Script): Rewrite[] {
  // What is committed has the volumes of `-v` among its settings, and not those of `--mount`.
  if (script.commands.some(({ docker }) => docker?.command === 'commit')) return []
  return script.commands.flatMap(({ docker, start }) => {
    if (!docker || !/^(run|create)$/.test(docker.command) || hasDriver(docker)) return []
    const exists = (path: string) => isMade(script, start, path)
    const span = { start: docker.start, end: docker.end }
    const toMount = docker.flags.flatMap((flag) => asMount(flag, exists))
    return [
      ...everywhere('volume-to-mount', [{ edits: toMount, span }]),
      ...everywhere('mount-to-volume', [{ edits: docker.flags.flatMap(asVolume), span }]),
    ]
  })
}

const hasDriver = ({ flags }: DockerLine) => flags.some(({ name }) => name === 'volume-driver')

/** `--mount` refuses a path of the host that is missing, where `-v` makes it. */
function asMount(flag: Flag, exists: (path: string) => boolean): Edit[] {
  const { name, value, holder, shared } = flag
  const volume = name === 'volume' && value !== undefined && !shared ? readVolume(value, holder) : undefined
  if (!volume || volume.kind === 'unknown' || /[,"]/.test(value ?? '')) return []
  const { kind, source, target, options } = volume
  if (options.some((option) => !/^(ro|rw)$/.test(option))) return []
  if (kind === 'bind' && !exists(pathOf(source ?? '', holder))) return []
  const fields = [
    `type=${kind === 'bind' ? 'bind' : 'volume'}`,
    ...(source === undefined ? [] : [`source=${source.replace(/^\.(?=\/|$)/, WORKING_FOLDER)}`]),
    `target=${target}`,
    ...(options.includes('ro') ? ['readonly'] : []),
  ]
  return [{ start: flag.start, end: flag.end, text: `--mount ${written(holder, fields.join(','))}` }]
}

function asVolume(flag: Flag): Edit[] {
  const { name, value, holder } = flag
  const mount = name === 'mount' && value !== undefined ? readMount(value) : undefined
  const { kind, source, target, readOnly, simple } = mount ?? {}
  if (!simple || kind === 'other' || target === undefined || /[:"]/.test(value ?? '')) return []
  if (kind === 'named' && !/^\w[\w.-]+$/.test(source ?? '')) return []
  if (kind === 'bind' && !isAbsolute(source ?? '', holder)) return []
  if (kind === 'anonymous' && readOnly) return []
  const text = writeVolume({ source, target, options: readOnly ? ['ro'] : [] })
  return [{ start: flag.start, end: flag.end, text: `-v ${written(holder, text)}` }]
}

/** For `-v`, what is not known to be a path could be the name of a volume. */
const isAbsolute = (path: string, { expansions }: ShellWord) =>
  path.startsWith('/') ||
  (!isLiteral(path[0] ?? '') &&
    /^\$(PWD|\{PWD\}|\(pwd\)|HOME)$/.test(expansions[path.charCodeAt(0) - 0xe000]?.text ?? ''))

/** A path as the shell has it, without the working folder. */
function pathOf(value: string, { expansions }: ShellWord): string {
  const text = value.replace(/[\ue000-\uf8fe]/g, (one) => expansions[one.charCodeAt(0) - 0xe000]?.text ?? '')
  return text.replace(/^(\$PWD|\$\{PWD\}|\$\(pwd\)|\.)\//, '').replace(/(?<=.)\/+$/, '')
}

const ALWAYS = '/var/run/docker.sock'

/** An earlier command of the script made the file or the folder. */
function isMade(script: Script, before: number, path: string): boolean {
  if (path === ALWAYS) return true
  const earlier = script.commands.filter(({ end }) => end < before)
  if (script.commands.some(({ words }) => /^(cd|pushd|popd|rm|rmdir|mv)$/.test(words[0]?.value ?? '')))
    return false
  return earlier.some(({ words, writes, condition }) => {
    const [program, ...rest] = words
    if (condition) return false
    const made = /^(mkdir|touch|tee)$/.test(program?.value ?? '')
      ? rest.map((word) => pathOf(word.value, word))
      : []
    return [...made, ...writes].some((one) => one === path || one.startsWith(`${path}/`))
  })
}
