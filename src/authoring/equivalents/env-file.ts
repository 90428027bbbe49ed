import { removal } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, quoted } from '../docker-cli/word.ts'
import type { Rewrite } from './rewrite.ts'

/** `-e KEY=VALUE` as `--env-file`: all of one command. The file is removed from the working folder again. */
export function otherEnvironment({ text, commands }: Script): Rewrite[] {
  return commands.flatMap(({ docker, start }) => {
    if (!docker || !/^(run|create)$/.test(docker.command)) return []
    const flags = docker.flags.filter(({ name }) => name === 'env')
    const [first, ...others] = flags
    const isPlain = flags.every(
      ({ value = '', shared }) => !shared && isLiteral(value) && /^[A-Za-z_]\w*=[^\r\n]*$/.test(value),
    )
    // What it is read from is not handed on by a program in between, such as sudo.
    if (docker.start !== start) return []
    if (!first || !isPlain || docker.flags.some(({ name }) => name === 'env-file')) return []
    const lines = flags.map(({ value = '' }) => quoted(value)).join(' ')
    const edits = [
      { start: first.start, end: first.end, text: `--env-file <(printf '%s\\n' ${lines})` },
      ...others.map((flag) => removal(text, flag)),
    ]
    return [{ rewrite: 'env-file', parts: [{ edits, span: { start: docker.start, end: docker.end } }] }]
  })
}
