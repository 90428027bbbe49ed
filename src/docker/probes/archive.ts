import type { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import { number, parseJson, readable, record, text } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { arrivalOf, engineApi, streamOf } from '../wire/engine-api.ts'
import { Refusal } from '../wire/read-answer.ts'

/** An archive of a path in a container, and what the engine says beside it. */
export interface Archive {
  /** Not read yet: the caller reads it, or destroys it. */
  body: Readable
  stat: PathStat
}

/** Of the path itself, also where it is a link. Empty where the engine does not say it. */
export interface PathStat {
  /** The end of a chain of links; empty for anything but a link. */
  linkTarget: string
  /** Go's, {@link https://pkg.go.dev/io/fs#FileMode}. */
  mode: number
  size: number
  /** To the nanosecond, where the file system has that. */
  mtime: string
}

/** What the engine says of a container's files. */
type Opened = Archive | 'absent' | 'no-container'

/**
 * What the engine itself finds at a path inside a container, as for `docker cp`.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerArchive}
 */
export async function openArchive(ask: Ask, container: string, path: string): Promise<Opened> {
  try {
    const answer = await engineApi(ask).getContainer(encodeURIComponent(container)).getArchive({ path })
    return { body: streamOf(answer), stat: statOf(arrivalOf(answer).headers) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { said, status, isAbsence, endpoint } = error
    if (isAbsence) return NO_CONTAINER.test(said) ? 'no-container' : 'absent'
    // The engine has no status of its own for a path that leads through a file, or for links in a circle.
    if (status !== 404 && /not a directory|too many (links|levels)/i.test(said)) return 'absent'
    // Engines from 28 on cannot prepare any path of a container that has a mount at such a link.
    if (/path escapes from parent/i.test(said)) {
      throw new CouldNotLook(
        'path-unreadable',
        endpoint,
        { why: 'mount-at-link', name: container },
        { cause: error },
      )
    }
    throw error
  }
}

/**
 * What the engine says of a path inside a container, without its content. Podman keeps a container locked as long as an
 * archive of it is open, and one that is left unread stays open.
 * {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerArchiveInfo}
 */
export async function statInside(
  ask: Ask,
  container: string,
  path: string,
): Promise<PathStat | Exclude<Opened, Archive>> {
  const place = `/containers/${encodeURIComponent(container)}/archive`
  const { status, headers, body } = await ask.stream(place, { method: 'HEAD', query: { path } })
  body.resume()
  if (status === 200) return statOf(headers)
  // Only the answer to GET says in words why there is none.
  const opened = await openArchive(ask, container, path)
  if (typeof opened === 'string') return opened
  opened.body.destroy()
  return opened.stat
}

/** Go's bit for symbolic links. */
const SYMLINK = 1 << 27

/** In Docker's words and in Podman's. A path with such words in it comes in the middle. */
const NO_CONTAINER = /^no such container|no such container$/i

function statOf(headers: Record<string, unknown>): PathStat {
  const encoded = String(headers['x-docker-container-path-stat'] ?? '')
  const stat = readable(() => {
    const said = record(parseJson(Buffer.from(encoded, 'base64').toString()), 'stat')
    const mode = number(said.mode, 'mode')
    const target = text(said.linkTarget, 'linkTarget')
    return {
      // Podman says of every path where it leads.
      linkTarget: (mode & SYMLINK) === 0 ? '' : target,
      mode,
      size: number(said.size, 'size'),
      mtime: text(said.mtime, 'mtime'),
    }
  })
  return stat ?? { linkTarget: '', mode: 0, size: 0, mtime: '' }
}
