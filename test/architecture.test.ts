import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Imports run one way, so that each room can be read, tested and replaced without those above it. The rooms are listed
 * from the top down: each imports only rooms that it names, and these come further down. Type imports and dynamic
 * imports count like any other.
 */
const ROOMS: { room: string; may: string[]; why: string }[] = [
  {
    room: 'src/cli.ts',
    may: ['src/commands', 'src/cli', 'src/languages'],
    why: 'it only finds the command and runs it',
  },
  {
    room: 'src/commands',
    may: [
      'src/cli',
      'src/watch',
      'src/classroom',
      'src/authoring',
      'src/student',
      'src/workshop',
      'src/reporters',
      'src/kinds',
      'src/grading',
      'src/lab',
      'src/docker/address',
      'src/languages',
      'src/terminal',
    ],
    why: 'a command parses, calls and prints',
  },
  {
    room: 'src/cli',
    may: [
      'src/classroom',
      'src/authoring',
      'src/student',
      'src/sandbox',
      'src/reporters',
      'build/prepared.ts',
      'src/kinds',
      'src/grading',
      'src/lab',
      'src/docker',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'what commands share depends on no command',
  },
  {
    room: 'src/watch',
    may: [
      'src/student',
      'src/reporters',
      'src/kinds',
      'src/grading',
      'src/lab',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'a live screen is a report and the keys around it; it asks the engine nothing itself',
  },
  {
    room: 'src/classroom',
    may: [
      'src/authoring',
      'src/student',
      'src/sandbox',
      'src/reporters',
      'src/kinds',
      'src/grading',
      'src/lab',
      'src/docker',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'a class is many students; what is done for one of them is below it',
  },
  {
    room: 'src/authoring',
    may: [
      'src/student',
      'src/sandbox',
      'src/workshop',
      'src/kinds',
      'src/grading',
      'src/grading/contract',
      'src/lab',
      'src/docker',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'what authors use is built on grading, not on commands',
  },
  {
    room: 'src/student',
    may: [
      'src/workshop',
      'src/kinds',
      'src/grading',
      'src/grading/contract',
      'src/lab',
      'src/docker/facts',
      'src/docker/wire',
      'src/docker/saved',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'what a student keeps and reads needs nothing of authors',
  },
  {
    room: 'src/sandbox',
    may: [
      'src/workshop',
      'src/docker/probes',
      'src/docker/facts',
      'src/docker/wire',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
    ],
    why: 'a sandbox is an engine and a shell, and knows nothing of labs',
  },
  {
    room: 'src/workshop',
    may: [
      'src/grading/contract',
      'src/lab',
      'src/docker',
      'src/docker/probes',
      'src/docker/wire',
      'src/docker/address',
      'src/docker/port',
      'src/languages',
      'src/terminal',
    ],
    why: 'a lab is prepared in the same way for students and for authors',
  },
  {
    room: 'src/reporters',
    may: ['src/grading', 'src/languages', 'src/terminal'],
    why: 'reporters are pure: report in, text out',
  },
  { room: 'build/prepared.ts', may: ['src/lab'], why: 'a prepared lab is a lab' },
  {
    room: 'src/kinds',
    may: ['graders', 'src/grading', 'src/grading/contract', 'src/lab', 'src/languages'],
    why: 'the only room that knows which check kinds there are, and where their words are kept',
  },
  {
    room: 'graders',
    may: ['src/grading/contract', 'src/docker/port'],
    why: 'a check kind is built on the contract alone, never on the engine itself',
  },
  {
    room: 'src/grading',
    may: ['src/grading/contract', 'src/lab', 'src/docker/port', 'src/languages', 'src/terminal'],
    why: 'grading is the same for all check kinds and all callers',
  },
  {
    room: 'src/lab',
    may: ['src/grading/contract', 'src/languages', 'src/terminal'],
    why: 'reading a lab needs no engine; names and references are those of the fields of check kinds',
  },
  {
    room: 'src/grading/contract',
    may: ['src/docker/port'],
    why: 'the contract knows plain facts, and nothing of how they are found or graded',
  },
  {
    room: 'src/docker',
    may: [
      'src/docker/probes',
      'src/docker/facts',
      'src/docker/wire',
      'src/docker/address',
      'src/docker/port',
    ],
    why: 'it puts the rooms below together, and knows nothing of labs or grading',
  },
  {
    room: 'src/docker/probes',
    may: ['src/docker/wire', 'src/docker/saved', 'src/docker/address', 'src/docker/port'],
    why: "a probe looks where the engine's JSON does not tell",
  },
  {
    room: 'src/docker/facts',
    may: ['src/docker/wire', 'src/docker/port'],
    why: 'facts are read from what an engine answers, not from how it was asked',
  },
  {
    room: 'src/docker/wire',
    may: ['src/docker/address', 'src/docker/port'],
    why: 'the way to an engine knows nothing of what is asked',
  },
  {
    room: 'src/docker/address',
    may: ['src/docker/port'],
    why: 'which engine is meant is known before anything is asked',
  },
  {
    room: 'src/docker/saved',
    may: ['src/docker/port'],
    why: 'what `docker save` writes is read alike from an engine and from a file',
  },
  { room: 'src/docker/port', may: [], why: 'the port is plain types, names and the tape' },
  { room: 'src/languages', may: [], why: 'words take plain values, so that they serve anyone' },
  { room: 'src/terminal', may: [], why: 'laying out text needs to know nothing of what it says' },
]

/** Packages that only some rooms may name. */
const PACKAGES: Record<string, { only: string[]; why: string }> = {
  dockerode: { only: ['src/docker/wire'], why: 'one place speaks to engines' },
  testcontainers: { only: ['src/sandbox'], why: 'it is heavy, and chooses an engine by itself' },
  kysely: { only: ['src/classroom/gradebook'], why: 'one place speaks to databases of grades' },
  'node:sqlite': { only: ['src/classroom/gradebook/sqlite'], why: 'one place speaks to SQLite' },
  '@oclif/core': {
    only: ['src/commands', 'src/cli', 'src/cli.ts'],
    why: 'only commands parse, print and exit',
  },
}

const root = resolve(import.meta.dirname, '..')
const sources = ['src', 'graders']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  )
  .concat('build/prepared.ts')
  .filter((file) => !file.includes('/templates/'))

interface Import {
  file: string
  /** A path from the root, or the name of a package. */
  target: string
}

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const plain = text.matchAll(
    /(?:^|\s)(?:import|export)\s[^'"();]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
  )
  const named = [...plain].map((match) => (match[1] ?? match[2] ?? match[3]) as string)
  const templates = [...text.matchAll(/import\(\s*`([^`]+)`\s*\)/g)].map((match) => match[1] as string)
  return [
    ...named.map((target) => ({
      file,
      target: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target,
    })),
    ...templates.flatMap((template) => matching(file, template).map((target) => ({ file, target }))),
  ]
})

/** The files that a template such as `../languages/${language}/${part}.ts` can name: none of the importer itself. */
function matching(file: string, template: string): string[] {
  const path = relative(root, resolve(root, dirname(file), template.replace(/\$\{[^}]*\}/g, '*')))
  const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replaceAll('*', '[^/]+')}$`)
  return sources.filter((source) => source !== file && pattern.test(source))
}

const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
/** The innermost room that a file is in. */
const roomOf = (path: string): string | undefined =>
  ROOMS.map(({ room }) => room)
    .filter((room) => inside(path, room))
    .sort((one, other) => other.length - one.length)[0]
const between = imports.filter(({ file, target }) => {
  const [from, to] = [roomOf(file), roomOf(target)]
  return to !== undefined && from !== to
})

test('there is something to look at, and every file is in a room', () => {
  expect(imports.length).toBeGreaterThan(500)
  expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([])
})

describe('rooms', () => {
  test.each(ROOMS)('$room imports only what it names: $why', ({ room, may }) => {
    const wrong = between
      .filter(({ file }) => roomOf(file) === room)
      .filter(({ target }) => !may.includes(roomOf(target) ?? ''))
    expect(wrong).toEqual([])
  })

  test.each(ROOMS)('$room names only rooms that it needs, and that come further down', ({ room, may }) => {
    const needed = new Set(
      between.filter(({ file }) => roomOf(file) === room).map(({ target }) => roomOf(target)),
    )
    expect(may.filter((one) => !needed.has(one))).toEqual([])
    const order = ROOMS.map((one) => one.room)
    expect(may.filter((one) => order.indexOf(one) <= order.indexOf(room))).toEqual([])
  })
})

test('no file imports itself, by whatever way round', () => {
  const next = new Map<string, string[]>()
  for (const { file, target } of imports) next.set(file, [...(next.get(file) ?? []), target])
  const done = new Set<string>()
  const cycles: string[] = []
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const target of next.get(file) ?? []) walk(target, [...trail, file])
    done.add(file)
  }
  for (const file of sources) walk(file, [])
  expect(cycles).toEqual([])
})

test.each(Object.entries(PACKAGES))('only some rooms import %s', (name, { only, why }) => {
  const wrong = imports
    .filter(({ target }) => target === name || target.startsWith(`${name}/`))
    .filter(({ file }) => !only.some((folder) => inside(file, folder)))
  expect(wrong, why).toEqual([])
})

test('check kinds import zod, the contract and the port, and nothing else', () => {
  const wrong = imports
    .filter(({ file, target }) => inside(file, 'graders') && roomOf(target) === undefined)
    .filter(({ target }) => target !== 'zod')
  expect(wrong, 'whatever else a check kind needs belongs to the contract').toEqual([])
})

test('a check kind never imports another: what two need belongs to the contract', () => {
  const kind = (path: string) => path.split('/')[1]
  const wrong = imports
    .filter(({ file, target }) => inside(file, 'graders') && inside(target, 'graders'))
    .filter(({ file, target }) => kind(file) !== kind(target))
  expect(wrong).toEqual([])
})

test('only commands print or end the process', () => {
  const may = ['src/commands', 'src/cli', 'src/cli.ts']
  const wrong = sources
    .filter((file) => !may.some((allowed) => inside(file, allowed)))
    .filter((file) =>
      /console\.|(?<!output: )process\.(exit|stdout|exitCode)/.test(readFileSync(join(root, file), 'utf8')),
    )
  expect(wrong, 'so that everything else can be called from anywhere').toEqual([])
})
