import {
  type Mount,
  readMount,
  readVolume,
  type Volume,
  writeMount,
  writeVolume,
} from '../docker-cli/mount.ts'
import { isLiteral, type ShellWord, WORKING_FOLDER } from '../docker-cli/word.ts'
import type { Other } from './other-images.ts'

/** Other values for `-v`, or for a line of `volumes` in a Compose file. */
export function otherVolumes(value: string, word?: ShellWord): Other[] {
  const volume = readVolume(value, word)
  return volume ? volumeChanges(volume).map(([mutation, to]) => [mutation, writeVolume(to)]) : []
}

function volumeChanges(volume: Volume): [string, Volume][] {
  const { kind, source = '', target, options } = volume
  const all: [string, Volume][] = []
  if (kind === 'named') {
    all.push(['rename', { ...volume, source: `${source}-x` }])
    all.push(['named-to-anonymous', { ...volume, source: undefined, options: [] }])
    all.push(['named-to-bind', { ...volume, source: `${WORKING_FOLDER}/${source}` }])
  }
  if (kind === 'anonymous') {
    all.push(['anonymous-to-named', { ...volume, source: nameFor(target) }])
    all.push(['anonymous-to-bind', { ...volume, source: `${WORKING_FOLDER}/${nameFor(target)}` }])
  }
  if (kind === 'bind') {
    if (!source.endsWith('.sock')) all.push(['rename', { ...volume, source: `${withoutSlash(source)}-x` }])
    if (target !== source) all.push(['swap-mount-sides', { ...volume, source: target, target: source }])
    all.push(['bind-to-named', { ...volume, source: nameFor(source) }])
    all.push(['bind-to-anonymous', { ...volume, source: undefined, options: [] }])
  }
  if (isLiteral(target)) all.push(['other-target', { ...volume, target: `${withoutSlash(target)}-x` }])
  if (options.includes('ro'))
    all.push(['drop-read-only', { ...volume, options: options.filter((one) => one !== 'ro') }])
  return all
}

/** Other values for `--mount`. */
export function otherMounts(value: string): Other[] {
  const mount = readMount(value)
  return mountChanges(mount).map(([mutation, values]) => [mutation, writeMount(mount, values)])
}

function mountChanges({
  kind,
  source = '',
  target,
  readOnly,
}: Mount): [string, Parameters<typeof writeMount>[1]][] {
  const all: [string, Parameters<typeof writeMount>[1]][] = []
  if (kind === 'named') {
    all.push(['rename', { source: `${source}-x` }])
    all.push(['named-to-anonymous', { source: undefined }])
  }
  if (kind === 'bind' && isLiteral(source)) {
    if (target !== undefined && target !== source && isLiteral(target))
      all.push(['swap-mount-sides', { source: target, target: source }])
    all.push(['bind-to-named', { type: 'volume', source: nameFor(source) }])
  }
  if (target !== undefined && isLiteral(target))
    all.push(['other-target', { target: `${withoutSlash(target)}-x` }])
  if (readOnly) all.push(['drop-read-only', { readOnly: false }])
  return all
}

const withoutSlash = (path: string) => path.replace(/(?<=.)\/+$/, '')

/** A name for a volume, of the last part of a path. */
function nameFor(path: string): string {
  const last = withoutSlash(path).split('/').at(-1) ?? ''
  return /^\w[\w.-]+$/.test(last) ? last : 'data'
}
