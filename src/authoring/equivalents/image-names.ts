import { familiar, parseReference } from '../../docker/port/reference.ts'
import { readInstructions } from '../../grading/contract/dockerfile/read-instructions.ts'
import type { Edit } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, written } from '../docker-cli/word.ts'
import { writtenFiles } from '../docker-cli/written-files.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

interface Named {
  start: number
  end: number
  value: string
  write(name: string): string
}

/** `nginx` as `docker.io/library/nginx:latest`, and the other way round: wherever it can be, at once. */
export async function otherImageNames(script: Script): Promise<Rewrite[]> {
  const own = madeNames(script)
  const names = [...operandsOf(script), ...(await basesOf(script))].filter(
    ({ value }) => isFromHub(value) && !own.has(familiar(value)),
  )
  const all = (rewrite: string, change: (value: string) => string) =>
    everywhere(
      rewrite,
      names.flatMap(({ start, end, value, write }) => {
        const name = change(value)
        const edits: Edit[] = name === value ? [] : [{ start, end, text: write(name) }]
        return [{ edits, span: { start, end } }]
      }),
    )
  return [...all('full-image-names', inFull), ...all('short-image-names', inShort)]
}

function operandsOf({ commands }: Script): Named[] {
  return commands.flatMap(({ docker }) => {
    if (!docker) return []
    const { command, operands, flags } = docker
    // All tags cannot be asked for together with one.
    if (flags.some(({ name }) => name === 'all-tags')) return []
    const images = /^(run|create|tag)$/.test(command) ? operands.slice(0, 1) : []
    return [...images, ...(/^(pull|rmi)$/.test(command) ? operands : [])].map((word) => ({
      ...word,
      write: (name: string) => written(word, name),
    }))
  })
}

async function basesOf(script: Script): Promise<Named[]> {
  const files = writtenFiles(script).filter(({ kind }) => kind === 'dockerfile')
  const instructions = (await Promise.all(files.map(readInstructions))).flat()
  const bases = instructions.filter(({ keyword }) => keyword === 'FROM')
  const stages = bases.map(({ arguments: words }) => words[2]?.text)
  return bases.flatMap(({ arguments: [base] }) =>
    base && !/\$|^scratch$/.test(base.text) && !stages.includes(base.text)
      ? [{ ...base, value: base.text, write: (name: string) => name }]
      : [],
  )
}

/** Names that the script gives, which are no longer what they are on Docker Hub. */
function madeNames({ commands }: Script): Set<string> {
  const names = commands.flatMap(({ docker }) => {
    if (!docker) return []
    const { command, operands, flags } = docker
    const given = /^(tag|commit|import)$/.test(command) ? operands.slice(1, 2).map(({ value }) => value) : []
    const tags = command === 'build' ? flags.filter(({ name }) => name === 'tag') : []
    return [...given, ...tags.map(({ value }) => value ?? '')]
  })
  return new Set(names.map(familiar))
}

/** A name of Docker Hub. What could be the beginning of an id is left alone. */
function isFromHub(value: string): boolean {
  const reference = isLiteral(value) ? parseReference(value) : undefined
  return reference?.registry === 'docker.io' && !reference.digest && !/^[0-9a-f]+$/.test(value)
}

function inFull(value: string): string {
  const { registry, repository, tag = 'latest' } = parseReference(value)!
  return `${registry}/${repository}:${tag}`
}

const inShort = (value: string) => familiar(value).replace(/:latest$/, '')
