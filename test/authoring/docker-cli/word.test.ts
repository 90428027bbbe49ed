import { expect, test } from 'vitest'
import { readScript } from '../../../src/authoring/docker-cli/script.ts'
import { WORKING_FOLDER, written } from '../../../src/authoring/docker-cli/word.ts'

const wordOf = async (text: string) => (await readScript(`echo ${text}`))!.commands[0]!.words[1]!

test.each([
  ['plain', 'a:b', 'a:b-x'],
  ['in single quotes', `'[::1]:80'`, `'[::1]:80-x'`],
  ['in double quotes', '"a b"', '"a b-x"'],
  ['an escape', 'a\\ b', `'a b-x'`],
  ['a variable', '$one', '$one-x'],
  ['a variable in quotes', '"$PWD/data":/data', '"$PWD/data:/data-x"'],
  ['a command', '$(pwd)/a', '$(pwd)/a-x'],
  ['the home folder', '~/a', '"$HOME/a-x"'],
  ['a pattern', '*.tar', '*.tar-x'],
])('%s becomes longer', async (_, before, after) => {
  const word = await wordOf(before)
  expect(written(word, `${word.value}-x`)).toBe(after)
})

test('a variable keeps its name where letters follow', async () => {
  const word = await wordOf('$one')
  expect(written(word, `${word.value}x`)).toBe('${'.concat('one}x'))
})

test('the working folder is left to the shell', async () => {
  expect(written(await wordOf('data:/data'), `${WORKING_FOLDER}/data:/data`)).toBe('"$PWD/data:/data"')
})

test('what takes the place of an expansion needs no quotes', async () => {
  expect(written(await wordOf('"$(docker images -q nginx)"'), 'busybox')).toBe('busybox')
})
