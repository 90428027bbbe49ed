import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '@oclif/core/command'
import { describe, expect, test } from 'vitest'
import { commandsIn, commandsOf } from '../../src/authoring/lint/command-lines.ts'
import { commandProblem } from '../../src/authoring/lint/rules/briefs.ts'
import { allCodes } from '../../src/kinds/pages.ts'
import { lineAt, markdownFiles, outlineOf, read, root } from './markdown.ts'

/** Every command that the documents have people type exists, with every option. */

const folder = join(root, 'src/commands')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const ours = new Map(
  await Promise.all(
    sources.map(async (file): Promise<[string, string[]]> => {
      const { default: command } = await import(join(folder, file))
      return [file.replace(/\.ts$/, '').replaceAll('/', ' '), optionsOf(command)]
    }),
  ),
)
const codes = (await allCodes()).map(({ code }) => code)
const { scripts } = JSON.parse(read('package.json'))

function optionsOf({ flags, baseFlags }: typeof Command): string[] {
  const known = Object.entries({ ...baseFlags, ...flags })
  return [
    ...known.flatMap(([long, { char }]) => [`--${long}`, ...(char ? [`-${char}`] : [])]),
    ...['--help', '-h', '--version', '-v'],
  ]
}

/** What is wrong with a command, if anything. */
function problemOf(words: string[]): string | undefined {
  const [program, first = '', second = ''] = words
  if (program === 'npm' && first === 'test') return scripts.test ? undefined : 'npm test'
  if (program === 'npm' && first === 'run') return scripts[second] ? undefined : `npm run ${second}`
  const isOurs = program === 'node' && /^bin\/(run|dev)\.js$/.test(first)
  // Docker's plugin is the same program.
  const isPlugin = program === 'docker' && first === 'lab'
  if (isOurs || isPlugin) return problemOf(['docker-lab', ...words.slice(2)])
  if (program === 'node' && /\.[jt]s$/.test(first))
    return existsSync(join(root, first)) ? undefined : `node ${first}`
  if (words.includes('vitest'))
    return words.find((word) => word.startsWith('test/') && !existsSync(join(root, word)))
  if (program === 'docker-lab' && first === 'explain' && /^[a-z]/.test(second) && !codes.includes(second))
    return second
  return commandProblem(words, ours)?.shown
}

const PROGRAM = /^(docker|docker-lab|npm|npx|node)\s/

/** In code blocks of a shell, and in backticks. */
const commands = markdownFiles.flatMap((path) => {
  const { source, fences, spans } = outlineOf(path)
  const inSpans = spans.filter(({ text }) => PROGRAM.test(text))
  const found = [
    ...fences.flatMap(commandsIn),
    ...inSpans.flatMap(({ text, offset }) => commandsOf(text, offset)),
  ]
  return found.map(({ words, offset }) => ({ path, line: lineAt(source, offset), words }))
})

describe('every command and option exists', () => {
  test.each(markdownFiles)('%s', (file) => {
    const wrong = commands
      .filter(({ path }) => path === file)
      .flatMap(({ path, line, words }) => {
        const problem = problemOf(words)
        return problem ? [`${path}:${line} ${words.join(' ')}: ${problem}`] : []
      })
    expect(wrong).toEqual([])
  })
})

test.each(['docker', 'docker-lab', 'npm', 'node'])('there are commands of %s', (program) => {
  expect(commands.filter(({ words }) => words[0] === program).length).toBeGreaterThan(5)
})

test.each([
  ['docker-lab chekc 3'],
  ['docker-lab check 3 --lnag zh'],
  ['docker-lab explain port-reversde'],
  ['node bin/dev.js lab lnit'],
  ['node build/bundel.ts'],
  ['npm run bnech'],
  ['npx vitest run test/nowhere'],
  ['docker volume lost'],
])('"%s" would be found', (line) => {
  const [command] = commandsOf(line, 0)
  expect(problemOf(command?.words ?? [])).toBeDefined()
})
