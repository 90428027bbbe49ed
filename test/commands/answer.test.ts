import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Answer from '../../src/commands/answer.ts'
import List from '../../src/commands/list.ts'
import Show from '../../src/commands/show.ts'
import { answersFor } from '../../src/student/answers.ts'

const root = join(import.meta.dirname, '../..')
const LAB = `title: Look around
vary: { word: { word: 8 } }
checks:
  - id: ip
    title: { en: The address of web, zh: web 的地址 }
    answer: { key: ip, fact: { container: web, is: ip } }
  - id: shell
    title: The shell of web
    answer: { key: shell, equals: "\${word}" }
  - id: runs
    title: web runs
    container: { name: web, state: running }
`
const OTHER = 'title: Other\nchecks: [{ id: runs, title: runs, container: { name: web, state: running } }]\n'

let printed: string
let home: ReturnType<typeof mkdtempDisposableSync>
let folder: string
beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  folder = join(home.path, '01-look')
  for (const [name, lab] of [
    ['01-look', LAB],
    ['02-other', OTHER],
  ] as const) {
    mkdirSync(join(home.path, name))
    writeFileSync(join(home.path, name, 'lab.yaml'), lab)
    writeFileSync(join(home.path, name, 'README.md'), `# The word is \${word}\n`)
  }
  vi.stubEnv('XDG_STATE_HOME', join(home.path, 'state'))
  vi.stubEnv('XDG_DATA_HOME', join(home.path, 'data'))
  vi.stubEnv('DOCKER_LAB_COURSE', home.path)
  printed = ''
  const write = (text: unknown) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  home.remove()
})

const type = async (...words: string[]) => {
  printed = ''
  await Answer.run([...words, '--lang', 'en'], root)
  return printed
}

describe('answer', () => {
  test('keeps what was typed, and says how to check it', async () => {
    expect(await type('1', 'ip', ' 172.17.0.2 ')).toBe(
      'Your answer to "ip" is now: 172.17.0.2\nSee whether it is right: docker-lab check 1\n',
    )
    expect((await answersFor({ folder }).answer('ip'))?.text).toBe('172.17.0.2')
  })

  test('lists the questions and the answers, and never what is right', async () => {
    await type('1', 'ip', '172.17.0.2')
    await Show.run(['1'], root)
    const word = /The word is ([a-z]{8})\n/.exec(printed)?.[1]
    expect(word).toBeDefined()
    const listed = await type('look')
    expect(listed).toBe('ip: The address of web\n  172.17.0.2\nshell: The shell of web\n  not answered yet\n')
  })

  test.each([
    [['1', 'shel', 'x'], 'no question "shel"; its questions are ip, shell; did you mean "shell"?'],
    [['1', 'ip'], 'what is your answer? Usage: docker-lab answer 1 ip VALUE'],
    [['1', 'ip', '  '], 'what is your answer?'],
    [['1', 'ip', 'x'.repeat(1001)], 'at most 1000 characters'],
    [['2', 'ip', 'x'], 'asks no questions'],
    [['2'], 'asks no questions'],
  ])('%j is refused', async (words, said) => {
    expect(await type(...words)).toContain(said)
    expect(process.exitCode).toBe(2)
    expect(await answersFor({ folder }).answer('ip')).toBeUndefined()
  })

  test('is the same for the student every time', async () => {
    const shown: string[] = []
    for (let count = 0; count < 2; count++) {
      printed = ''
      await Show.run(['1'], root)
      shown.push(printed)
    }
    expect(shown[0]).toBe(shown[1])
  })

  test('a seed that cannot be kept is an error for a lab that varies, and none for a list', async () => {
    writeFileSync(join(home.path, 'data'), '')
    expect(await type('1')).toContain('cannot write this file')
    expect(process.exitCode).toBe(2)
    process.exitCode = undefined
    printed = ''
    await List.run(['--lang', 'en'], root)
    expect(printed).toContain('Look around')
    expect(process.exitCode).toBeUndefined()
  })
})
