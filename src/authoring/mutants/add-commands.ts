import { isOn } from '../docker-cli/docker-line.ts'
import type { Script, ShellCommand } from '../docker-cli/script.ts'
import { isLiteral } from '../docker-cli/word.ts'
import type { Mutation } from './mutation.ts'
import { imageLike } from './other-images.ts'

/** A command too many: what runs is stopped in the end, or an image's name was given to a different one before. */
export function addCommands(script: Script): Mutation[] {
  return [...stops(script), ...retags(script)]
}

/** Each container that the script leaves running. */
function stops({ text, commands }: Script): Mutation[] {
  const started = commands.flatMap(({ docker, condition }) => {
    if (!docker || condition) return []
    if (docker.command === 'start') return docker.operands.map(({ value }) => value)
    const name = docker.flags.find((flag) => flag.name === 'name')?.value
    return docker.command === 'run' && isOn(docker, 'detach') && name !== undefined ? [name] : []
  })
  const names = [...new Set(started)].filter((name) => isLiteral(name) && !isGone(commands, name))
  const end = text.trimEnd().length
  // What follows a heredoc belongs to it.
  if (commands.some(({ heredocs }) => heredocs.some(({ closing }) => closing >= end))) return []
  return names.map((name) => {
    const added = `docker stop -t 0 ${name}`
    return {
      mutation: 'stop-afterwards',
      aspect: 'state',
      objects: [name],
      added,
      edits: [{ start: end, end, text: `\n${added}` }],
      span: { start: end, end },
    }
  })
}

const ENDS = /^(stop|kill|rm|rename|pause)$/
const isGone = (commands: ShellCommand[], name: string) => {
  const last = commands.findLast(
    ({ docker }) =>
      docker &&
      /^(run|create|start|restart|unpause)$|^(stop|kill|rm|rename|pause)$/.test(docker.command) &&
      [...docker.operands, ...docker.flags].some(({ value }) => value === name),
  )
  return ENDS.test(last?.docker?.command ?? '')
}

/** The first use of each image. */
function retags({ commands }: Script): Mutation[] {
  const seen = new Set<string>()
  return commands.flatMap(({ docker, alone, start, end }) => {
    const [image] = docker?.operands ?? []
    if (!docker || !image || !/^(run|create|tag)$/.test(docker.command) || seen.has(image.value)) return []
    seen.add(image.value)
    const other = isLiteral(image.value) ? imageLike(image.value) : undefined
    if (!alone || other === undefined || !isName(image.value) || isMade(commands, image.value, start))
      return []
    const added = `docker tag ${other} ${image.value}`
    const edits = [{ start, end: start, text: `${added}\n` }]
    const aspect = 'image' as const
    return [{ mutation: 'retag-first', aspect, image: other, added, edits, span: { start, end } }]
  })
}

/** Neither a digest nor what may be an id. */
const isName = (value: string) => /^[\w./:-]+$/.test(value) && !/^[0-9a-f]{6,64}$/.test(value)

const isMade = (commands: ShellCommand[], name: string, before: number) =>
  commands.some(
    ({ docker, start }) =>
      docker &&
      start < before &&
      /^(tag|build|commit|import|load)$/.test(docker.command) &&
      [...docker.operands.slice(1), ...docker.flags].some(({ value }) => value === name),
  )
