import { expect, test } from 'vitest'
import { familiar, familiarOnPodman, parseReference } from '../../src/docker/port/reference.ts'

const digest = `sha256:${'a'.repeat(64)}`

test.each([
  ['nginx', 'nginx:latest'],
  ['nginx:1.22', 'nginx:1.22'],
  ['library/nginx', 'nginx:latest'],
  ['docker.io/nginx', 'nginx:latest'],
  ['docker.io/library/nginx:latest', 'nginx:latest'],
  ['index.docker.io/library/nginx', 'nginx:latest'],
  ['me/app', 'me/app:latest'],
  ['docker.io/me/app:1', 'me/app:1'],
  ['library/deep/app', 'library/deep/app:latest'],
  ['localhost/app', 'localhost/app:latest'],
  ['localhost:5000/a/b:1', 'localhost:5000/a/b:1'],
  ['localhost:5000/a', 'localhost:5000/a:latest'],
  ['[::1]:5000/a', '[::1]:5000/a:latest'],
  ['registry.example.org/team/app', 'registry.example.org/team/app:latest'],
  [`nginx@${digest}`, `nginx@${digest}`],
  [`docker.io/library/nginx:1.22@${digest}`, `nginx@${digest}`],
])('%s is %s', (written, shown) => {
  expect(familiar(written)).toBe(shown)
})

test('an image that Podman built carries no registry', () => {
  expect(familiarOnPodman('localhost/app')).toBe('app:latest')
  expect(familiarOnPodman('docker.io/library/nginx:1')).toBe('nginx:1')
  expect(familiarOnPodman('localhost:5000/app')).toBe('localhost:5000/app:latest')
})

test.each([
  '',
  'Nginx',
  'a//b',
  '/a',
  'a/',
  'a:',
  'a:b:c',
  'a@b',
  'a b',
  '../x',
  '-a',
  'x@@y',
  `a@${digest}@${digest}`,
  '<none>:<none>',
])('"%s" is not a reference', (text) => {
  expect(parseReference(text)).toBeUndefined()
})

test('keeps tag and digest apart', () => {
  expect(parseReference(`localhost:5000/me/app:1@${digest}`)).toEqual({
    registry: 'localhost:5000',
    repository: 'me/app',
    tag: '1',
    digest,
  })
})
