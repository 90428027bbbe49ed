import { expect, test } from 'vitest'
import { bundled } from '../../build/bundle/bundled.ts'
import { BUN, licences } from '../../build/executables/licences.ts'
import { asOneFile } from '../../build/executables/one-file.ts'
import { filesInside } from '../../build/executables/parts.ts'

const root = new URL('../..', import.meta.url).pathname
const { files, packages } = await bundled()

test('an executable loads nothing from beside it, and every part that it loads is inside', () => {
  const parts = asOneFile(files)
  for (const text of parts.values()) {
    expect(text).not.toContain('createRequire(__filename)')
    for (const [, name = ''] of text.matchAll(/\brequire\("\.\/([\w-]+\.cjs)"\)/g))
      expect([...parts.keys()]).toContain(name)
  }
})

test('a program that loads nothing in the way that is known cannot be made one file', () => {
  expect(() => asOneFile(new Map([['dist/docker-lab.cjs', 'require("./zod.cjs")']]))).toThrow(
    'docker-lab.cjs',
  )
})

test('the course and the templates are inside, and no code', () => {
  const inside = filesInside(root)
  expect(inside).toEqual(
    expect.arrayContaining(['labs/course.yaml', 'labs/03-deploy-nginx/README.zh.md', 'labs/lab.schema.json']),
  )
  expect(inside).toContain('src/authoring/scaffold/templates/course/dot-gitignore')
  expect(inside.filter((path) => /\.[cm]?js$|cases\.yaml$/.test(path))).toEqual([
    'src/authoring/scaffold/templates/lab/cases.yaml',
  ])
})

test('each package that is inside is named with its licence, once', () => {
  const text = licences(root, packages, BUN)
  for (const name of ['@oclif/core', 'dockerode', 'testcontainers', 'zod', 'pg-boss', 'hono'])
    expect(text.match(new RegExp(`^${name} \\d`, 'gm'))).toHaveLength(1)
  expect(text).toContain('JavaScriptCore')
})
