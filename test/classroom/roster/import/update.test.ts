import { expect, test } from 'vitest'
import { imported } from './import-list.ts'

const roster = `# Our class, autumn 2026

labs: [3, 13]      # two labs
due: { 3: 2026-12-01T23:59+08:00 }

students:
  # the first row
  - { id: alice, name: Alice Archer, email: Alice@Example.org, host: "ssh://alice@vm1" } # a live engine
  - id: 007
    name: 'Bond'   # James
    due: +3d
  - {id: carol, keys: {ID: "1003", Section: A}}

  # joined late
  - { id: student-1, name: 张三 }
groups: [[alice, carol]] # pairs
`

test('new students are added, nobody is removed or changed, and comments stay', async () => {
  const { imported: told, text } = await imported(
    'id,name,email\n007,James Bond,\nnew,Nina New,nina@example.org\nali,Alice Other,alice@example.org\n',
    { into: roster },
  )
  expect(told).toMatchObject({ added: ['new'], completed: [], absent: ['carol', 'student-1'] })
  expect(text).toBe(`# Our class, autumn 2026

labs: [3, 13] # two labs
due: { 3: 2026-12-01T23:59+08:00 }

students:
  # the first row
  - { id: alice, name: Alice Archer, email: Alice@Example.org, host: "ssh://alice@vm1" } # a live engine
  - id: 007
    name: 'Bond' # James
    due: +3d
  - {id: carol, keys: {ID: "1003", Section: A}}

  # joined late
  - { id: student-1, name: 张三 }
  - { id: new, name: Nina New, email: nina@example.org }
groups: [[alice, carol]] # pairs
`)
})

test('students who are found get what they did not have, and keep what they have', async () => {
  const { imported: told, roster: updated } = await imported(
    `Student,ID,SIS User ID,SIS Login ID,Section
"Archer, Alice",1001,,ALICE@example.org,B
"Bond, James",1002,007,bond,B
"Carol, C.",1003,S3,carol@example.org,B
`,
    { into: roster },
  )
  expect(told).toMatchObject({ added: [], completed: ['alice', '007', 'carol'], absent: ['student-1'] })
  expect(updated.students).toMatchObject([
    { id: 'alice', email: 'Alice@Example.org', keys: { ID: '1001', Section: 'B' } },
    { id: '007', name: 'Bond', keys: { ID: '1002', 'SIS User ID': '007' } },
    {
      id: 'carol',
      name: 'carol',
      email: 'carol@example.org',
      keys: { ID: '1003', 'SIS User ID': 'S3', Section: 'A' },
    },
    { id: 'student-1' },
  ])
})

test('a name alone finds a student, but two of one name are two', async () => {
  const { imported: told } = await imported('姓名\n张三\n张三\n', { into: roster })
  expect(told).toMatchObject({ added: ['student-2'] })
})

test('a student with a different address is a different student, whatever their id', async () => {
  const { imported: told } = await imported('name,email\nAlice B,alice@elsewhere.example\n', { into: roster })
  expect(told).toMatchObject({ added: ['alice@elsewhere.example'] })
  const { imported: known } = await imported('name,email\nCarol,carol@example.org\n', { into: roster })
  expect(known).toMatchObject({ added: [], completed: ['carol'] })
})

test('a section that students share does not make them one', async () => {
  const { imported: told } = await imported('Student,ID,Section\n"New, Nina",2001,A\n', { into: roster })
  expect(told).toMatchObject({ added: ['2001'] })
})

test('the same list again changes nothing, not even a byte', async () => {
  const list = 'id,name\nalice,Alice\n007,Bond\n'
  const untidy = roster.replace('- { id: alice,', '-   {   id: alice,')
  const { imported: told, text } = await imported(list, { into: untidy })
  expect(told).toMatchObject({ added: [], completed: [] })
  expect(text).toBe(untidy)
})

test('a roster in another style keeps it: CRLF, a list in brackets, lists that are not indented', async () => {
  const list = 'id\nann\nben\n'
  const flow = await imported(list, { into: 'students: [{ id: ann }, { id: carl }] # end\r\n' })
  expect(flow.text).toBe('students: [{ id: ann }, { id: carl }, { id: ben }] # end\r\n')
  const flat = await imported(list, { into: 'students:\n- id: ann\n' })
  expect(flat.text).toBe('students:\n- id: ann\n- { id: ben }\n')
})

test('a roster that is wrong is refused at its line, and stays as it is', async () => {
  await expect(imported('id\nann\n', { into: 'students: [{ id: ann }, { id: ann }]' })).rejects.toThrow(
    /roster\.yaml:1:31 .*student-taken/,
  )
})
