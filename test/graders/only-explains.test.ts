import { expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { kinds, spokenKind } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, anEnded, anImage, aPort } from './facts.ts'

const tooLong = () => Promise.reject(new CouldNotLook('engine-answer', '', { why: 'too-long' }))
type Answers = { [Question in keyof Docker]?: unknown }

/** What only explains a failure: whatever is asked of it, the engine's answer is of no use. */
const EXPLANATIONS: Answers = {
  containers: tooLong,
  running: tooLong,
  networks: tooLong,
  imageNames: tooLong,
  volumeNames: tooLong,
  logs: tooLong,
  listening: tooLong,
  ownListening: tooLong,
  programs: tooLong,
}

const published = aContainer({ ports: [aPort(8080, 80)] })
const refused = { kind: 'problem', problem: 'refused' }
const missing: Answers = { container: undefined }
const ended: Answers = { container: anEnded(1) }

test.each<[string, object, Answers, string]>([
  ['container', { name: 'web' }, missing, 'container-missing'],
  ['container', { name: 'web' }, ended, 'exited-with-error'],
  ['container', { name: 'web', image: 'nginx' }, { ...missing, image: tooLong }, 'container-missing'],
  ['container', { image: 'nginx' }, { image: anImage(), containersOf: [] }, 'image-never-run'],
  ['command', { container: 'web', words: ['ls'] }, missing, 'container-missing'],
  ['env', { container: 'web', name: 'A' }, missing, 'container-missing'],
  ['exec', { container: 'web', command: ['ls'] }, ended, 'exited-with-error'],
  ['file', { container: 'web', path: '/x' }, missing, 'container-missing'],
  [
    'file',
    { container: 'web', path: '/x/y' },
    {
      container: published,
      file: (_: string, path: string) => (path === '/x' ? tooLong() : { kind: 'absent' }),
    },
    'folder-missing',
  ],
  ['http', { url: 'http://localhost:8080/', from: 'web' }, missing, 'container-missing'],
  ['http', { url: 'http://localhost:8080/' }, { http: refused }, 'nobody-answers'],
  [
    'http',
    { url: 'http://localhost:8080/', from: 'web' },
    { container: published, http: refused },
    'nobody-answers',
  ],
  ['image', { name: 'app' }, { image: undefined }, 'image-missing'],
  ['image', { name: 'app', state: 'absent' }, { image: anImage() }, 'image-still-there'],
  ['limits', { container: 'web', memory: '1g' }, missing, 'container-missing'],
  ['mount', { container: 'web', destination: '/data' }, missing, 'container-missing'],
  ['network', { containers: ['web', 'db'] }, missing, 'container-missing'],
  ['port', { container: 'web', port: 80 }, ended, 'exited-with-error'],
  [
    'registry',
    { image: 'localhost:5000/app:1' },
    { registry: { kind: 'no-repository', tags: [] } },
    'not-pushed',
  ],
  ['restart', { container: 'web', policy: 'always' }, missing, 'container-missing'],
  ['tcp', { port: 6603 }, { tcp: refused }, 'nobody-answers'],
  ['volume', { name: 'data' }, { volume: undefined }, 'volume-missing'],
  [
    'volume',
    { name: 'data', mounted_by: 'web' },
    { ...missing, volume: { name: 'data' } },
    'container-missing',
  ],
])('%s %j keeps its verdict when the explanation cannot be looked up', async (name, yaml, answers, code) => {
  const kind = await kinds.load(name)
  const want = kind.schema().parse(yaml)
  const { world } = anEngine({ ...EXPLANATIONS, ...answers })
  const facts = await kind.observe(want, world)
  expect(kind.judge(want, facts)).toBe(code)
  for (const language of LANGUAGES) {
    const words = await spokenKind(name, language)
    const said = [words.actual(facts, want, code), ...Object.values(words.say(code, want, facts))].join(' ')
    expect(said).not.toMatch(/undefined|no other containers|没有其他容器/)
  }
})

test('any container of an image: one that passes is found without the list of all of them', async () => {
  const kind = await kinds.load('container')
  const want = kind.schema().parse({ image: 'nginx' })
  const row = {
    id: published.id,
    name: 'web',
    imageName: 'nginx',
    imageId: published.imageId,
    status: 'running',
    ports: [],
  }
  const one: Answers = { image: anImage(), container: published, namings: [] }
  for (const answers of [{ containersOf: [row] }, { containersOf: tooLong, containers: [row] }]) {
    const { world } = anEngine({ ...EXPLANATIONS, ...one, ...answers })
    expect(kind.judge(want, (await kind.observe(want, world)) as { container: Container })).toBe('pass')
  }
  const { world } = anEngine({ ...EXPLANATIONS, ...one, containersOf: tooLong })
  await expect(kind.observe(want, world)).rejects.toMatchObject({ code: 'engine-answer' })
})

test('what is a bug, or too late, is passed on', async () => {
  await expect(forExplanation(Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError)
  const late = new CouldNotLook('deadline', '')
  await expect(forExplanation(Promise.reject(late))).rejects.toBe(late)
  expect(await forExplanation(tooLong())).toBeUndefined()
})
