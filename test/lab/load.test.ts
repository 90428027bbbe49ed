import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kinds as allKinds } from '../../src/kinds/kinds.ts'
import { loadLab } from '../../src/lab/load.ts'
import { validLab } from './valid-lab.ts'
import { inFolder, labOf, refusalOf, testKinds, told } from './write-lab.ts'

const small = (title: string) =>
  `title: ${title}\nchecks:\n  - id: one\n    title: One\n    port: { container: web, port: 80 }\n`

const titleOf = async (yaml: string | Uint8Array) => (await labOf(yaml)).title

describe('a lab', () => {
  test('has the digest of the bytes of its file', async () => {
    const yaml = `${small('A lab')}# Windows\r\n`
    expect((await labOf(yaml)).digest).toBe(`sha256:${createHash('sha256').update(yaml).digest('hex')}`)
  })

  test('has everything that its file says', async () => {
    expect(await labOf(validLab)).toMatchObject({
      title: { en: 'Deploy a page', zh: '部署网页' },
      chapter: 'deploy',
      minutes: 10,
      environment: {
        images: ['nginx'],
        ports: [8080],
        containers: [
          {
            name: 'hub',
            image: 'registry:2',
            ports: ['5000:5000'],
            env: { DEBUG: 'yes' },
            serves: 'registry',
          },
        ],
      },
      owns: { containers: ['web'], images: ['web:0.1'], volumes: ['pages'], networks: ['front'] },
      checks: [
        {
          id: 'published',
          points: 3,
          needs: [],
          hints: [{ en: 'Look at the ports.' }, 'Look at them again.'],
        },
        {
          id: 'answers',
          points: 4,
          needs: ['published'],
          withinMs: 10_000,
          reveal: 'message',
          grader: 'http',
        },
        { id: 'kept', grader: 'file' },
      ],
    })
  })

  test('has every default filled in, those of its check kinds as well', async () => {
    expect(await labOf(small('A lab'))).toMatchObject({
      chapter: undefined,
      minutes: undefined,
      environment: { images: [], ports: [], containers: [] },
      owns: { containers: [], images: [], volumes: [], networks: [], services: [] },
      checks: [
        {
          points: 1,
          needs: [],
          withinMs: 0,
          hints: [],
          reveal: 'full',
          grader: 'port',
          want: { container: 'web', port: 80, protocol: 'tcp' },
        },
      ],
    })
  })

  test('owns names that are the student’s to give: a check then accepts any image under them, unless it says no', async () => {
    const lab = await labOf(
      `title: Own\nowns: { images: ["docker.io/library/web", "web:0.1"] }\nchecks:\n${[
        'container: { name: web, image: web }',
        'container: { name: web, image: nginx }',
        'image: { name: "web:0.1" }',
        'registry: { image: "localhost:5000/web:0.1", same_as: "web:0.1" }',
        'registry: { image: "localhost:5000/web:0.1", same_as: nginx }',
        'image: { name: "web:0.1", renamed: false }',
        'port: { container: web, port: 80 }',
      ]
        .map((check, index) => `  - id: check-${index}\n    title: A check\n    ${check}\n`)
        .join('')}`,
      allKinds,
    )
    const renamed = lab.checks.map(({ want }) => Reflect.get(Object(want), 'renamed'))
    expect(renamed).toEqual([true, false, true, true, false, false, undefined])
  })

  test.each([
    ['03-deploy-nginx', 3, 'deploy-nginx'],
    ['0012-x', 12, 'x'],
    ['deploy-nginx', undefined, 'deploy-nginx'],
    ['3', undefined, '3'],
  ])('in the folder %s has the number %s and the slug %s', async (name, number, slug) => {
    await inFolder({}, async (folder) => {
      const path = join(folder, name)
      await mkdir(path)
      await writeFile(join(path, 'lab.yaml'), small('A lab'))
      expect(await loadLab(path, testKinds)).toMatchObject({ number, slug, folder: path })
    })
  })

  test('loads only the check kinds that it uses', async () => {
    const loaded: string[] = []
    await labOf(small('A lab'), {
      keys: testKinds.keys,
      load(key) {
        loaded.push(key)
        return testKinds.load(key)
      },
    })
    expect(loaded).toEqual(['port'])
  })
})

describe('accepted', () => {
  test.each([
    ['500ms', 500],
    ['0s', 0],
    ['90s', 90_000],
    ['10m', 600_000],
  ])('within: %s', async (within, ms) => {
    const lab = await labOf(`${small('A lab')}    within: ${within}\n`)
    expect(lab.checks[0]?.withinMs).toBe(ms)
  })

  test('words that were true or false in older YAML are text', async () => {
    for (const word of ['yes', 'no', 'on', 'off', 'y']) expect(await titleOf(small(word))).toBe(word)
    expect(await titleOf(`%YAML 1.1\n---\n${small('yes')}`)).toBe('yes')
  })

  test('Windows line ends and a byte order mark change nothing', async () => {
    const plain = await labOf(validLab)
    const windows = await labOf(`\ufeff${validLab.replaceAll('\n', '\r\n')}`)
    const apart = { folder: '', slug: '', digest: '' }
    expect({ ...windows, ...apart }).toEqual({ ...plain, ...apart })
  })

  test('an anchor can be used again', async () => {
    const lab = await labOf(
      `title: &title { en: A lab, zh: 实验 }\nchecks:\n  - id: one\n    title: *title\n    port: { container: web, port: 80 }\n`,
    )
    expect(lab.checks[0]?.title).toEqual(lab.title)
  })

  test('names that mean something to JavaScript are plain names', async () => {
    const lab = await labOf(
      small('A lab')
        .replace('id: one', 'id: constructor\n    needs: [hasownproperty]')
        .concat('  - id: hasownproperty\n    title: Two\n    port: { container: toString, port: 80 }\n'),
    )
    expect(lab.checks.map(({ id }) => id)).toEqual(['constructor', 'hasownproperty'])
  })
})

describe('refused', () => {
  const nest = (open: string, close: string) =>
    `title: A lab\nchecks: ${open.repeat(10_000)}${close.repeat(10_000)}\n`
  const text = (title: string) => Buffer.from(small(title))

  test.each<[string, string | Uint8Array, string]>([
    ['a NUL byte', small('A\0lab'), 'lab.yaml:1:9  this is a control character, which is not text'],
    ['an escape', small('A\x1b[31mlab'), 'lab.yaml:1:9  this is a control character, which is not text'],
    [
      'a lone carriage return',
      small('A\rlab'),
      'lab.yaml:1:9  this is a control character, which is not text',
    ],
    ['Latin-1', Buffer.from(small('caf\u00e9'), 'latin1'), 'lab.yaml:1:11  this is not UTF-8 text'],
    ['UTF-16', Buffer.from(`\ufeff${small('A lab')}`, 'utf16le'), 'lab.yaml:1:1  this is not UTF-8 text'],
    [
      'half a character',
      Buffer.concat([text('A lab'), Buffer.from('实').subarray(0, 2)]),
      'lab.yaml:6:1  this is not UTF-8 text',
    ],
    ['a surrogate', small('"\\ud800"'), 'lab.yaml:1:8  this text contains a control character'],
    ['a nest of lists', nest('[', ']'), 'nested too deeply'],
    ['a nest of mappings', nest('{ a: ', '}'), 'nested too deeply'],
    ['a nest of dashes', nest('- ', '').replace('checks: ', 'checks:\n'), 'nested too deeply'],
    [
      'a nest that is not that deep',
      `title: A lab\nchecks: ${'['.repeat(50)}${']'.repeat(50)}\n`,
      'lab.yaml:2:41  nested more than 32 levels deep',
    ],
    ['a megabyte', '#'.repeat(1024 * 1024), 'lab.yaml  this file has 1048576 bytes; the limit is 262144'],
    [
      'thousands of unknown keys',
      Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`).join('\n'),
      'unknown key "k0"',
    ],
    ['thousands of repeated keys', 'key: 1\n'.repeat(5_000), 'lab.yaml:2:1  the key "key" appears twice'],
  ])('%s', async (_, yaml, line) => {
    expect(told(await refusalOf({ 'lab.yaml': yaml }))).toContain(line)
  })

  test('a folder without a lab.yaml', async () => {
    expect(told(await refusalOf({}))).toBe('lab.yaml  there is no such file')
  })

  test('a folder where a file should be', async () => {
    const refusal = await refusalOf({}, async (folder) => {
      await mkdir(join(folder, 'lab.yaml'))
      await loadLab(folder, testKinds)
    })
    expect(told(refusal)).toBe('lab.yaml  this is not a regular file')
  })

  test('many mistakes are reported ten at a time', async () => {
    const refusal = await refusalOf({
      'lab.yaml': `${small('A lab')}${Array.from({ length: 25 }, (_, i) => `extra${i}: 1\n`).join('')}`,
    })
    expect(refusal?.problems).toHaveLength(10)
    expect(told(refusal)).toMatch(/\n\nand 15 more$/)
  })
})
