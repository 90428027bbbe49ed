import { describe, expect, test } from 'vitest'
import type { Detail, DetailCode } from '../../src/docker/port/could-not-look.ts'
import { problemCodes } from '../../src/grading/problems/codes.ts'
import en from '../../src/grading/problems/en.ts'
import { sayProblem } from '../../src/grading/problems/problems.ts'
import zh from '../../src/grading/problems/zh.ts'

const GUILLEMETS = /[«»]/

describe.each([
  ['English', en],
  ['Chinese', zh],
])('%s', (_, words) => {
  test.each(Object.keys(problemCodes) as (keyof typeof problemCodes)[])('%s', (code) => {
    const detail: Detail = /^(image|mounts|processes)-/.test(code) ? { name: 'nginx:1' } : { said: 'oh' }
    const { diagnosis, message, next } = sayProblem({ code, endpoint: 'unix:///x', detail }, words)
    expect(diagnosis).toBe(code)
    expect(next).not.toBe('')
    expect(message).toMatch(/unix:\/\/\/x|nginx:1|oh/)
    expect(`${message}${next}`).not.toMatch(GUILLEMETS)
  })

  test('brackets are left out where nothing more is known', () => {
    const problem = { code: 'engine-timeout', endpoint: 'unix:///x', detail: {} } as const
    expect(sayProblem(problem, words).message).not.toMatch(/[()（）]/)
  })
})

test.each<[Detail, string, string]>([
  [{}, '', ''],
  [
    { asked: 'GET /_ping', status: 500, said: 'server error' },
    'GET /_ping: HTTP 500: server error',
    'GET /_ping：HTTP 500：server error',
  ],
  [{ why: 'api-version', name: '1.39' }, 'its API is 1.39', '它的 API 版本是 1.39'],
  [{ why: 'ssh', said: 'Permission denied' }, 'ssh: Permission denied', 'ssh：Permission denied'],
  [{ why: 'missing-field', name: 'Id' }, 'Id is missing', '缺少 Id'],
  [
    { why: 'unknown-value', name: 'State.Status', said: 'happy' },
    'unknown State.Status: happy',
    '未知的 State.Status：happy',
  ],
  [{ why: 'too-long', bytes: 8388608 }, 'longer than 8388608 bytes', '超过 8388608 字节'],
  [{ why: 'unknown-scheme', name: 'fax://' }, 'fax:// is not supported', '不支持 fax://'],
  [{ name: 'nginx:1' }, 'nginx:1', 'nginx:1'],
])('%j in brackets', (detail, english, chinese) => {
  expect([en.detail(detail), zh.detail(detail)]).toEqual([english, chinese])
})

test.each<DetailCode>(['no-such-context', 'password-in-address', 'in-memory', 'image-lost', 'exec-gone'])(
  '%s is said in each language',
  (why) => {
    const said = [en, zh].map((words) => words.detail({ why, name: '/x' }))
    expect(new Set(said).size).toBe(2)
    expect(said.join()).not.toMatch(/undefined/)
  },
)
