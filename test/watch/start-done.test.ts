import { expect, test } from 'vitest'
import { withStartDone } from '../../src/watch/start-done.ts'

test.each([
  ['First run `docker-lab start 2`. It downloads', 'First run `docker-lab start 2` (done). It downloads'],
  ['```sh\ndocker-lab start 4\n```\n', '```sh\ndocker-lab start 4  # done\n```\n'],
  [
    'docker-lab start my-lab\n\nThen `docker-lab start my-lab` again',
    'docker-lab start my-lab  # done\n\nThen `docker-lab start my-lab` again',
  ],
  ['Nothing to prepare', 'Nothing to prepare'],
])('%j becomes %j for a lab that is prepared', (brief, marked) => {
  expect(withStartDone(brief, 'done')).toBe(marked)
})
