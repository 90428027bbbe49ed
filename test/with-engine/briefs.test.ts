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
let engine: CaseEngine

beforeAll(async () => {
  engine = await hostEngine(labs)
}, 120_000)
afterEach(() => engine.reset())
afterAll(() => engine?.reset())

/** What the student has to fill in, waits for somebody at a terminal, would undo the work, or is no command. */
const NOT_TYPED =
  /…|\b[A-Z][A-Z-]{2,}\b|\p{Script=Han}| -it | logs -f |^docker-lab (reset|answer \d+ \w+ )|\bdocker rm\b|^(-e|mysql>)/u

/** What fails, as the brief says. */
const FAILS = /touch \/usr\/share\/nginx\/html\/|exec lonely ping/

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
  test('what its brief tells to type is the same in every language, and works', async () => {
    const [commands = [], ...others] = LANGUAGES.map((language) => commandsIn(briefOf(lab, language)))
    expect(commands).toContain(`docker-lab check ${lab.number}`)
    for (const other of others) expect(other).toEqual(commands)
    const solution = (await loadCases(lab)).find(({ kind }) => kind === 'solution')
    expect(await engine.run(`docker-lab start ${lab.number}`)).toMatchObject({ exitCode: 0 })
    expect(await engine.run([solution?.setup, solution?.run].filter(Boolean).join('\n'))).toMatchObject({
      exitCode: 0,
    })
    for (const command of commands) {
      // A server has to start first, which its log tells a student.
      if (command.startsWith('curl '))
        await expect.poll(async () => (await engine.run(command)).exitCode, { timeout: 60_000 }).toBe(0)
      const { exitCode, output } = await engine.run(command)
      const asSaid = FAILS.test(command) ? { command, exitCode: 1 } : { command, exitCode: 0 }
      expect.soft({ command, exitCode, output }).toMatchObject(asSaid)
    }
  }, 240_000)
})
