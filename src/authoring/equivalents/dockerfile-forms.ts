import { type Instruction, readInstructions } from '../../grading/contract/dockerfile/read-instructions.ts'
import type { Edit } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { writtenFiles } from '../docker-cli/written-files.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

/** Other spellings of the Dockerfiles that a script writes: each wherever it can be, at once. */
export async function otherDockerfiles(script: Script): Promise<Rewrite[]> {
  const files = writtenFiles(script).filter(({ kind }) => kind === 'dockerfile')
  const instructions = (await Promise.all(files.map(readInstructions))).flat()
  const all = (rewrite: string, edit: (instruction: Instruction) => Edit[]) =>
    everywhere(
      rewrite,
      instructions.map((one) => ({ edits: edit(one), span: { start: one.start, end: one.end } })),
    )
  return [
    ...all('json-spacing', (one) => spaced(script.text, one)),
    ...all('lowercase-instructions', ({ keyword, start }) => [
      { start, end: start + keyword.length, text: keyword.toLowerCase() },
    ]),
    ...all('env-equals', withEquals),
    ...all('expose-protocol', withProtocol),
  ]
}

/** `["ls","-a"]` and `[ "ls", "-a" ]`. */
function spaced(script: string, { strings, arguments: words, keyword }: Instruction): Edit[] {
  const [first, last] = [words[0], words.at(-1)]
  if (!/^(CMD|ENTRYPOINT|RUN|VOLUME)$/.test(keyword) || !strings?.length || !first || !last) return []
  const text = script.slice(first.start, last.end)
  const items = strings.map((one) => JSON.stringify(one))
  // What is not escaped as in JSON stays as it is.
  if (items.some((item) => !text.includes(item))) return []
  const wide = `[ ${items.join(', ')} ]`
  return [{ start: first.start, end: last.end, text: text === wide ? `[${items.join(',')}]` : wide }]
}

/** `ENV KEY VALUE` is `ENV KEY=VALUE`. */
function withEquals({ keyword, arguments: words }: Instruction): Edit[] {
  const [name, value] = words
  if (keyword !== 'ENV' || words.length !== 2 || !name || !value) return []
  if (!/^\w+$/.test(name.text) || !/^[\w./:-]+$/.test(value.text)) return []
  return [{ start: name.end, end: value.start, text: '=' }]
}

function withProtocol({ keyword, arguments: words }: Instruction): Edit[] {
  if (keyword !== 'EXPOSE') return []
  return words.flatMap(({ text, end }) => (/^\d+$/.test(text) ? [{ start: end, end, text: '/tcp' }] : []))
}
