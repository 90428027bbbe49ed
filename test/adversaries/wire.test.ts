import { describe, expect, test } from 'vitest'
import { connect } from '../../src/docker/connect.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import { docker28, image2010 } from '../docker/engine-json.ts'
import { attacks, oddities } from './attacks.ts'
import { type Attack, rawDaemon } from './raw-daemon.ts'

/** For what never ends by itself. */
const hurried = { silentMs: 400, totalMs: 800 }
/** For what does, on a busy machine too. */
const patient = { silentMs: 10_000, totalMs: 20_000 }

const container = { ...docker28, Image: image2010.Id }
const bodies: [RegExp, unknown][] = [
  [
    /\/containers\/json/,
    [{ Id: container.Id, Names: ['/web'], State: 'running', ImageID: image2010.Id, Image: 'nginx' }],
  ],
  [/\/containers\/.*\/json/, container],
  [/\/images\/json/, [{ Id: image2010.Id, RepoTags: ['nginx:latest'] }]],
  [/\/images\/.*\/json/, image2010],
  [/\/volumes$/, { Volumes: [{ Name: 'data' }], Warnings: null }],
  [/\/volumes\//, { Name: 'data', Driver: 'local' }],
  [/\/networks\//, { Id: 'a'.repeat(64), Name: 'lab', Driver: 'bridge' }],
]
const bodyOf = (path: string) =>
  JSON.stringify(bodies.find(([pattern]) => pattern.test(path))?.[1] ?? { message: 'OK' })

const questions: [string, (docker: Docker) => Promise<unknown>][] = [
  ['container', (docker) => docker.container('web')],
  ['containers', (docker) => docker.containers()],
  ['image', (docker) => docker.image('nginx')],
  ['image names', (docker) => docker.imageNames()],
  ['volume', (docker) => docker.volume('data')],
  ['volume names', (docker) => docker.volumeNames()],
  ['network', (docker) => docker.network('lab')],
  ['file', (docker) => docker.file('web', '/etc/hostname')],
  ['logs', (docker) => docker.logs('web')],
  ['exec', (docker) => docker.exec('web', ['true'])],
]

/** What each question comes to: what was answered, or that we could not look. */
async function outcomes(attack: Attack, { attacksGreeting = false, patience = hurried } = {}) {
  await using daemon = await rawDaemon(attack, bodyOf, attacksGreeting)
  const run = new AbortController()
  try {
    const { docker } = await connect(daemon.endpoint, { signal: run.signal, patience })
    return await Promise.all(
      questions.map(async ([name, ask]) => [name, await settled(ask(docker))] as const),
    )
  } catch (error) {
    return [['greeting', error] as const]
  } finally {
    run.abort()
  }
}

const settled = (answering: Promise<unknown>) => answering.catch((error: unknown) => error)

describe.concurrent('an engine whose every answer', () => {
  test.each(Object.entries(attacks))('%s: nobody could look', async (_, attack) => {
    for (const [name, outcome] of await outcomes(attack)) expect(outcome, name).toBeInstanceOf(CouldNotLook)
  })

  test.each(Object.entries(attacks))('%s, from the greeting on', async (_, attack) => {
    const greeted = await outcomes(attack, { attacksGreeting: true })
    for (const [name, outcome] of greeted) expect(outcome, name).toBeInstanceOf(CouldNotLook)
  })

  test.each(Object.entries(oddities))('%s has answered', async (_, attack) => {
    const answers = Object.fromEntries(await outcomes(attack, { patience: patient }))
    expect(answers.container).toMatchObject({ name: 'web', id: container.Id })
    expect(answers.containers).toMatchObject([{ name: 'web' }])
    expect(answers.volume).toMatchObject({ name: 'data' })
    expect(answers.network).toMatchObject({ name: 'lab' })
  })
})
