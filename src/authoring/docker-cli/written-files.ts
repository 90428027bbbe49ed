import type { Heredoc, Script, ShellCommand } from './script.ts'
import { isLiteral } from './word.ts'

/** A text that a script writes to a file by `<<`, or gives to a command. */
export interface WrittenFile extends Heredoc {
  kind: 'dockerfile' | 'compose'
  /** Undefined where a command reads it at once. */
  name: string | undefined
}

const COMPOSE = /(^|\/)(docker-)?compose(\.[\w-]+)*\.ya?ml$/
const DOCKERFILE = /(^|\/)[\w.-]*dockerfile[\w.-]*$/i

/** The Dockerfiles and Compose files that a script writes: known by their names, or by what is built from them. */
export function writtenFiles({ commands }: Script): WrittenFile[] {
  const named = (command: RegExp, flag: string) =>
    commands.flatMap(({ docker }) =>
      docker && command.test(docker.command)
        ? docker.flags.flatMap(({ name, value }) => (name === flag && value ? [basename(value)] : []))
        : [],
    )
  const dockerfiles = named(/^build$/, 'file')
  const composeFiles = named(/^compose /, 'file')
  const kindOf = (name: string): WrittenFile['kind'] | undefined => {
    if (COMPOSE.test(name) || composeFiles.includes(basename(name))) return 'compose'
    return DOCKERFILE.test(name) || dockerfiles.includes(basename(name)) ? 'dockerfile' : undefined
  }
  return commands.flatMap((command) => {
    const [heredoc] = command.heredocs
    if (!heredoc || command.heredocs.length > 1) return []
    if (command.docker?.command === 'build' && readsInput(command))
      return [{ ...heredoc, kind: 'dockerfile' as const, name: undefined }]
    const name = command.words[0]?.value === 'tee' ? command.words.at(-1)?.value : command.writes[0]
    const kind = name !== undefined && isLiteral(name) ? kindOf(name) : undefined
    return kind ? [{ ...heredoc, kind, name }] : []
  })
}

const readsInput = ({ docker }: ShellCommand) =>
  docker?.operands.some(({ value }) => value === '-') ||
  docker?.flags.some(({ name, value }) => name === 'file' && value === '-')

const basename = (path: string) => path.replace(/^.*\//, '')
