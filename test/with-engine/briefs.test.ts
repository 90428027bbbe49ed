import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadCases } from '../../src/lab/cases.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { type CaseEngine, hostEngine } from './case-engine.ts'
import { builtInLabs } from './labs.ts'

/** What a brief tells a student to type is typed, once the lab is solved. */

const labs = await builtInLabs()
const run = join(import.meta.dirname, '../../bin/run.cjs')
let engine: CaseEngine

beforeAll(async () => {
  engine = await hostEngine(labs)
}, 120_000)
afterEach(() => engine.reset())
afterAll(() => engine?.reset())

/** Something that the student has to fill in, or that would undo the work. */
const NOT_TYPED = /…|\b[A-Z][A-Z-]{2,}\b|名字|路径|镜像|^docker-lab reset|\bdocker rm\b/

/** The commands in the shell blocks of a brief that can be typed as they are, without their comments. */
function commandsIn(brief: string): string[] {
  const blocks = [...brief.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1] ?? '')
  return blocks
    .flatMap((block) => block.split('\n'))
    .filter((line) => !NOT_TYPED.test(line.replace(/ #.*$/, '')))
    .map((line) => line.replace(/ #.*$/, '').trim())
    .filter((line) => line !== '')
}

const briefOf = ({ folder }: Lab, language: string) =>
  readFileSync(join(folder, language === 'en' ? 'README.md' : `README.${language}.md`), 'utf8')

describe.each(labs.map((lab) => [lab.slug, lab] as const))('%s', (_, lab) => {
  test('what its brief tells to type works, in every language', async () => {
    const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
    const typed = (line: string) => engine.run(`docker-lab() { node ${run} "$@"; }\n${line}`)
    expect(await typed(`docker-lab start ${lab.number}`)).toMatchObject({ exitCode: 0 })
    expect(await engine.run(solution?.run ?? 'false')).toMatchObject({ exitCode: 0 })
    for (const language of LANGUAGES) {
      const commands = commandsIn(briefOf(lab, language))
      expect(commands).toContain(`docker-lab check ${lab.number}`)
      for (const command of commands) {
        const { exitCode, output } = await typed(command)
        expect.soft({ command, exitCode, output }).toMatchObject({ command, exitCode: 0 })
      }
    }
  })
})
