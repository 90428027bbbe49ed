import {
  type Instruction,
  type Part,
  readInstructions,
} from '../../grading/contract/dockerfile/read-instructions.ts'
import { commentedOut } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { writtenFiles } from '../docker-cli/written-files.ts'
import { aspectOfInstruction } from './about.ts'
import type { Mutation } from './mutation.ts'
import { otherImages } from './other-images.ts'

/** Drops or changes an instruction of the Dockerfiles that a script writes. */
export async function changeDockerfiles(script: Script): Promise<Mutation[]> {
  const files = writtenFiles(script).filter(({ kind }) => kind === 'dockerfile')
  const all = await Promise.all(
    files.map(async (file) => {
      const instructions = await readInstructions(file)
      return instructions
        .filter((instruction) => counts(instruction, instructions))
        .flatMap((instruction) => [
          ...dropped(script.text, instruction),
          ...changes(instruction, instructions).map(([mutation, { start, end }, text, image]) => ({
            mutation,
            aspect: aspectOfInstruction(instruction.keyword),
            image,
            edits: [{ start, end, text }],
            span: instruction,
          })),
        ])
    }),
  )
  return all.flat()
}

type Replaced = [mutation: string, part: Pick<Part, 'start' | 'end'>, by: string, image?: string]
const ONLY_LAST = /^(CMD|ENTRYPOINT|HEALTHCHECK)$/

/** Of several, only the last of a stage counts. */
function counts({ keyword, stage, start }: Instruction, all: Instruction[]): boolean {
  const later = all.some((one) => one.keyword === keyword && one.stage === stage && one.start > start)
  return !(ONLY_LAST.test(keyword) && later)
}

/** Without `FROM` there is nothing to build, and without `ARG` it is not the image that changes, but whether there is one. */
function dropped(script: string, instruction: Instruction): Mutation[] {
  if (/^(FROM|ARG)$/.test(instruction.keyword) || instruction.hasHeredoc) return []
  const edits = [commentedOut(script, instruction)]
  const aspect = aspectOfInstruction(instruction.keyword)
  return [{ mutation: 'drop-instruction', aspect, edits, span: instruction, dropped: true }]
}

const longer = (part: Part | undefined): Replaced[] =>
  part && !/["'\\]$/.test(part.text) ? [['change-instruction', part, `${part.text}-x`]] : []

function changes(instruction: Instruction, all: Instruction[]): Replaced[] {
  const { keyword, arguments: words, values, start } = instruction
  const first = words[0]
  switch (keyword) {
    case 'FROM':
      return first && !isStage(first.text, all) ? otherBases(first) : []
    case 'ENV':
      return values.flatMap((value) => withLonger(value, 'change-env'))
    case 'LABEL':
    case 'ARG':
      return values.flatMap((value) => withLonger(value, 'change-instruction'))
    case 'WORKDIR':
    case 'MAINTAINER':
      return longer(words.at(-1))
    case 'EXPOSE':
      return words.flatMap((word): Replaced[] =>
        /^\d+/.test(word.text)
          ? [['change-instruction', word, word.text.replace(/^\d+/, (port) => String(Number(port) + 1))]]
          : [],
      )
    case 'VOLUME':
      return instruction.strings ? [] : longer(first)
    case 'ADD':
      return words.slice(0, -1).some(({ text }) => /\.(tar(\.\w+)?|tgz|tbz2|txz)$/.test(text))
        ? [['change-instruction', keywordOf(instruction), 'COPY']]
        : []
    case 'COPY':
      return words.at(-1)?.text.match(/[\w-]$/) && !instruction.strings ? longer(words.at(-1)) : []
    case 'CMD':
    case 'ENTRYPOINT': {
      const other = keyword === 'CMD' ? 'ENTRYPOINT' : 'CMD'
      const alone = !all.some((one) => one.keyword === other && one.start !== start)
      const swapped: Replaced[] = alone ? [['change-instruction', keywordOf(instruction), other]] : []
      return [...swapped, ...otherForm(instruction)]
    }
    default:
      return []
  }
}

const keywordOf = ({ keyword, start }: Instruction) => ({ start, end: start + keyword.length })
const isStage = (name: string, all: Instruction[]) =>
  all.some(({ keyword, arguments: words }) => keyword === 'FROM' && words[2]?.text === name)

function otherBases(base: Part): Replaced[] {
  if (/\$|^scratch$/.test(base.text)) return []
  return otherImages(base.text).map(([mutation, image]) => [mutation, base, image, image])
}

/** A value in quotes becomes longer inside them. */
function withLonger(value: Part, mutation: string): Replaced[] {
  const by = value.text.replace(/(?<!\\)(["']?)$/, '-x$1')
  return by === value.text ? [] : [[mutation, value, by]]
}

/** `CMD ["ls", "-a"]` and `CMD ls -a`; also the list in single quotes, which Docker takes for shell text. */
function otherForm({ strings, arguments: words }: Instruction): Replaced[] {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return []
  const whole = { start: first.start, end: last.end }
  if (strings) {
    if (strings.length === 0 || strings.some((one) => /[\n']/.test(one))) return []
    const single = `[${strings.map((one) => `'${one}'`).join(', ')}]`
    return [
      ['exec-to-shell-form', whole, strings.map((one) => (/\s/.test(one) ? `"${one}"` : one)).join(' ')],
      ['single-quotes', whole, single],
    ]
  }
  if (words.some(({ text }) => /[\\"']/.test(text))) return []
  return [
    ['shell-to-exec-form', whole, JSON.stringify(words.map(({ text }) => text)).replaceAll('","', '", "')],
  ]
}
