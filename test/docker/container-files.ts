import { Readable } from 'node:stream'
import { type Pack, pack } from 'tar-stream'
import { readFile } from '../../src/docker/probes/file.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

export type Entry = [header: Parameters<Pack['entry']>[0], text?: string]

/** An archive, in one piece. */
export function tar(...entries: Entry[]): Readable {
  const archive = pack()
  for (const [header, text = ''] of entries) archive.entry(header, text)
  archive.finalize()
  return Readable.from(
    (async function* () {
      yield Buffer.concat(await Readable.from(archive).toArray())
    })(),
  )
}

/** A container `web` with these paths. */
export function containerWith(paths: Record<string, () => Said>, inspected: object = {}) {
  return fakeAsk({
    '/containers/web/json': () => ({ body: JSON.stringify(inspected) }),
    '/containers/web/archive': ({ query }) =>
      paths[query?.path ?? '']?.() ?? { status: 404, body: '{"message":"no such path"}' },
  })
}

export const read = (path: string, paths: Record<string, () => Said>, inspected?: object) =>
  readFile(containerWith(paths, inspected).ask, 'web', path)

export const stat = (facts: { linkTarget?: string; mode?: number }) => ({
  'x-docker-container-path-stat': Buffer.from(JSON.stringify(facts)).toString('base64'),
})
export const link = (linkname: string, headers: Record<string, string> = {}) => ({
  headers,
  body: tar([{ name: 'link', type: 'symlink', linkname }]),
})

export const target = () => ({ body: tar([{ name: 'target' }, 'here']) })

export const refused = (message: string) => ({ status: 500, body: JSON.stringify({ message }) })
