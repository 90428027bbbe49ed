import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadRoster } from '../../../src/classroom/roster/load-roster.ts'
import { seedOf } from '../../../src/classroom/roster/seed.ts'
import { inFolder, refusalOf, toldOf } from '../../lab/write-lab.ts'
import { labsOf, rosterOf } from './read-roster.ts'

const DAY = 24 * 3_600_000

const whole = `course: .
labs: [3, 13, tomcat-mini]
due: { 3: 2026-12-01T23:59+08:00, dockerfile-basic: 2026-12-08T16:00Z }
late: { per_day: 10%, at_most: 5 }
grade: last
seed: autumn
students:
  - { id: alice, name: Alice, email: alice@example.org, host: "ssh://alice@vm1" }
  - { id: bob, submission: submissions/bob, due: +3d }
  - { id: carol, snapshot: handed-in/carol.json, due: { 13: +12h } }
  - { id: dave, context: dave-vm }
  - { id: erin, keys: { "ID number": "0042" } }
groups: [[alice, bob]]
`

test('a roster has everything that the file says, with paths beside the file', async () => {
  await inFolder({ 'class/roster.yaml': whole }, async (folder) => {
    const file = join(folder, 'class/roster.yaml')
    const asked: unknown[] = []
    const roster = await loadRoster(file, async (course) => {
      asked.push(course)
      return labsOf(course)
    })
    expect(asked).toEqual([join(folder, 'class')])
    expect(roster).toEqual({
      file,
      course: join(folder, 'class'),
      seed: 'autumn',
      labs: ['deploy-nginx', 'dockerfile-basic', 'tomcat-mini'],
      due: new Map([
        ['deploy-nginx', new Date('2026-12-01T15:59:00Z')],
        ['dockerfile-basic', new Date('2026-12-08T16:00:00Z')],
      ]),
      late: { perDayPercent: 10, atMostDays: 5 },
      policy: 'last',
      students: [
        {
          id: 'alice',
          name: 'Alice',
          email: 'alice@example.org',
          keys: {},
          from: { kind: 'live', host: 'ssh://alice@vm1', context: undefined },
          extension: { allMs: 0, labs: new Map() },
        },
        {
          id: 'bob',
          name: 'bob',
          email: undefined,
          keys: {},
          from: { kind: 'submission', folder: join(folder, 'class/submissions/bob') },
          extension: { allMs: 3 * DAY, labs: new Map() },
        },
        {
          id: 'carol',
          name: 'carol',
          email: undefined,
          keys: {},
          from: { kind: 'snapshot', file: join(folder, 'class/handed-in/carol.json') },
          extension: { allMs: 0, labs: new Map([['dockerfile-basic', DAY / 2]]) },
        },
        {
          id: 'dave',
          name: 'dave',
          email: undefined,
          keys: {},
          from: { kind: 'live', host: undefined, context: 'dave-vm' },
          extension: { allMs: 0, labs: new Map() },
        },
        {
          id: 'erin',
          name: 'erin',
          email: undefined,
          keys: { 'ID number': '0042' },
          from: undefined,
          extension: { allMs: 0, labs: new Map() },
        },
      ],
      groups: [['alice', 'bob']],
    })
  })
})

test('a list of students is enough: all labs of the course, no deadlines, the best attempt', async () => {
  const roster = await rosterOf('students: [{ id: alice }]')
  expect(roster).toMatchObject({ course: undefined, late: undefined, policy: 'best', groups: [] })
  expect(roster.labs).toEqual([
    'deploy-nginx',
    'deploy-tomcat',
    'dockerfile-basic',
    'tomcat-mini',
    'other-tomcat',
  ])
  expect(roster.due.size).toBe(0)
  expect(seedOf(roster, 'alice')).toBeUndefined()
})

test('ids and names are what is written, whatever YAML would make of them', async () => {
  const roster = await rosterOf(
    'students: [{ id: 007 }, { id: 2026010203040506070809, name: Null }, { id: 1e5, name: yes }, { id: no }]',
  )
  expect(roster.students.map(({ id, name }) => [id, name])).toEqual([
    ['007', '007'],
    ['2026010203040506070809', 'Null'],
    ['1e5', 'yes'],
    ['no', 'no'],
  ])
})

test('a lab is called by its number, with zeros or without, its slug or its directory', async () => {
  const { labs } = await rosterOf('labs: [03, dockerfile-basic, 22-tomcat-mini]\nstudents: [{ id: a }]')
  expect(labs).toEqual(['deploy-nginx', 'dockerfile-basic', 'tomcat-mini'])
})

test('a byte order mark, CRLF and comments change nothing', async () => {
  const plain = await rosterOf(whole)
  const windows = await rosterOf(`\ufeff# our class\r\n${whole.replaceAll('\n', '\r\n')}`)
  expect(windows.students.map(({ id }) => id)).toEqual(plain.students.map(({ id }) => id))
  expect(windows.due).toEqual(plain.due)
})

test('the place of a mistake is right after a byte order mark and CRLF', async () => {
  const refusal = await refusalOf(
    { 'roster.yaml': '\ufefflabs: [99]\r\nstudents:\r\n  - { id: a b }\r\n' },
    (at) => loadRoster(join(at, 'roster.yaml'), labsOf),
  )
  expect(refusal?.problems.map(({ line, column }) => [line, column])).toEqual([[3, 11]])
})

test.each([
  ['http://user:secret@git.example/course.git'],
  ['git@git.example:group/course.git'],
  ['https://git.example/course.tar.gz'],
])('a course can come from elsewhere: %s', async (address) => {
  expect((await rosterOf(`course: ${address}\nstudents: [{ id: a }]`)).course).toBe(address)
})

test('students of one group can share one source', async () => {
  const roster = await rosterOf(
    'students: [{ id: a, submission: team }, { id: b, submission: ./team }]\ngroups: [[a, b]]',
  )
  expect(roster.students[0]?.from).toEqual(roster.students[1]?.from)
})

test('a file that is not there, not UTF-8, or not a file is refused by name', async () => {
  const read = (content: Record<string, string | Uint8Array>, name = 'roster.yaml') =>
    toldOf(inFolder(content, (folder) => loadRoster(join(folder, name), labsOf)))
  expect(await read({})).toContain('there is no roster here')
  expect(await read({ 'a/b': '' }, 'a')).toContain('this is not a regular file')
  const utf16 = Buffer.from('\ufeffstudents: [{ id: alice }]', 'utf16le')
  expect(await read({ 'roster.yaml': utf16 })).toContain('roster.yaml:1:1  this is not UTF-8 text')
  const gbk = Buffer.concat([
    Buffer.from('students:\n  - { id: a, name: '),
    Buffer.from([0xd5, 0xc5, 0x20, 0x7d]),
  ])
  expect(await read({ 'roster.yaml': gbk })).toMatch(/roster.yaml:2:\d+ {2}this is not UTF-8 text/)
  const large = `# ${'x'.repeat(10 * 1024 * 1024)}\nstudents: [{ id: alice }]`
  expect(await read({ 'roster.yaml': large })).toContain('this file has 10485788 bytes; the limit is 1048576')
})

test('a school of 3,000 is read', async () => {
  const students = Array.from(
    { length: 3000 },
    (_, index) =>
      `  - { id: s${index}, name: "Student ${index}", email: s${index}@example.org, keys: { "ID number": "${index}" }, submission: submissions/s${index} }`,
  )
  const roster = await rosterOf(`labs: [3]\nstudents:\n${students.join('\n')}\n`)
  expect(roster.students).toHaveLength(3000)
})

test('a student’s seed depends on the class and the student alone', async () => {
  const seed = seedOf({ seed: 'autumn' }, 'alice')
  expect(seed).toMatch(/^[0-9a-f]{32}$/)
  expect(seed).toBe(seedOf({ seed: 'autumn' }, 'alice'))
  expect(seed).not.toBe(seedOf({ seed: 'autumn' }, 'bob'))
  expect(seed).not.toBe(seedOf({ seed: 'spring' }, 'alice'))
})

test('where there is no roster yet, it says how to make one', async () => {
  await inFolder({}, async (folder) => {
    const file = join(folder, 'roster.yaml')
    expect(await toldOf(loadRoster(file, async () => []))).toContain(
      `roster.yaml  there is no roster here: name yours, or make one from a list of students with "docker-lab class roster import LIST.csv"`,
    )
  })
})
