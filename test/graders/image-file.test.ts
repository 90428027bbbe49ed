import { describe, expect, test } from 'vitest'
import imageFile, { type ImageFileFacts } from '../../graders/image-file/image-file.ts'
import type { FileFact, FolderComparison } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, anImage, another } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const aFile = (text: string, over: object = {}): FileFact => ({
  kind: 'file',
  size: text.length,
  mode: 0o644,
  text,
  truncated: false,
  sha256: `sha of ${text}`,
  ...over,
})
const aDirectory = (...entries: string[]): FileFact => ({ kind: 'directory', entries, truncated: false })
const absent: FileFact = { kind: 'absent' }

const seen = (file: FileFact | undefined, over: Partial<ImageFileFacts> = {}): ImageFileFacts => ({
  file,
  directory: undefined,
  mounted: undefined,
  packed: undefined,
  compared: undefined,
  ...over,
})
const compared = (one: FileFact, other: FileFact, over: Partial<FolderComparison> = {}): ImageFileFacts =>
  seen(one, { compared: { one, other, missing: [], different: [], ...over } })

const hello = { image: 'app:1', path: '/app/hello.txt' }
const same = { ...hello, same_as: { image: 'base', path: '/hello' } }
const root = {
  image: 'my-tomcat:1.0',
  path: '/webapps/ROOT',
  type: 'directory',
  same_as: { image: 'tomcat', path: '/webapps.dist/ROOT' },
}
const pages = aDirectory('index.html')

const accepted: Accepted<ImageFileFacts>[] = [
  ['a file', hello, seen(aFile(''))],
  ['text', { ...hello, equals: 'hello' }, seen(aFile('hello\n'))],
  ['nothing, where nothing should be', { ...hello, exists: false }, seen(absent)],
  ['a directory', { ...hello, type: 'directory', nonempty: true }, seen(pages)],
  ['the same bytes', same, compared(aFile('a'), aFile('a'))],
  ['everything that is in a directory', root, compared(pages, pages)],
]

const rejected: Rejected<ImageFileFacts>[] = [
  ['no image', hello, seen(undefined), 'file-image-missing'],
  ['no file', hello, seen(absent, { directory: aDirectory('other.txt') }), 'image-file-missing'],
  ['no directory either', hello, seen(absent, { directory: absent }), 'image-file-missing'],
  [
    'an archive that has it',
    hello,
    seen(absent, { directory: absent, packed: '/app.tar.gz' }),
    'image-archive-not-unpacked',
  ],
  [
    'another spelling',
    hello,
    seen(absent, { directory: aDirectory('Hello.txt') }),
    'image-file-name-differs',
  ],
  [
    'a mount over it',
    root,
    {
      ...compared(absent, pages, { missing: ['index.html'] }),
      directory: aDirectory(),
      mounted: { container: 'tc', destination: '/webapps' },
    },
    'image-file-in-mount',
  ],
  [
    'a mount over a part of it',
    root,
    {
      ...compared(pages, pages, { missing: ['img/a.png'] }),
      mounted: { container: 'tc', destination: '/webapps/ROOT/img' },
    },
    'image-file-in-mount',
  ],
  [
    'the directory around it',
    root,
    { ...compared(absent, pages, { missing: ['index.html'] }), directory: aDirectory('webapps.dist') },
    'image-folder-too-deep',
  ],
  ['something where nothing should be', { ...hello, exists: false }, seen(aFile('')), 'image-file-unwanted'],
  ['a directory in place of a file', hello, seen(pages), 'image-file-other-type'],
  [
    'a file in place of a directory',
    { ...hello, type: 'directory' },
    seen(aFile('')),
    'image-file-other-type',
  ],
  ['a pipe', hello, seen({ kind: 'other', what: 'fifo' }), 'image-file-other-type'],
  ['an empty file', { ...hello, nonempty: true }, seen(aFile('')), 'image-file-empty'],
  [
    'an empty directory',
    { ...hello, type: 'directory', nonempty: true },
    seen(aDirectory()),
    'image-file-empty',
  ],
  ['other text', { ...hello, contains: 'hello' }, seen(aFile('bye')), 'image-file-content'],
  [
    'text beyond what is read',
    { ...hello, contains: 'hello' },
    seen(aFile('x', { truncated: true })),
    'image-file-too-big',
  ],
  ['other bytes', same, compared(aFile('a'), aFile('b')), 'image-file-differs'],
  [
    'a part of the files',
    root,
    compared(pages, pages, { missing: ['1', '2', '3', '4', '5', '6'] }),
    'image-folder-incomplete',
  ],
  [
    'files that were changed',
    root,
    compared(pages, pages, { different: ['index.html'] }),
    'image-folder-differs',
  ],
  ['nothing to compare with', root, compared(pages, absent), 'image-file-nothing-to-compare'],
]

accepts('image-file', imageFile, accepted)
rejects('image-file', imageFile, rejected)
coversEveryDiagnosis('image-file', imageFile, rejected)

refuses('image-file', imageFile, [
  ['text of a directory', { ...hello, type: 'directory', contains: 'a' }, 'directory-has-no-text'],
])

describe('image-file asks', () => {
  const asks = async (yaml: object, answers: object) => {
    const { world, asked } = anEngine({ image: anImage({ parent: 'sha256:parent' }), ...answers })
    const found = await imageFile.observe(imageFile.schema().parse(yaml), world)
    return { found, asked }
  }
  test('for the image and the file', async () =>
    expect((await asks(hello, { imageFile: aFile('') })).asked).toEqual([
      'image app:1',
      'imageFile app:1 /app/hello.txt',
    ]))
  test('for the image alone where it is missing', async () =>
    expect((await asks(hello, { image: undefined })).asked).toEqual(['image app:1']))
  test('for a comparison in place of the file', async () => {
    const { asked } = await asks(root, { compareFolders: compared(pages, pages).compared })
    expect(asked.map((one) => one.split(' ')[0])).toEqual(['image', 'image', 'compareFolders'])
  })
  test('for the containers that something missing can come from', async () => {
    const { found, asked } = await asks(hello, {
      imageFile: absent,
      containers: [another('other'), another('maker', { imageId: 'sha256:parent' })],
      container: aContainer({ name: 'maker', mounts: [aMount({ destination: '/app' })] }),
    })
    expect(found.mounted).toEqual({ container: 'maker', destination: '/app' })
    expect(asked.slice(2)).toEqual([
      'imageFile app:1 /app',
      'imageFile app:1 /',
      'containers',
      'container maker',
    ])
  })
  test('for the directories above, where an archive can be', async () => {
    const { found, asked } = await asks(
      { image: 'app:1', path: '/usr/local/app/bin/run' },
      {
        containers: [],
        imageFile: (_: string, path: string) =>
          path === '/usr/local' ? aDirectory('bin', 'app.tar.gz') : absent,
      },
    )
    expect(found.packed).toBe('/usr/local/app.tar.gz')
    expect(asked.slice(2)).toEqual([
      'imageFile app:1 /usr/local/app/bin',
      'imageFile app:1 /usr/local/app',
      'imageFile app:1 /usr/local',
      'containers',
    ])
  })
  test('and says that it could not look where the other image is gone', async () => {
    const image = (name: string) => (name === 'tomcat' ? undefined : anImage())
    await expect(asks(root, { image })).rejects.toMatchObject({ code: 'image-gone' })
  })
})

test.each([
  [{ ...hello, same_as: { image: 'app:1', path: '/app//hello.txt' } }, 'itself'],
  [same, undefined],
])('whether %j can fail', (yaml, why) => {
  expect(imageFile.authoring?.neverFails?.(imageFile.schema().parse(yaml))?.why).toBe(why)
})
