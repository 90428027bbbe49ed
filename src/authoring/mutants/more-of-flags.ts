import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'
import { type Edit, removal } from '../docker-cli/edits.ts'
import { withoutFlag, withValue } from '../docker-cli/flag-edits.ts'
import { readMount, readVolume, writeMount, writeVolume } from '../docker-cli/mount.ts'
import { readPublish } from '../docker-cli/publish.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, written } from '../docker-cli/word.ts'

interface More {
  mutation: string
  edits: Edit[]
}

/** Changes of a flag that also change the rest of its command line, or need a command before or after it. */
export function moreOfFlag(script: Script, docker: DockerLine, flag: Flag): More[] {
  if (!/^(run|create)$/.test(docker.command)) return []
  if (flag.name === 'publish')
    return [...hostNetwork(script, docker, flag), ...impostor(script, docker, flag)]
  if (flag.name === 'network' || flag.name === 'net') return otherNetwork(script, docker, flag)
  return flag.name === 'volume' || flag.name === 'mount' ? readOnlyRoot(script, docker, flag) : []
}

/** `--network host` in place of a port: for one who reads that this makes -p unnecessary. */
function hostNetwork({ text }: Script, { flags }: DockerLine, flag: Flag): More[] {
  if (flag.shared || flags.some(({ name }) => /^(network|net|publish-all)$/.test(name))) return []
  const all = flags.filter(({ name }) => name === 'publish')
  if (all[0] !== flag || all.some(({ shared }) => shared)) return []
  const [, ...others] = all
  const edits = [
    { start: flag.start, end: flag.end, text: '--network host' },
    ...others.map((other) => removal(text, other)),
  ]
  return [{ mutation: 'host-network', edits }]
}

/** Another container of the same image has the port. */
function impostor(script: Script, { operands, end }: DockerLine, flag: Flag): More[] {
  const publish = readPublish(flag.value ?? '')
  const [image] = operands
  if (!publish || !image || !isAlone(script, end)) return []
  const command = `docker run -d -p ${written(flag.holder, flag.value ?? '')} ${written(image, image.value)}`
  return [
    {
      mutation: 'impostor',
      edits: [...withoutFlag(script.text, flag), { start: end, end, text: `\n${command}` }],
    },
  ]
}

/** A network that is there, too. */
function otherNetwork(script: Script, { start }: DockerLine, flag: Flag): More[] {
  const { value = '' } = flag
  if (!isLiteral(value) || !/^[\w.-]+$/.test(value) || /^(host|none|bridge|default)$/.test(value)) return []
  if (!isAlone(script, start)) return []
  const created = { start, end: start, text: `docker network create ${value}-x\n` }
  return [{ mutation: 'other-network', edits: [created, withValue(flag, `${value}-x`)] }]
}

/** `--read-only`, which leaves the volume writable, in place of `:ro`. */
function readOnlyRoot(_: Script, { flags }: DockerLine, flag: Flag): More[] {
  const { value = '', name, holder } = flag
  if (flags.some((other) => other.name === 'read-only') || flag.shared) return []
  const writable = name === 'volume' ? writableVolume(value) : writableMount(value)
  if (writable === undefined) return []
  const edit = withValue(flag, writable)
  return [{ mutation: 'read-only-root', edits: [{ ...edit, text: `${edit.text} --read-only` }] }].filter(
    () => holder.end === flag.end,
  )
}

function writableVolume(value: string): string | undefined {
  const volume = readVolume(value)
  if (!volume?.options.includes('ro')) return undefined
  return writeVolume({ ...volume, options: volume.options.filter((one) => one !== 'ro') })
}

function writableMount(value: string): string | undefined {
  const mount = readMount(value)
  return mount.readOnly ? writeMount(mount, { readOnly: false }) : undefined
}

/** A command line can be added before or after it. */
function isAlone({ commands }: Script, at: number): boolean {
  return commands.some(({ alone, start, end }) => alone && (start === at || end === at))
}
