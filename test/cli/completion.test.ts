import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { debianShells } from './debian-shells.ts'
import { openShell, type Shell } from './shell.ts'

const LIBRARIES = 'usr/lib/x86_64-linux-gnu'
const debian = await debianShells()
let shell: Shell

beforeAll(() => {
  shell = openShell()
})
afterAll(() => shell.remove())

describe('"docker-lab complete --", as the scripts of "docker-lab completion" ask', () => {
  const offered = async (line: string) => {
    const { output } = await shell.run(`docker-lab complete -- ${line}`)
    return output.split('\n').map((one) => one.split('\t')[0])
  }

  test.each([
    ["''", ['check', 'explain', 'hint', 'lab', 'list', 'reset', 'show', 'start']],
    ['ch', ['check']],
    ["check ''", ['1', 'web', '2', 'registry']],
    ["check 1 ''", ['1', 'web', '2', 'registry']],
    ['check we', ['web']],
    ["hint web ''", ['running', 'published', 'answers']],
    ["hint 1 ''", ['running', 'published', 'answers']],
    ['explain port-rev', ['port-reversed']],
    ["lab ''", ['lint', 'test', 'new', 'docs', 'pack']],
    ['lab li', ['lint']],
    ["lab test ''", ['1', 'web', '2', 'registry']],
    ["lab new ''", ['lab', 'course', 'grader']],
    ['check --js', ['--json']],
    ["check --lang ''", ['en', 'zh']],
    ['check --lang=z', ['zh']],
    ["class roster ''", ['import']],
    ["class export class.yaml --format ''", ['csv', 'moodle']],
    ["completion ''", ['bash', 'zsh', 'fish', 'powershell']],
  ])('%s', async (line, expected) => {
    expect(await offered(line)).toEqual(expect.arrayContaining([...expected, ':4']))
  })

  test.each([
    ["check --course ''", ':16'],
    ["lab lint ''", ':16'],
    ["check --output ''", ':0'],
    ["class grade ''", ':0'],
    ["class roster import ''", ':0'],
    ["class report class.yaml --per-student ''", ':16'],
    ["class serve --gradebook ''", ':0'],
    ["check --course /nowhere ''", ':4'],
    ["show 3 3 ''", ':4'],
    ["nothing ''", ':4'],
  ])('%s: nothing but what the shell itself offers, %s', async (line, expected) => {
    expect(await offered(line)).toEqual([expected])
  })

  test('says what each is about, in the language of the student', async () => {
    const { output } = await shell.run("docker-lab complete -- check --lang zh ''")
    expect(output).toMatch(/^web\t.*\p{Script=Han}/mu)
  })
})

describe.skipIf(!debian)('the script for', () => {
  async function inShell(name: string, script: string, program: string): Promise<string> {
    await writeFile(join(shell.folder, `try.${name}`), script)
    await shell.run(`docker-lab completion ${name} >completion.${name}`)
    const { output } = await shell.run(`${program} try.${name}`)
    return output
  }

  test('bash', async () => {
    const script = `
      . ${debian}/usr/share/bash-completion/bash_completion
      . ./completion.bash
      compopt() { :; }
      offer() {
        COMP_LINE="$*" COMP_POINT=\${#COMP_LINE} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
        "$(complete -p docker-lab | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        echo "\${COMPREPLY[*]}"
      }
      offer docker-lab ch
      offer docker-lab check ''
      offer docker-lab hint 1 pu
      offer docker-lab check --lang ''`
    expect(await inShell('bash', script, 'bash')).toBe('check\n1 web 2 registry\npublished\nen zh')
  })

  test('zsh', async () => {
    const script = `
      module_path=(${debian}/${LIBRARIES}/zsh/5.9)
      compdef() { }
      _describe() { print -- "\${(P@)2}" }
      . ./completion.zsh
      offer() { words=("$@") CURRENT=$#; _docker-lab }
      offer docker-lab ch
      offer docker-lab hint 1 pu
      offer docker-lab check --lang=`
    const output = await inShell('zsh', script, `${debian}/bin/zsh -f`)
    expect(output).toMatch(/^check:.*\npublished:Port.*\nen: ?zh:$/)
  })

  test('fish', async () => {
    const script = `
      source completion.fish
      complete -C 'docker-lab ch'
      complete -C 'docker-lab hint 1 pu'
      complete -C 'docker-lab check --lang='`
    const libraries = `LD_LIBRARY_PATH=${debian}/${LIBRARIES}`
    const output = await inShell('fish', script, `${libraries} ${debian}/usr/bin/fish --no-config`)
    expect(output).toMatch(/^check\t.*\npublished\tPort.*\n--lang=en\n--lang=zh$/)
  })
})
