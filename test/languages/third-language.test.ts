import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * A third language is files, and one line in the list of languages. Here each Chinese file is copied for a language
 * called `fr`, which therefore speaks Chinese.
 */

const root = resolve(import.meta.dirname, '../..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'docker-lab-third-language-'))
  for (const part of ['src', 'graders', 'build', 'bin', 'labs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const part of ['src', 'graders', 'labs']) translate(join(copy, part))
  const list = join(copy, 'src/languages/list.ts')
  const languages = "export const LANGUAGES = ['en', 'zh'] as const"
  const text = readFileSync(list, 'utf8')
  expect(text).toContain(languages)
  writeFileSync(list, text.replace(languages, "export const LANGUAGES = ['en', 'zh', 'fr'] as const"))
}, 60_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Copies `zh/`, `zh.ts`, `zh.md` and `README.zh.md` wherever they are. */
function translate(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isChinese = entry.isDirectory()
      ? entry.name === 'zh'
      : /^(zh|README\.zh)\.(ts|md)$/.test(entry.name)
    if (!isChinese || basename(dirname(path)) === 'zh') continue
    cpSync(path, join(dirname(path), entry.name.replace('zh', 'fr')), { recursive: true })
  }
}

async function run(...args: string[]) {
  const { exitCode, stdout, stderr } = await execa('node', ['bin/dev.js', ...args], {
    cwd: copy,
    preferLocal: true,
    localDir: root,
    reject: false,
    env: { NODE_NO_WARNINGS: '1' },
  })
  return { exitCode, stdout, stderr }
}

const CHINESE = /[\u4e00-\u9fff]/

describe('--lang fr', { timeout: 60_000 }, () => {
  test('check, where no engine answers', async () => {
    const { exitCode, stdout } = await run('check', '3', '--lang', 'fr', '--host', 'unix:///nowhere')
    expect(stdout).toContain('没有 Docker 引擎（engine）响应')
    expect(exitCode).toBe(3)
  })

  test.each([
    ['explain', ['explain', 'port-reversed'], '发生了什么'],
    ['list', ['list'], '得分'],
    ['show', ['show', '3'], '8080'],
    ['--help', ['--help'], '实验评测工具'],
    ['check --help', ['check', '--help'], '选项'],
    ['lab docs', ['lab', 'docs'], '检查种类'],
  ])('%s', async (_, args, words) => {
    const { exitCode, stdout, stderr } = await run(...args, '--lang', 'fr')
    expect(stderr).toBe('')
    expect(stdout).toContain(words)
    expect(stdout).toMatch(CHINESE)
    expect(exitCode).toBe(0)
  })

  test('lab lint speaks it, and asks for what the labs do not say in it', async () => {
    const { exitCode, stdout, stderr } = await run('lab', 'lint', 'labs', '--lang', 'fr')
    expect(stderr).toBe('')
    expect(stdout).toMatch(CHINESE)
    expect(exitCode).toBeOneOf([0, 1])
  })

  test('explain --list has its titles', async () => {
    const { stdout } = await run('explain', '--list', '--json')
    expect(JSON.parse(stdout)[0].title.fr).toMatch(CHINESE)
  })

  test('a command line that is wrong', async () => {
    const { exitCode, stderr } = await run('check', '3', '--timeout', 'soon', '--lang', 'fr')
    expect(stderr).toContain('--timeout 必须是整数')
    expect(exitCode).toBe(2)
  })

  test('a lab that is wrong, in words of a check kind as well', async () => {
    const yaml =
      'titel: x\nchecks:\n  - id: one\n    title: { en: One, fr: Un }\n    container: { state: running }\n'
    writeFileSync(join(copy, 'lab.yaml'), yaml)
    const { exitCode, stderr } = await run('check', './lab.yaml', '--lang', 'fr')
    expect(stderr).toContain('未知的键「titel」')
    expect(stderr).toMatch(new RegExp(`container：.*${CHINESE.source}`))
    expect(exitCode).toBe(2)
  })
})

test('the program compiles', async () => {
  const config = {
    extends: './tsconfig.json',
    include: ['src', 'graders', 'build'],
    exclude: ['**/_*', 'src/classroom/server/web'],
  }
  writeFileSync(join(copy, 'tsconfig.product.json'), JSON.stringify(config))
  const { stdout } = await execa('tsc', ['--noEmit', '-p', 'tsconfig.product.json'], {
    cwd: copy,
    preferLocal: true,
    localDir: root,
    reject: false,
  })
  expect(stdout).toBe('')
}, 120_000)
