import { familiar } from '../../docker/port/reference.ts'
import type { DockerLine } from '../docker-cli/docker-line.ts'
import { readMount, readVolume } from '../docker-cli/mount.ts'
import type { Script, ShellCommand } from '../docker-cli/script.ts'
import { isIdle, onlyLooks } from './what-matters.ts'

/** Whether leaving the command out changes anything, as far as the script alone can say. */
export function commandMatters(command: ShellCommand, script: Script): boolean {
  const { docker, condition, words, writes } = command
  if (writes.some((file) => file !== '/dev/null')) return true
  const nextAbout = (name: string) =>
    script.commands.find(
      ({ start, words }) => start > command.end && words.some(({ value }) => value.includes(name)),
    )
  if (docker) {
    // In a loop's condition, exec asks whether something is ready.
    if (onlyLooks(docker) || (condition && docker.command === 'exec')) return false
    const names = namesOf(docker)
    return names.length === 0 || !names.every((name) => doesItToo(nextAbout(name)?.docker, docker, name))
  }
  const values = words.map(({ value }) => value)
  if (values.length === 0 || isIdle(values)) return false
  if (values[0] !== 'mkdir') return true
  const folders = values.slice(1).filter((value) => !value.startsWith('-'))
  return !folders.every((folder) => {
    const next = nextAbout(folder)?.docker
    return next && makesContainer(next) && sourcesOf(next).some((source) => isFolder(source, folder))
  })
}

const makesContainer = ({ command }: DockerLine) => command === 'run' || command === 'create'

function namesOf({ operands, flags }: DockerLine): string[] {
  const named = flags.flatMap(({ name, value }) => (name === 'name' && value !== undefined ? [value] : []))
  return [...named, ...operands.map(({ value }) => value)]
}

/** The next command about the same thing does what the earlier one does. */
function doesItToo(next: DockerLine | undefined, { command, flags }: DockerLine, name: string): boolean {
  switch (next && command) {
    case 'volume create':
      return (
        makesContainer(next!) &&
        flags.every((flag) => flag.name === 'name') &&
        sourcesOf(next!).includes(name)
      )
    case 'pull':
      return makesContainer(next!) && familiar(next!.operands[0]?.value ?? '') === familiar(name)
    case 'stop':
    case 'kill':
      return isForcedRemoval(next!)
    case 'pause':
      return next!.command === 'unpause' || isForcedRemoval(next!)
    default:
      return false
  }
}

const isForcedRemoval = ({ command, flags }: DockerLine) =>
  command === 'rm' && flags.some((flag) => flag.name === 'force')

/** What a container mounts and Docker makes where it is missing: volumes, and folders that `-v` names. */
function sourcesOf({ flags }: DockerLine): string[] {
  return flags.flatMap(({ name, value = '', holder }) => {
    const mount = readMount(value)
    const ofMount = name === 'mount' && mount.kind === 'named' ? mount.source : undefined
    const source = name === 'volume' ? readVolume(value, holder)?.source : ofMount
    return source === undefined ? [] : [source]
  })
}

/** `data` for the shell is `$PWD/data` for Docker. */
const isFolder = (source: string, folder: string) =>
  source.replace(/^([\ue000-\uf8ff]|\.)\//, '') === folder.replace(/^\.\//, '')
