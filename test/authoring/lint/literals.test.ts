import { expect, test } from 'vitest'
import { literalsOf } from '../../../src/authoring/lint/literals.ts'
import { shapeOf } from '../../../src/authoring/lint/shape.ts'
import { kindNames, loadKind } from '../../../src/kinds/kinds.ts'

/** What lint wants to see in the brief for the example of each check kind in the catalogue. */
const LITERALS: Record<string, string[]> = {
  answer: ['value ip', 'container web'],
  archive: ['path app.tar', 'image app:1.0', 'image app:1.0'],
  'changed-since-start': ['container web'],
  changes: ['container writer', 'path /note.txt'],
  command: ['container box', 'text sleep', 'text 1000'],
  compose: ['service worker', 'value 3'],
  'compose-file': [],
  container: ['container web', 'image nginx'],
  count: ['value web', 'value db', 'value cache'],
  dockerfile: ['image my-centos:0.0.1'],
  engine: ['value >=20.10', 'value local'],
  env: ['container db', 'value MYSQL_ROOT_PASSWORD'],
  exec: ['container web'],
  file: ['container web', 'path /usr/share/nginx/html/index.html', 'text Hello'],
  http: ['url http://localhost:8080/', 'text nginx', 'container web'],
  image: ['image my-centos:0.0.1', 'image centos', 'path /usr/local', 'port 80'],
  'image-file': ['image app:1', 'path /app/hello.txt', 'text hello'],
  limits: ['container es', 'size 1g'],
  logs: ['container looper', 'text hello world'],
  mount: ['container web', 'path /usr/share/nginx/html'],
  network: ['network my-net', 'container web', 'container db'],
  port: ['container web', 'port 80', 'port 8080'],
  processes: ['container web', 'text nginx'],
  reach: ['container web', 'container db', 'port 6379'],
  registry: ['image localhost:5000/student/app:1.0', 'image app'],
  restart: ['container portainer'],
  rights: ['container web', 'value ALL'],
  run: ['image sum'],
  service: ['swarm-service web', 'image nginx', 'value 3'],
  tcp: ['port 6603', 'container mysql01'],
  volume: ['volume my-vol', 'container web'],
  workfile: ['path answer.txt'],
}

test.each(kindNames)('%s', async (grader) => {
  const { schema, example } = await loadKind(grader)
  const want = schema().parse(example)
  const check = { id: 'a', title: 'A', points: 1, needs: [], withinMs: 0, hints: [], reveal: 'full' as const }
  const found = literalsOf({ ...check, grader, want }, 0, shapeOf(schema()))
  expect(found.map(({ kind, value }) => `${kind} ${value}`)).toEqual(LITERALS[grader])
})

test('a service in the place of a container is a name of its own', async () => {
  const { schema } = await loadKind('env')
  const want = schema().parse({ container: { service: 'worker', project: 'shop' }, name: 'REDIS_HOST' })
  const check = { id: 'a', title: 'A', points: 1, needs: [], withinMs: 0, hints: [], reveal: 'full' as const }
  const found = literalsOf({ ...check, grader: 'env', want }, 0, shapeOf(schema()))
  expect(found.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    'service worker',
    'value shop',
    'value REDIS_HOST',
  ])
})
