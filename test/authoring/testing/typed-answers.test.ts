import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANSWERS_FILE, answerIn, withAnswering } from '../../../src/authoring/testing/typed-answers.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  mkdirSync(join(home, 'work/sub'), { recursive: true })
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const typed = (script: string, key: string) => {
  execFileSync('bash', ['-eu', '-o', 'pipefail', '-c', withAnswering(script)], {
    cwd: join(home, 'work'),
    stdio: 'pipe',
  })
  return answerIn(readFileSync(join(home, ANSWERS_FILE), 'utf8'), key)
}

test('what a script answers is kept as it was typed, and the last answer counts', () => {
  const before = Date.now() - 1000
  const answer = typed(`docker-lab answer 7 ip 1\ncd sub\ndocker-lab answer 7 ip " two  'words' 你好 "`, 'ip')
  expect(answer?.text).toBe("two  'words' 你好")
  expect(Date.parse(answer?.at ?? '')).toBeGreaterThan(before)
})

test('a question without an answer has none', () => {
  expect(typed('docker-lab answer 7 ip 1; docker-lab answer 7 image ""', 'image')).toBeUndefined()
  expect(answerIn('', 'ip')).toBeUndefined()
})

test('nothing but answers can be typed', () => {
  expect(() => typed('docker-lab check 7', 'ip')).toThrow('docker-lab answer LAB KEY VALUE')
})

test('a script that does not answer stays as it is', () => {
  expect(withAnswering('docker run web')).toBe('docker run web')
})
