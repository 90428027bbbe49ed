import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBrief } from '../../src/lab/brief.ts'
import { loadCases } from '../../src/lab/cases.ts'
import { loadLab } from '../../src/lab/load.ts'
import { sealed, solutionsOf } from '../../src/lab/solutions.ts'
import { variedBy } from '../../src/lab/vary.ts'
import { inFolder, labOf, testKinds, toldOf } from './write-lab.ts'

const YAML = `title: { en: "Port \${port}", zh: "\${port} 端口" }
vary:
  word: { word: 8 }
  port: { between: [20000, 20009] }
  image: { one_of: [nginx, "busybox:1.36", 3] }
environment:
  ports: [\${port}]
  containers: [{ name: "a-\${word}", image: busybox, env: { PORT: "\${port}" }, command: [sh, -c, "echo $HOME"] }]
owns: { containers: ["a-\${word}"] }
checks:
  - id: one
    title: \${word} on \${port}
    hints: ["try \${port}"]
    port: { container: "a-\${word}", port: \${port} }
`
const CASES = `- name: right
  kind: solution
  run: docker run -p \${port}:80 -e "A=\${OTHER}" \${image}
`

const FILES = { 'lab.yaml': YAML, 'README.md': `# On \${port}\n`, 'cases.yaml': CASES }
const load = (seed: string) => inFolder(FILES, (folder) => loadLab(folder, testKinds, async () => seed))

describe('what varies', () => {
  test('is the same everywhere in a lab', async () => {
    const lab = await load('mine')
    const { word, port } = lab.varied
    expect(word).toMatch(/^[a-hjkmnp-z]{8}$/)
    expect(port).toBeGreaterThanOrEqual(20000)
    expect(port).toBeLessThanOrEqual(20009)
    expect(lab).toMatchObject({
      title: { en: `Port ${port}`, zh: `${port} 端口` },
      environment: {
        ports: [port],
        containers: [{ name: `a-${word}`, env: { PORT: `${port}` }, command: ['sh', '-c', 'echo $HOME'] }],
      },
      owns: { containers: [`a-${word}`] },
      checks: [
        { title: `${word} on ${port}`, hints: [`try ${port}`], want: { container: `a-${word}`, port } },
      ],
    })
  })

  test('is in the brief and in the cases, and a variable of the shell is not', async () =>
    inFolder(FILES, async (folder) => {
      const lab = await loadLab(folder, testKinds, async () => 'mine')
      const { port, image } = lab.varied
      expect(await readBrief(lab, 'en')).toBe(`# On ${port}\n`)
      const [first] = await loadCases(lab)
      expect(first?.run).toBe(`docker run -p ${port}:80 -e "A=\${OTHER}" ${image}`)
    }))

  test('is in the solutions that were packed with a lab', async () =>
    inFolder({ 'lab.yaml': YAML }, async (folder) => {
      const lab = await loadLab(folder, testKinds, async () => 'mine')
      writeFileSync(
        join(folder, '.solutions'),
        sealed([{ name: 'right', run: `docker run -p \${port}:80 nginx` }]),
      )
      const [solution] = await solutionsOf(lab, folder)
      expect(solution?.run).toBe(`docker run -p ${lab.varied.port}:80 nginx`)
    }))

  test('is not in a solution where it is the password of a registry', async () => {
    const registry = 'name: hub, image: "registry:2", ports: ["5001:5000"], serves: registry'
    const login = `{ user: \${user}, password: \${password} }`
    const yaml = `title: a
vary: { user: { word: 6 }, password: { word: 12 } }
environment: { containers: [{ ${registry}, login: ${login} }] }
${CHECKS}`
    const run = `docker login -u \${user} -p \${password}`
    const cases = `- { name: right, kind: solution, run: "${run}" }\n`
    await inFolder({ 'lab.yaml': yaml, 'cases.yaml': cases, 'packed/.solutions': '' }, async (folder) => {
      const lab = await loadLab(folder, testKinds, async () => 'mine')
      const { user, password } = lab.varied
      expect(lab.environment.containers[0]?.login).toEqual({ user, password })
      const shown = [{ name: 'right', run: `docker login -u ${user} -p PASSWORD` }]
      expect(await solutionsOf(lab, folder)).toEqual(shown)
      const packed = { ...lab, folder: join(folder, 'packed') }
      writeFileSync(join(packed.folder, '.solutions'), sealed([{ name: 'right', run }]))
      expect(await solutionsOf(packed, folder)).toEqual(shown)
    })
  })

  test('stays as it is for a student, and is different for others and in other labs', async () =>
    inFolder(FILES, async (folder) => {
      const of = (seed: string, slug = 'web') => variedBy(join(folder, 'lab.yaml'), slug, async () => seed)
      const students = await Promise.all(Array.from({ length: 100 }, (_, index) => of(`${index}`)))
      expect(await of('7')).toEqual(students[7])
      expect(await of('7', 'other')).not.toEqual(students[7])
      expect(new Set(students.map(({ word }) => word)).size).toBe(100)
      expect(new Set(students.map(({ port }) => port)).size).toBe(10)
      expect(new Set(students.map(({ image }) => image))).toEqual(new Set(['nginx', 'busybox:1.36', 3]))
    }))

  test('leaves the digest of the file as it is', async () => {
    expect((await load('1')).digest).toBe((await load('2')).digest)
  })

  test('asks for no seed where nothing varies', async () => {
    const yaml = `title: vary\nchecks: [{ id: a, title: "\${word}", port: { container: a, port: 80 } }]\n`
    const seed = () => Promise.reject(new Error('asked'))
    const lab = await inFolder({ 'lab.yaml': yaml }, (folder) => loadLab(folder, testKinds, seed))
    expect(lab).toMatchObject({ varied: {}, checks: [{ title: `\${word}` }] })
  })
})

const CHECKS = 'checks: [{ id: a, title: a, port: { container: a, port: 80 } }]\n'
const withVary = (vary: string, more = '') => `title: a${more}\nvary: ${vary}\n${CHECKS}`

test.each([
  ['{ Port: { word: 8 } }', 'vary:'],
  ['{ port: { word: 3 } }', 'at least 6'],
  ['{ port: { between: [9, 1] } }', 'lowest and then the highest'],
  ['{ port: { between: [1, 2, 3] } }', 'at most 2'],
  ['{ port: { one_of: [a] } }', 'at least 2'],
  ['{ port: { one_of: [a, "b c"] } }', 'without spaces'],
  ['{ port: { word: 8, between: [1, 2] } }', 'one of word, between and one_of'],
  ['{ port: {} }', 'one of word, between and one_of'],
  ['{ port: { wrod: 8 } }', 'wrod'],
  ['[port]', 'mapping'],
])('vary: %s is refused', async (vary, said) => {
  expect(await toldOf(labOf(withVary(vary)))).toContain(said)
})

test('a name that does not vary is refused, at its place', async () => {
  const told = await toldOf(labOf(withVary('{ port: { word: 8 } }', ` \${prot}`)))
  expect(told).toContain('lab.yaml:1:10')
  expect(told).toContain('"vary" has nothing named prot')
  expect(told).toContain('"port"')
})
