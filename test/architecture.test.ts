import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Imports run one way, so that each part can be read, tested and replaced without those above it:
 * commands → authoring, reporters, sandbox → grading → lab, the Docker port.
 */
const ALLOWED: Record<string, { may: string[]; why: string }> = {
  'src/docker': {
    may: ['src/docker'],
    why: 'the engine knows nothing of labs or grading, so its facts serve anything',
  },
  'src/lab': { may: ['src/lab'], why: 'reading a lab needs no engine' },
  'src/grading': {
    may: ['src/grading', 'src/lab', 'src/docker', 'src/locales', 'graders'],
    why: 'grading is the same whoever asks for it and however it is shown',
  },
  graders: {
    may: ['src/grading/contract', 'src/docker/docker.ts', 'graders'],
    why: 'a check kind stands on the contract alone, never on the engine itself',
  },
  'src/locales': {
    may: [
      'src/locales',
      'src/grading',
      'src/lab',
      'graders',
      'src/docker/docker.ts',
      'src/docker/could-not-look.ts',
      'src/sandbox/sandbox-problem.ts',
    ],
    why: 'words follow the logic',
  },
  'src/reporters': {
    may: ['src/reporters', 'src/grading', 'src/lab', 'src/locales'],
    why: 'reporters are pure: report in, text out',
  },
  'src/preparing': {
    may: ['src/preparing', 'src/lab', 'src/docker', 'src/locales'],
    why: 'what a lab needs is prepared in the same way for students and for authors',
  },
  'src/sandbox': {
    may: ['src/sandbox', 'src/docker'],
    why: 'a sandbox is an engine and a shell, and knows nothing of labs',
  },
  'src/authoring': {
    may: [
      'src/preparing',
      'src/authoring',
      'src/grading',
      'src/lab',
      'src/docker',
      'src/locales',
      'src/reporters',
      'src/sandbox',
      'graders',
    ],
    why: 'authors’ tools stand on grading, not on commands',
  },
}
/** Packages that only some folders may name. */
const PACKAGES: Record<string, { only: string[]; why: string }> = {
  dockerode: { only: ['src/docker', 'src/sandbox'], why: 'one place speaks to engines' },
  testcontainers: { only: ['src/sandbox'], why: 'it is heavy, and chooses an engine by itself' },
  '@oclif/core': {
    only: ['src/commands', 'src/cli', 'src/cli.ts', 'build/bundle.ts'],
    why: 'only commands parse, print and exit',
  },
}
const GRADERS_MAY = ['zod']

const root = resolve(import.meta.dirname, '..')
const sources = ['src', 'graders'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)
const imports = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\s)(?:import|export)\s[^'"()]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
  )
  return [...found].map((match) => {
    const target = (match[1] ?? match[2] ?? match[3]) as string
    return {
      file,
      target: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target,
    }
  })
})
const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

test('there is something to look at', () => {
  expect(imports.length).toBeGreaterThan(50)
})

test.each(Object.entries(ALLOWED))('%s imports only what it may', (folder, { may, why }) => {
  const wrong = imports
    .filter(({ file, target }) => inside(file, folder) && /^(src|graders)\//.test(target))
    .filter(({ target }) => !may.some((allowed) => inside(target, allowed)))
  expect(wrong, why).toEqual([])
})

test.each(Object.entries(PACKAGES))('only some folders import %s', (name, { only, why }) => {
  const wrong = imports
    .filter(({ target }) => target === name || target.startsWith(`${name}/`))
    .filter(({ file }) => !only.some((folder) => inside(file, folder)))
  expect(wrong, why).toEqual([])
})

test('graders import zod and the contract, and nothing else', () => {
  const wrong = imports
    .filter(({ file, target }) => inside(file, 'graders') && !/^(src|graders)\//.test(target))
    .filter(({ target }) => !GRADERS_MAY.includes(target))
  expect(
    wrong,
    'whatever else a grader needs belongs to the contract, where every check kind can use it',
  ).toEqual([])
})

test('a check kind never imports another: what two need belongs to the contract', () => {
  const kind = (path: string) => path.split('/')[1]?.split('.')[0]
  const wrong = imports
    .filter(({ file, target }) => inside(file, 'graders') && inside(target, 'graders'))
    .filter(({ file, target }) => kind(file) !== kind(target))
  expect(wrong).toEqual([])
})

test('only commands print or end the process', () => {
  const may = ['src/commands', 'src/cli', 'src/cli.ts', 'src/authoring']
  const wrong = sources
    .filter((file) => !may.some((allowed) => inside(file, allowed)))
    .filter((file) =>
      /console\.(?!error\(error\))|process\.(exit|stdout|exitCode)/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  expect(wrong, 'so that everything else can be called from anywhere').toEqual([])
})
