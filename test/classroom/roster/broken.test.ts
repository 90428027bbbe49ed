import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadRoster } from '../../../src/classroom/roster/load-roster.ts'
import { refusalOf, told } from '../../lab/write-lab.ts'
import { labsOf } from './read-roster.ts'

// As test/lab/broken: each broken/NAME.yaml must be refused with exactly the words of NAME.txt, and of NAME.zh.txt in
// Chinese. A new case is one new file: `vitest -u` writes the others, which are then to be read.

const folder = new URL('broken/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))

test.each(names)('%s', async (name) => {
  const yaml = readFileSync(new URL(`${name}.yaml`, folder))
  const refusal = await refusalOf({ 'roster.yaml': yaml }, (at) =>
    loadRoster(join(at, 'roster.yaml'), labsOf),
  )
  expect(refusal).toBeDefined()
  await expect(`${told(refusal, 'en')}\n`).toMatchFileSnapshot(`broken/${name}.txt`)
  await expect(`${told(refusal, 'zh')}\n`).toMatchFileSnapshot(`broken/${name}.zh.txt`)
})
