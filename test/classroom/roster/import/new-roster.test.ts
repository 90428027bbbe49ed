import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyone, imported } from './import-list.ts'

test('a new roster says what is known, one student on each line', async () => {
  const { text } = await imported('id,name,email\n007,James Bond,bond@example.org\nnull,Null,\n', {
    labs: ['3', '13', 'tomcat-mini'],
    course: 'FOLDER/the course',
  })
  expect(text).toBe(`# A class.

course: the course
labs: [3, 13, tomcat-mini]
students:
  - { id: "007", name: James Bond, email: bond@example.org }
  - { id: "null", name: "Null" }
`)
})

test('a course in the directory of the roster is a dot, and an address stays as it is', async () => {
  expect((await imported('id\na\n', { course: 'FOLDER' })).text).toContain('course: "."\n')
  const address = 'https://git.example/course.git#main:labs'
  expect((await imported('id\na\n', { course: address })).roster.course).toBe(address)
})

test('labs that the course does not have are refused', async () => {
  await expect(imported('id\na\n', { labs: ['3', '99'] })).rejects.toThrow('lab-not-in-course')
})

test('whatever names are in a list, the roster has them', async () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\s\p{C}\p{Z}]+/gu, ' ').trim())
    .filter((text) => text !== '' && !text.includes(','))
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 8 }), async (names) => {
      const rows = names.map((one, index) => `${index},"${one.replaceAll('"', '""')}"`)
      const found = await everyone(`id,name\n${rows.join('\n')}\n`)
      expect(found.map(([, one]) => one)).toEqual(names)
    }),
    { seed: 20_263, numRuns: 100 },
  )
}, 60_000)

test('a school of 3,000 is imported', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => `${index},Student ${index},s${index}@example.org`)
  expect((await imported(`id,name,email\n${rows.join('\n')}\n`)).imported.people).toBe(3000)
})
