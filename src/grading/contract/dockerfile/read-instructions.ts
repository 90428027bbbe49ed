import type { Instruction as Parsed } from 'dockerfile-ast'

/** An instruction of a Dockerfile. Offsets are of the text that it is in, such as a script. */
export interface Instruction {
  /** In capitals: `CMD`. */
  keyword: string
  start: number
  end: number
  /** What follows the keyword, and the flags that come first. */
  flags: Part[]
  arguments: Part[]
  /** Of `ENV`, `LABEL` and `ARG`: the values, where they have some. */
  values: Part[]
  /** The strings of the JSON form: `CMD ["ls"]`. */
  strings: string[] | undefined
  /** Which of the build's stages it belongs to; 0 before the first `FROM`. */
  stage: number
  /** Its own text has `<<`. */
  hasHeredoc: boolean
}

export interface Part {
  start: number
  end: number
  text: string
}

/** Reads a Dockerfile. @param start the offset at which it begins in the text that it is in */
export async function readInstructions({
  text,
  start: offset,
}: {
  text: string
  start: number
}): Promise<Instruction[]> {
  const { DockerfileParser } = await import('dockerfile-ast')
  const starts = [...text.matchAll(/^/gm)].map(({ index }) => index)
  const at = ({ line, character }: { line: number; character: number }) =>
    offset + (starts[line] ?? 0) + character
  let stage = 0
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const keyword = instruction.getKeyword()
      if (keyword === 'FROM') stage++
      const partOf = (range: ReturnType<Parsed['getRange']>): Part => {
        const [start, end] = [at(range.start), at(range.end)]
        return { start, end, text: text.slice(start - offset, end - offset) }
      }
      const all = instruction.getArguments().map((argument) => partOf(argument.getRange()))
      // Instructions whose flags are known give them by themselves; of others, they are among the arguments.
      const known = flagsOf(instruction).map(partOf)
      const words = known.length > 0 ? all : all.slice(countOfFlags(all))
      return {
        keyword,
        start: at(instruction.getRange().start),
        end: at(instruction.getRange().end),
        flags: known.length > 0 ? known : all.slice(0, all.length - words.length),
        arguments: words,
        values: valuesOf(instruction).map(partOf),
        strings: stringsOf(instruction),
        stage,
        hasHeredoc: /<<-?["']?\w/.test(instruction.getRawArgumentsContent() ?? ''),
      }
    })
}

type Range = ReturnType<Parsed['getRange']>

const flagsOf = (instruction: Parsed & { getFlags?(): Parsed[] }): Range[] =>
  instruction.getFlags?.().map((flag) => flag.getRange()) ?? []

function countOfFlags(parts: Part[]): number {
  const first = parts.findIndex(({ text }) => !text.startsWith('--'))
  return Math.max(0, first)
}

function valuesOf(instruction: Parsed & Partial<Record<'getProperties' | 'getProperty', unknown>>): Range[] {
  type Property = { getValueRange(): Range | null }
  const { getProperties, getProperty } = instruction
  const properties =
    typeof getProperties === 'function'
      ? (getProperties.call(instruction) as Property[])
      : typeof getProperty === 'function'
        ? [getProperty.call(instruction) as Property | null]
        : []
  return properties.flatMap((property) => property?.getValueRange() ?? [])
}

/** Docker takes the JSON form for what it is only where all of it is JSON. */
function stringsOf(instruction: Parsed): string[] | undefined {
  try {
    const list: unknown = JSON.parse(
      (instruction.getRawArgumentsContent() ?? '').replace(/^(--\S+\s+)*/, '').replace(/\\\n/g, ''),
    )
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined
  } catch {
    return undefined
  }
}
