import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusalOf } from './write-lab.ts'

// Each broken/NAME.yaml must be refused with exactly the words of broken/NAME.txt. A new case is two new files.

const folder = new URL('broken/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))

test.each(names)('%s', async (name) => {
  const refusal = await refusalOf({ 'lab.yaml': readFileSync(new URL(`${name}.yaml`, folder)) })
  expect(`${refusal?.message}\n`).toBe(readFileSync(new URL(`${name}.txt`, folder), 'utf8'))
})
