import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knownLimits } from '../../../src/authoring/docs/known-limits.ts'
import { inFolder } from '../../lab/write-lab.ts'

const lab =
  'title: { en: A lab, zh: 一个实验 }\nchecks:\n  - { id: one, title: One, container: { name: web } }\n'
const cases = `- { name: docker run, kind: solution, run: docker ps }
- name: a server of one's own
  kind: limit
  reason: { en: 'It answers as "nginx" does.', zh: 响应和 nginx 相同。 }
  run: docker ps
`

test('the limits of each lab, by what is done, with the reason', async () => {
  const files = { 'course.yaml': 'title: Mine\n', '01-one/lab.yaml': lab, '01-one/cases.yaml': cases }
  await inFolder(files, async (folder) => {
    expect(await knownLimits(folder, 'en')).toMatch(
      /\n## A lab\n\n- \*\*a server of one's own\*\*: It answers as `nginx` does\.\n$/,
    )
    expect(await knownLimits(folder, 'zh')).toMatch(/\n## 一个实验\n\n- .*：?.*响应和 nginx 相同。\n$/)
  })
})

test('of the labs that ship', async () => {
  const text = await knownLimits(join(import.meta.dirname, '../../../labs'), 'en')
  expect(text.match(/^- \*\*/gm)?.length).toBeGreaterThan(0)
})
