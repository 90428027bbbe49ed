import {
  createWriteStream,
  existsSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { execa } from 'execa'
import { pack } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { InputError } from '../../src/lab/input-error.ts'
import { courseInCache, fetchedCourse } from '../../src/student/course/fetched.ts'
import { type Source, shownSource, sourceOf } from '../../src/student/course/source.ts'

let place: ReturnType<typeof mkdtempDisposableSync>
let fetches: string[]

beforeEach(() => {
  place = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-course-'))
  fetches = []
  vi.stubEnv('XDG_CACHE_HOME', join(place.path, 'cache'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  place.remove()
})

const at = (...path: string[]) => join(place.path, ...path)

function named(word: string): Source {
  const source = sourceOf(word, place.path)
  if (!source) throw new Error(`${word} is a folder`)
  return source
}

const fetched = (word: string) => fetchedCourse(named(word), (shown) => fetches.push(shown))

const refusal = async (word: string) => {
  const error = await fetched(word).catch((error) => error)
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).problems[0]
}

/** A repository with a tag `v1`, and newer work after it. */
async function repository(name = 'networks') {
  const git = (...args: string[]) => execa('git', ['-C', at(name), ...args])
  await execa('git', ['init', '--quiet', '-b', 'main', at(name)])
  await git('config', 'user.email', 'author@example.org')
  await git('config', 'user.name', 'author')
  const commit = async (title: string) => {
    writeFileSync(at(name, 'course.yaml'), `title: ${title}\n`)
    await git('add', '.')
    await git('commit', '--quiet', '-m', title)
    return (await git('rev-parse', 'HEAD')).stdout
  }
  const first = await commit('one')
  await git('tag', 'v1')
  return { url: `file://${at(name)}`, first, second: await commit('two'), commit, git }
}

type Entry = [
  header: { name: string; type?: 'file' | 'directory' | 'symlink'; linkname?: string; mode?: number },
  text?: string,
]

async function archive(file: string, entries: Entry[]): Promise<string> {
  const tar = pack()
  for (const [header, text = ''] of entries) tar.entry(header, text)
  tar.finalize()
  writeFileSync(at(file), gzipSync(await buffer(tar)))
  return at(file)
}

const COURSE: Entry[] = [[{ name: 'web/course.yaml' }, 'title: Web\n']]

test.each([
  ['https://git.example/a/web.git', { is: 'git', ref: undefined, within: '' }],
  ['https://git.example/a/web.git#v2:courses/web', { is: 'git', ref: 'v2', within: 'courses/web' }],
  ['git@git.example:a/web.git', { is: 'git' }],
  ['ssh://git@git.example/a/web', { is: 'git' }],
  ['https://example.org/web.tar.gz?raw=1', { is: 'archive' }],
  ['https://example.org/web.tgz', { is: 'archive' }],
])('%s is elsewhere', (word, source) => expect(sourceOf(word, '/')).toMatchObject(source))

test.each(['.', 'labs', '/srv/course', 'C:\\course', 'none.tar.gz', 'a:b'])('%s is a folder', (word) =>
  expect(sourceOf(word, '/')).toBeUndefined(),
)

test('no password is shown', () => {
  expect(shownSource(named('https://me:secret@git.example/web.git#v1'))).toBe(
    'https://git.example/web.git#v1',
  )
})

describe('a Git repository', () => {
  test('is fetched once, with its commit', async () => {
    const { url, second, commit } = await repository()
    const course = await fetched(url)
    expect(course).toEqual({ folder: expect.stringMatching(/networks$/), source: url, revision: second })
    expect(readFileSync(join(course.folder, 'course.yaml'), 'utf8')).toBe('title: two\n')
    expect(readdirSync(course.folder)).toEqual(['course.yaml'])
    await commit('three')
    expect(await fetched(url)).toEqual(course)
    expect(fetches).toEqual([url])
    expect(await courseInCache(named(url))).toBe(course.folder)
  })

  test.each([
    ['a tag', 'v1'],
    ['a branch', 'main'],
  ])('can be one of %s', async (_, ref) => {
    const { url, first, second } = await repository()
    expect((await fetched(`${url}#${ref}`)).revision).toBe(ref === 'v1' ? first : second)
  })

  test('runs nothing, and its links lead nowhere', async () => {
    const { url, git } = await repository()
    await execa('ln', ['-s', '/etc/passwd', at('networks', 'README.md')])
    await git('add', '.')
    await git('commit', '--quiet', '-m', 'link')
    writeFileSync(at('networks/.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${at('ran')}\n`, { mode: 0o755 })
    const { folder } = await fetched(url)
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('/etc/passwd')
    expect(existsSync(at('ran'))).toBe(false)
  })

  test('that is not there is said with what Git says, and leaves nothing', async () => {
    expect(await refusal(`file://${at('none')}`)).toMatchObject({ fault: { code: 'not-fetched' } })
    const { url } = await repository()
    expect(await refusal(`${url}#none`)).toMatchObject({
      file: `${url}#none`,
      fault: { code: 'not-fetched', reason: "couldn't find remote ref none" },
    })
    expect(readdirSync(at('cache/docker-lab/courses'))).toEqual([])
  })

  test.each(['ext::sh -c touch% ran', '--upload-pack=touch ran'])('%s is no address of one', (word) =>
    expect(sourceOf(word, place.path)).toBeUndefined(),
  )

  test('needs Git', async () => {
    vi.stubEnv('PATH', at('nowhere'))
    expect(await refusal('https://git.example/web.git')).toMatchObject({ fault: { code: 'no-git' } })
  })

  test('has no folder of that name', async () => {
    const { url } = await repository()
    expect(await refusal(`${url}#main:lessons`)).toMatchObject({ fault: { code: 'no-folder' } })
    expect(await refusal(`${url}#main:../..`)).toMatchObject({ fault: { code: 'no-folder' } })
  })
})

describe('an archive', () => {
  test('of this machine is read again when it has changed', async () => {
    const file = await archive('web.tar.gz', COURSE)
    const one = await fetched(file)
    expect(one.revision).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(readdirSync(one.folder)).toEqual(['course.yaml'])
    expect(await fetched(file)).toEqual(one)
    await archive('web.tar.gz', [[{ name: 'web/course.yaml' }, 'title: Other\n']])
    const two = await fetched(file)
    expect(two.folder).toBe(one.folder)
    expect(two.revision).not.toBe(one.revision)
    expect(fetches).toHaveLength(2)
  })

  test('comes from a web server', async () => {
    const bytes = readFileSync(await archive('web.tar.gz', COURSE))
    const server = createServer((request, answer) => {
      if (request.url === '/web.tar.gz') return answer.end(bytes)
      answer.writeHead(404).end('none')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      expect((await fetched(`${address}/web.tar.gz`)).folder).toMatch(/web$/)
      expect(await refusal(`${address}/none.tar.gz`)).toMatchObject({
        fault: { code: 'not-fetched', reason: 'HTTP 404' },
      })
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    expect((await fetched(`${address}/web.tar.gz`)).folder).toMatch(/web$/)
    expect(await refusal(`${address}/other.tar.gz`)).toMatchObject({
      fault: { code: 'not-fetched', reason: 'ECONNREFUSED' },
    })
  })

  test('puts nothing outside, and no links', async () => {
    const file = await archive('web.tar.gz', [
      ...COURSE,
      [{ name: '../../out.txt' }, 'out'],
      [{ name: '/tmp/docker-lab-out.txt' }, 'out'],
      [{ name: 'web/link', type: 'symlink', linkname: '/etc' }],
      [{ name: 'web/link/passwd' }, 'mine'],
      [{ name: 'web/run.sh', mode: 0o4755 }, 'true'],
    ])
    const { folder } = await fetched(file)
    expect(readdirSync(folder).sort()).toEqual(['course.yaml', 'link', 'run.sh'])
    expect(readFileSync(join(folder, 'link/passwd'), 'utf8')).toBe('mine')
    expect(existsSync('/tmp/docker-lab-out.txt')).toBe(false)
    expect(readdirSync(at())).not.toContain('out.txt')
  })

  test('that is cut short, or none, is refused', async () => {
    const file = await archive('web.tar.gz', [[{ name: 'web/course.yaml' }, 'title: Web\n'.repeat(9999)]])
    writeFileSync(file, readFileSync(file).subarray(0, 90))
    expect(await refusal(file)).toMatchObject({ fault: { code: 'not-an-archive' } })
    writeFileSync(file, 'PK')
    expect(await refusal(file)).toMatchObject({ fault: { code: 'not-an-archive' } })
    expect(readdirSync(at('cache/docker-lab/courses'))).toEqual([])
  })

  test('that is small and holds a great deal is refused', async () => {
    const [tar, megabyte] = [pack(), Buffer.alloc(1024 * 1024)]
    const zeros = Array.from({ length: 300 }, () => megabyte)
    const entry = tar.entry({ name: 'web/zeros', size: 300 * megabyte.length }, () => tar.finalize())
    const packing = pipeline(tar, createGzip({ level: 1 }), createWriteStream(at('web.tar.gz')))
    await Promise.all([pipeline(zeros, entry), packing])
    expect(await refusal(at('web.tar.gz'))).toMatchObject({
      fault: { code: 'course-too-large', most: '256 MiB' },
    })
  })
})
