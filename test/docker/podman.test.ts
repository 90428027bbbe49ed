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

// As Podman 5.8.6 answers, with runc.
const NOT_FOUND =
  'runc: runc create failed: unable to start container process: error during container init: exec: "/nothing": stat /nothing: no such file or directory: OCI runtime attempted to invoke a command that was not found'
const TAKEN = 'cannot listen on the TCP port: listen tcp4 :80: bind: address already in use'

test.each([
  ['a program that is missing', 0, NOT_FOUND, 127],
  [
    'a program that nobody can run',
    0,
    'runc: runc create failed: exec: "/etc/passwd": permission denied: OCI permission denied',
    126,
  ],
  ['a port that is taken', 0, TAKEN, 0],
  ['no failed start', 3, '', 3],
])('the exit code of %s', (_, code, error, exitCode) => {
  expect(podman.exitCode(code, error)).toBe(exitCode)
})
