import { expect, test } from 'vitest'
import { isShell } from '../../../src/authoring/docker-cli/script.ts'
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'
import { images, references } from '../../hub/images/all.ts'
import { shippedSolutions } from '../shipped-solutions.ts'

test('every solution that ships has mutants: all differ, all are shell, and each shows its line', async () => {
  for (const run of shippedSolutions()) {
    const mutants = await mutantsOf(run)
    expect(mutants.length).toBeGreaterThan(1)
    expect(new Set([run, ...mutants.map((mutant) => mutant.run)]).size).toBe(mutants.length + 1)
    for (const { run: changed, before, after } of mutants) {
      expect(await isShell(changed)).toBe(true)
      expect(after).not.toBe(before)
      expect(after).not.toBe('')
    }
  }
})

test('the same script has the same mutants', async () => {
  const [run = ''] = shippedSolutions()
  expect(await mutantsOf(run)).toEqual(await mutantsOf(run))
})

test.each(images.map(({ name }) => name))(
  'another image or tag than %s is one that the hub has',
  async (name) => {
    const others = (await mutantsOf(`docker create ${name}`)).filter(({ mutation }) =>
      /^other-(image|tag)$/.test(mutation),
    )
    expect(others.length).toBeGreaterThan(0)
    for (const { after } of others) {
      const image = after.split(' ').at(-1) ?? ''
      expect(references()).toContain(image.includes(':') ? image : `${image}:latest`)
    }
  },
)

test.each([
  ['nothing', ''],
  ['a comment', '# docker run nginx'],
  ['broken shell', 'docker run "nginx'],
  ['a different tool', 'podman run nginx | cat < /dev/null && false'],
])('%s has no mutants of Docker’s', async (_, run) => {
  expect((await mutantsOf(run)).filter(({ mutation }) => mutation !== 'drop-command')).toEqual([])
})
