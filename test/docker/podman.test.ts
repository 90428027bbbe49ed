import { expect, test } from 'vitest'
import { podman } from '../../src/docker/facts/dialects/podman.ts'

test.each([
  ['app', ['app', 'localhost/app']],
  ['me/app:1', ['me/app:1', 'localhost/me/app:1']],
  ['localhost:5000/me/app:1', ['localhost:5000/me/app:1']],
  ['[::1]:5000/app', ['[::1]:5000/app']],
])('Podman is asked for %s only under names that it can read', (reference, places) => {
  expect(podman.places(reference)).toEqual(places)
})
