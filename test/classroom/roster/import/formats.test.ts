import { expect, test } from 'vitest'
import { imported } from './import-list.ts'

test('a grades export of Moodle', async () => {
  const { imported: told, roster } = await imported(
    `"First name","Last name","ID number",Institution,Department,"Email address","Assignment: Lab 3 (Real)","Last downloaded from this course"
Alice,Archer,0007,,CS,alice@example.org,8.5,1767225600
Bob,"O'Brien",,,"CS, 2nd",Bob@Example.org,-,1767225600
小明,王,2026010101,,CS,wxm@example.cn,,1767225600
`,
  )
  expect(told).toMatchObject({
    format: 'moodle',
    people: 3,
    skipped: [],
    added: ['0007', 'bob', '2026010101'],
  })
  expect(told.unused).toEqual([
    'Institution',
    'Department',
    'Assignment: Lab 3 (Real)',
    'Last downloaded from this course',
  ])
  expect(roster.students).toMatchObject([
    { id: '0007', name: 'Alice Archer', email: 'alice@example.org', keys: { 'ID number': '0007' } },
    { id: 'bob', name: "Bob O'Brien", email: 'Bob@Example.org', keys: {} },
    { id: '2026010101', name: '王小明', keys: { 'ID number': '2026010101' } },
  ])
})

test('a participants export of Moodle, without those who teach', async () => {
  const { imported: told } = await imported(
    `First name,Surname,Username,Email address,Roles,Groups
Alice,Archer,aarcher,alice@example.org,Student,A
Tina,Teacher,tteacher,tina@example.org,"Teacher, Manager",
Sam,Both,sboth,sam@example.org,"Student, Non-editing teacher",B
`,
  )
  expect(told).toMatchObject({
    format: 'moodle',
    added: ['aarcher', 'sboth'],
    skipped: [{ line: 3, why: 'no-student' }],
  })
})

test('an export of Moodle in Chinese', async () => {
  const { imported: told, roster } = await imported('名,姓氏,学号,电子邮件地址\n小明,王,007,wxm@example.cn\n')
  expect(told.format).toBe('moodle')
  expect(roster.students).toMatchObject([{ id: '007', name: '王小明', keys: { 'ID number': '007' } }])
})

test('a gradebook export of Canvas, without the lines that are no students', async () => {
  const { imported: told, roster } = await imported(
    `Student,ID,SIS User ID,SIS Login ID,Section,Lab 3 (123),Final Score
,,,,,Manual Posting,
    Points Possible,,,,,10,(read only)
"Doe, Jane",1001,S-001,jane,CS 1,8,80
"Müller, Jörg",1002,,joerg@uni.example,"CS 1
and CS 2",5,50
"王, 小明",1003,,wang,CS 2,,
"Student, Test",1999,,ab12cd34,CS 1,,
`,
  )
  expect(told).toMatchObject({ format: 'canvas', people: 3, unused: ['Lab 3 (123)', 'Final Score'] })
  expect(told.skipped).toEqual([
    { line: 2, why: 'points-possible' },
    { line: 3, why: 'points-possible' },
    { line: 8, why: 'test-student' },
  ])
  expect(roster.students).toMatchObject([
    {
      id: 'S-001',
      name: 'Jane Doe',
      email: undefined,
      keys: { ID: '1001', 'SIS User ID': 'S-001', 'SIS Login ID': 'jane', Section: 'CS 1' },
    },
    { id: 'joerg', name: 'Jörg Müller', email: 'joerg@uni.example', keys: { Section: 'CS 1 and CS 2' } },
    { id: 'wang', name: '王小明' },
  ])
})

test.each([
  ['id,name,email', 'csv'],
  ['Student ID;Full name;E-mail', 'csv'],
  ['STUDENT_NUMBER\tName\tMail', 'csv'],
  ['学号,姓名,邮箱', 'csv'],
  ['学号；姓名；邮箱'.replaceAll('；', ';'), 'csv'],
  ['學號,姓名,信箱', 'csv'],
  [' 学号 , 姓名 , 电子邮箱 ', 'csv'],
])('a list that begins with %j', async (header, format) => {
  const separator = /[;\t]/.exec(header)?.[0] ?? ','
  const { imported: told, roster } = await imported(
    `${header}\n${['007', 'Ann Bee', 'ann@example.org'].join(separator)}\n`,
  )
  expect(told).toMatchObject({ format, list: { separator } })
  expect(roster.students).toMatchObject([{ id: '007', name: 'Ann Bee', email: 'ann@example.org', keys: {} }])
})

test('a list with first and last names is no export of Moodle by that alone', async () => {
  const { imported: told, roster } = await imported('First name,Last name,Mail\nAnn,Bee,ann@example.org\n')
  expect(told.format).toBe('csv')
  expect(roster.students).toMatchObject([{ id: 'ann', name: 'Ann Bee' }])
})

test('the format that is asked for is the one that is read', async () => {
  const list = 'First name,Last name,ID number,Email address\nAnn,Bee,7,ann@example.org\n'
  expect((await imported(list, { format: 'csv' })).roster.students[0]?.keys).toEqual({})
  expect((await imported(list, { format: 'moodle' })).roster.students[0]?.keys).toEqual({ 'ID number': '7' })
})
