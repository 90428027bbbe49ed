import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { lastLines, readLogs } from '../../src/docker/probes/logs.ts'
import { demultiplex } from '../../src/docker/wire/engine-stream.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

const frame = (stream: number, text: string) => {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0])
  header.writeUInt32BE(Buffer.byteLength(text), 4)
  return Buffer.concat([header, Buffer.from(text)])
}

async function streams(chunks: Buffer[]) {
  const text = { stdout: '', stderr: '' }
  for await (const { stream, data } of demultiplex(chunks, 'x://')) text[stream] += data.toString('latin1')
  return text
}

test('frames are taken apart however they are cut', async () => {
  const frames = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.string({ unit: 'binary-ascii' })))
  await fc.assert(
    fc.asyncProperty(frames, fc.array(fc.nat(500)), async (said, cuts) => {
      const bytes = Buffer.concat(said.map(([stream, text]) => frame(stream, text)))
      const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
      const of = (stream: number) =>
        said
          .filter((part) => part[0] === stream)
          .map((part) => part[1])
          .join('')
      expect(await streams(chunks)).toEqual({ stdout: of(1), stderr: of(2) })
    }),
  )
})

test('what is not made of frames is not guessed at', async () => {
  await expect(streams([Buffer.from('plain text, no frames')])).rejects.toBeInstanceOf(CouldNotLook)
})

test.each([
  ['in a header', 3],
  ['after a header', 8],
  ['in the data', 10],
])('what is cut off %s is not taken for the end', async (_, bytes) => {
  const chunks = [frame(1, 'whole'), frame(1, 'half').subarray(0, bytes)]
  await expect(streams(chunks)).rejects.toMatchObject({ code: 'engine-answer', detail: { why: 'cut-off' } })
})

test.each([
  ['', '', false],
  ['one\ntwo\n', 'one\ntwo\n', false],
  ['no end of line', 'no end of line', false],
  ['line\n'.repeat(200), 'line\n'.repeat(200), false],
  [`first\n${'line\n'.repeat(200)}`, 'line\n'.repeat(200), true],
])('the last 200 lines are kept (%#)', async (printed, text, truncated) => {
  expect(await lastLines([Buffer.from(printed)])).toEqual({ text, truncated, readable: true })
})

test.each([
  ['with a mark', Buffer.from('\ufeffready\n'), 'ready\n'],
  ['as UTF-16', Buffer.from('\ufeffready\n', 'utf16le'), 'ready\n'],
  ['with bytes that are none', Buffer.from([0x61, 0xff, 0x0a]), 'a\ufffd\n'],
])('text %s is read', async (_, printed, text) => {
  expect(await lastLines([printed])).toMatchObject({ text })
})

test('of a flood the last 64 KiB are kept', async () => {
  const flood = Array.from({ length: 1000 }, () => Buffer.alloc(1024, 'x'))
  const logs = await lastLines([...flood, Buffer.from('the end')])
  expect(logs).toMatchObject({ truncated: true, text: expect.stringMatching(/x+the end$/) })
  expect(logs.text.length).toBe(64 * 1024)
})

const web = (Tty: boolean, logs: () => Said) =>
  fakeAsk({
    '/containers/web/json': () => ({ body: JSON.stringify({ Config: { Tty } }) }),
    '/containers/web/logs': logs,
  }).ask

test('both streams come in the order in which they were printed', async () => {
  const body = Buffer.concat([frame(1, 'out\n'), frame(2, 'err\n'), frame(1, 'out again\n')])
  expect(
    (
      await readLogs(
        web(false, () => ({ body })),
        'web',
      )
    ).text,
  ).toBe('out\nerr\nout again\n')
})

test('what a terminal printed comes as it is', async () => {
  expect(
    (
      await readLogs(
        web(true, () => ({ body: 'hello\r\n' })),
        'web',
      )
    ).text,
  ).toBe('hello\r\n')
})

test('further back, more lines are asked for', async () => {
  const tails: unknown[] = []
  const { ask } = fakeAsk({
    '/containers/web/json': () => ({ body: '{"Config":{"Tty":true}}' }),
    '/containers/web/logs': ({ query }) => {
      tails.push(query?.tail)
      return { body: 'line\n'.repeat(15_000) }
    },
  })
  expect((await readLogs(ask, 'web')).text).toHaveLength(200 * 5)
  expect(await readLogs(ask, 'web', true)).toMatchObject({ truncated: false, text: 'line\n'.repeat(15_000) })
  expect(tails).toEqual(['201', '20001'])
})

test.each([
  ['Docker', 501, 'configured logging driver does not support reading'],
  [
    'Podman',
    500,
    "this container is using the 'none' log driver, cannot read logs: this container is not logging output",
  ],
])('a log driver that keeps nothing cannot be read, as %s says it', async (_, status, message) => {
  const refused = web(false, () => ({ status, body: JSON.stringify({ message }) }))
  expect(await readLogs(refused, 'web')).toMatchObject({ readable: false })
})

test('an error of the engine makes no verdict', async () => {
  await expect(
    readLogs(
      web(false, () => ({ status: 500 })),
      'web',
    ),
  ).rejects.toBeInstanceOf(CouldNotLook)
})
