import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { expect, test } from 'vitest'
import { fetchWork } from '../../src/sandbox/fetch-work.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

const BLOCK = 512
const RECORD = 20 * BLOCK

/** As GNU tar writes it: in whole records. */
async function archive() {
  const entries = pack()
  entries.entry({ name: './', type: 'directory' })
  entries.entry({ name: './page.html' }, 'p'.repeat(8000))
  entries.entry({ name: './zeros' }, Buffer.alloc(40 * BLOCK))
  entries.finalize()
  const bytes = await buffer(entries)
  return Buffer.concat([bytes, Buffer.alloc((RECORD - (bytes.length % RECORD)) % RECORD)])
}

/** A sandbox whose container prints these, one after another, the last of them again and again. */
function printing(...outputs: Buffer[]) {
  let at = 0
  const { ask, asked } = fakeAsk({
    '/containers/sandbox/exec': () => ({ status: 201, body: '{"Id":"e1"}' }),
    '/exec/e1/start': () => {
      const output = outputs[Math.min(at++, outputs.length - 1)] ?? Buffer.alloc(0)
      const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
      head.writeUInt32BE(output.length, 4)
      return { body: Buffer.concat([head, output]) }
    },
  })
  return {
    shell: { ask, container: 'sandbox', through: [] },
    starts: () => asked.filter((one) => /start/.test(one)).length,
  }
}

const whole = await archive()

test.each([
  ['in a file', 3000],
  ['between two files', BLOCK + BLOCK + 16 * BLOCK],
  ['in a file of zeros', 2 * RECORD],
  ['before its end', whole.length - RECORD + 100],
  ['at once', 0],
])('a working folder whose archive is cut off %s is fetched again', async (_, bytes) => {
  await using to = await mkdtempDisposable(join(tmpdir(), 'docker-lab-test-'))
  const { shell, starts } = printing(whole.subarray(0, bytes), whole)
  await fetchWork(shell, to.path)
  expect(starts()).toBe(2)
  expect((await readdir(to.path)).sort()).toEqual(['page.html', 'zeros'])
  expect(await readFile(join(to.path, 'page.html'), 'utf8')).toBe('p'.repeat(8000))
})

test('one whose connection is cut off is fetched again', async () => {
  await using to = await mkdtempDisposable(join(tmpdir(), 'docker-lab-test-'))
  const { shell, starts } = printing(whole, whole)
  const { stream } = shell.ask
  shell.ask.stream = async (path, question) => {
    const answer = await stream(path, question)
    if (!path.endsWith('/start') || starts() > 1) return answer
    const sent = await buffer(answer.body)
    return { ...answer, body: Readable.from([sent.subarray(0, 5000)]) }
  }
  await fetchWork(shell, to.path)
  expect(starts()).toBe(2)
  expect((await readdir(to.path)).sort()).toEqual(['page.html', 'zeros'])
})

test('one that comes whole is fetched once', async () => {
  await using to = await mkdtempDisposable(join(tmpdir(), 'docker-lab-test-'))
  const { shell, starts } = printing(whole)
  await fetchWork(shell, to.path)
  expect(starts()).toBe(1)
})

test('one that never comes whole could not be looked at', async () => {
  await using to = await mkdtempDisposable(join(tmpdir(), 'docker-lab-test-'))
  const { shell } = printing(whole.subarray(0, 3000))
  await expect(fetchWork(shell, to.path)).rejects.toMatchObject({
    name: 'CouldNotLook',
    code: 'engine-answer',
  })
})
