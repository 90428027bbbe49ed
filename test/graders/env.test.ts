import { expect, test } from 'vitest'
import env from '../../graders/env/env.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>
type Container = Parameters<typeof aContainer>[0]

const password = { container: 'web', name: 'MYSQL_ROOT_PASSWORD' }
const set = (variables: Record<string, string>, over: Container = {}): Facts =>
  facts(aContainer({ env: { PATH: '/usr/sbin:/usr/bin', ...variables }, ...over }))
const heap = { container: 'web', name: 'ES_JAVA_OPTS', contains: ['-Xms128m', '-Xmx512m'] }

const right: Accepted<Facts>[] = [
  ['any value', password, set({ MYSQL_ROOT_PASSWORD: '123456' })],
  ['that value', { ...password, value: 'a b' }, set({ MYSQL_ROOT_PASSWORD: 'a b' })],
  ['an empty value where that is asked', { ...password, value: '' }, set({ MYSQL_ROOT_PASSWORD: '' })],
  ['words in any order', heap, set({ ES_JAVA_OPTS: '-Xmx512m  -Xms128m -Xss1m' })],
  [
    'a name with a dot',
    { container: 'web', name: 'discovery.type', value: 'single-node' },
    set({ 'discovery.type': 'single-node' }),
  ],
  ['what has ended', password, facts(anEnded(1, { env: { MYSQL_ROOT_PASSWORD: 'x' } }))],
]
const wrong: Rejected<Facts>[] = [
  ['no -e', password, set({}), 'env-missing'],
  ['a variable of the image alike', { container: 'web', name: 'PATHS' }, set({}), 'env-missing'],
  ['a misspelt name', password, set({ MYSQL_ROOT_PASSWORT: 'x' }), 'env-name-differs'],
  ['small letters', password, set({ mysql_root_password: 'x' }), 'env-name-differs'],
  ['-e after the image', password, set({}, { command: ['-e', 'MYSQL_ROOT_PASSWORD=x'] }), 'env-in-command'],
  ['-eNAME after the image', password, set({}, { command: ['-eMYSQL_ROOT_PASSWORD=x'] }), 'env-in-command'],
  ['nothing in it', password, set({ MYSQL_ROOT_PASSWORD: '' }), 'env-empty'],
  ['another value', { ...password, value: 'x' }, set({ MYSQL_ROOT_PASSWORD: 'y' }), 'env-value-differs'],
  ['-Xmx with =', heap, set({ ES_JAVA_OPTS: '-Xms128m -Xmx=512m' }), 'env-value-differs'],
  ['a longer word', heap, set({ ES_JAVA_OPTS: '-Xms128m -Xmx512mb' }), 'env-value-differs'],
  ['no container', password, facts(undefined), 'container-missing'],
]

accepts('env', env, right)
rejects('env', env, wrong)
coversEveryDiagnosis('env', env, wrong)

test('a password is not told', () => {
  const want = env.schema().parse({ ...password, value: 'hunter2' })
  const shown = env.expected(want) + env.actual(set({ MYSQL_ROOT_PASSWORD: 'hunter3' }) as never, want)
  expect(shown).not.toContain('hunter')
})
