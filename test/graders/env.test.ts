import { expect, test } from 'vitest'
import env, { assignment } from '../../graders/env/env.ts'
import { spokenKind } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>
type Container = Parameters<typeof aContainer>[0]

const password = { container: 'web', name: 'MYSQL_ROOT_PASSWORD' }
const set = (variables: Record<string, string>, over: Container = {}): Facts =>
  facts(aContainer({ env: { PATH: '/usr/sbin:/usr/bin', ...variables }, ...over }))
const compose = { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'db' }
const heap = { container: 'web', name: 'ES_JAVA_OPTS', contains: ['-Xms128m', '-Xmx512m'] }

const right: Accepted<Facts>[] = [
  ['any value', password, set({ MYSQL_ROOT_PASSWORD: '123456' })],
  ['that value', { ...password, value: 'a b' }, set({ MYSQL_ROOT_PASSWORD: 'a b' })],
  [
    'an empty value, where the task asks for it',
    { ...password, value: '' },
    set({ MYSQL_ROOT_PASSWORD: '' }),
  ],
  ['words in any order', heap, set({ ES_JAVA_OPTS: '-Xmx512m  -Xms128m -Xss1m' })],
  [
    'a name with a dot',
    { container: 'web', name: 'discovery.type', value: 'single-node' },
    set({ 'discovery.type': 'single-node' }),
  ],
  [
    'several variables',
    { container: 'web', set: { POSTGRES_USER: 'hyper', POSTGRES_PASSWORD: 'any' } },
    set({ POSTGRES_USER: 'hyper', POSTGRES_PASSWORD: 'x' }),
  ],
  ['a container that has exited', password, facts(anEnded(1, { env: { MYSQL_ROOT_PASSWORD: 'x' } }))],
]
const wrong: Rejected<Facts>[] = [
  ['no -e', password, set({}), 'env-missing'],
  ['no environment in a Compose file', password, set({}, { labels: compose }), 'env-missing'],
  ['a name that every object has', { container: 'web', name: 'constructor' }, set({}), 'env-missing'],
  [
    'a key that opens nothing',
    { ...password, name: 'key1', value: 'a' },
    set({ key1: 'b' }),
    'env-value-differs',
  ],
  ['a similar variable of the image', { container: 'web', name: 'PATHS' }, set({}), 'env-missing'],
  ['a misspelled name', password, set({ MYSQL_ROOT_PASSWORT: 'x' }), 'env-name-differs'],
  ['lower case', password, set({ mysql_root_password: 'x' }), 'env-name-differs'],
  ['-e after the image', password, set({}, { command: ['-e', 'MYSQL_ROOT_PASSWORD=x'] }), 'env-in-command'],
  ['-eNAME after the image', password, set({}, { command: ['-eMYSQL_ROOT_PASSWORD=x'] }), 'env-in-command'],
  ['an empty value', password, set({ MYSQL_ROOT_PASSWORD: '' }), 'env-empty'],
  ['a different value', { ...password, value: 'x' }, set({ MYSQL_ROOT_PASSWORD: 'y' }), 'env-value-differs'],
  ['-Xmx with =', heap, set({ ES_JAVA_OPTS: '-Xms128m -Xmx=512m' }), 'env-value-differs'],
  ['a longer word', heap, set({ ES_JAVA_OPTS: '-Xms128m -Xmx512mb' }), 'env-value-differs'],
  [
    'one of several missing',
    { container: 'web', set: { POSTGRES_USER: 'hyper', POSTGRES_PASSWORD: 'any' } },
    set({ POSTGRES_USER: 'hyper' }),
    'env-missing',
  ],
  [
    'one of several empty',
    { container: 'web', set: { POSTGRES_USER: 'hyper', POSTGRES_PASSWORD: 'any' } },
    set({ POSTGRES_USER: 'hyper', POSTGRES_PASSWORD: '' }),
    'env-empty',
  ],
  ['no container', password, facts(undefined), 'container-missing'],
]

accepts('env', env, right)
rejects('env', env, wrong)
coversEveryDiagnosis('env', env, wrong)

test.each(LANGUAGES)('env does not show a password in %s', async (language) => {
  const words = await spokenKind('env', language)
  const want = env.schema().parse({ ...password, value: 'hunter2' })
  const facts = set({ MYSQL_ROOT_PASSWORD: 'hunter3' })
  const shown = words.expected(want) + words.actual(facts, want, 'env-value-differs')
  expect(shown).not.toContain('hunter')
})

test.each([
  'MYSQL_ROOT_PASSWORD',
  'DB_PASS',
  'MYSQL_PWD',
  'apiKey',
  'AWS_SECRET_ACCESS_KEY',
  'GITHUB_TOKEN',
  'rootpassword',
])('env masks the value of %s', (name) => expect(assignment(name, 'x')).toBe(`${name}=***`))

test.each(['key1', 'KEYBOARD', 'SORT_KEY', 'MONKEY', 'PASSENGERS', 'TOKENIZER', 'PWD', 'COMPASS', 'PATH'])(
  'env shows the value of %s',
  (name) => expect(assignment(name, 'x')).toBe(`${name}=x`),
)

refuses('env', env, [
  ['a value and words in it', { ...heap, value: 'x' }, 'value-or-contains'],
  ['a name, and several', { ...password, set: { A: 'b' } }, 'name-or-set'],
  ['neither', { container: 'web' }, 'name-or-set'],
  ['a value for several', { container: 'web', set: { A: 'any' }, value: 'x' }, 'needs-name'],
  ['a name with its value', { container: 'web', name: 'A=b' }, 'variable-name'],
  ['a name with a space', { container: 'web', name: 'A B' }, 'variable-name'],
])
