import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judgeSnapshot } from '../../../src/classroom/snapshot/judge.ts'
import { readSnapshot } from '../../../src/classroom/snapshot/read.ts'
import { takeSnapshot } from '../../../src/classroom/snapshot/take.ts'
import { textOf } from '../../../src/classroom/snapshot/write.ts'
import { gradeAndRecord } from '../../../src/grading/grade.ts'
import { everyKind, kinds } from '../../../src/kinds/kinds.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { loadLab } from '../../../src/lab/load.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { recordedEngine } from '../../adversaries/recording.ts'
import { readRecordings, withoutEngine } from '../../adversaries/recordings.ts'
import { aCheck, aLab, elsewhere } from '../../grading/a-lab.ts'
import { builtInLabs } from '../../with-engine/labs.ts'
import { ENGINE, HOME, privateDocker, privateGrading, SECRETS, withoutTimes } from './private-engine.ts'

const { origin } = elsewhere
const aCheckOf = (grader: string, want: object, over = {}): Lab =>
  aLab(aCheck({ id: grader, grader, want, ...over }))
const env = (want: object) => aCheckOf('env', { container: 'web', ...want })

/** The snapshot as it arrives, with what the student saw. */
async function taken(labs: readonly Lab[], over = {}) {
  const { snapshot, report } = await takeSnapshot(labs, privateGrading(over), 'alice')
  const text = textOf(snapshot)
  return { text, report, snapshot: await readSnapshot({ text }, { language: 'en' }) }
}

describe.each(readRecordings())('$lab, $name', ({ lab: slug, started, recorded }) => {
  test('what a real engine answered is judged elsewhere to the same report, in every language', async () => {
    const lab = await loadLab(join(import.meta.dirname, '../../../labs', slug), kinds)
    const signal = AbortSignal.timeout(60_000)
    for (const language of LANGUAGES) {
      const grading = { ...withoutEngine(started, signal), language, origin }
      const connect = () => recordedEngine(recorded, signal)
      const { snapshot, report } = await takeSnapshot([lab], { ...grading, connect }, null)
      const arrived = await readSnapshot({ text: textOf(snapshot) }, { language })
      expect(withoutTimes(await judgeSnapshot(arrived, [lab], { language, origin }))).toBe(
        withoutTimes(report),
      )
    }
  })
})

/** A check of each kind, as its page shows it. */
const examples = Object.entries(await everyKind()).map(([grader, { schema, example }]) => {
  const want: unknown = schema().parse(example)
  return { ...aLab(aCheck({ id: 'example', grader, want })), slug: grader }
})

describe.each([...(await builtInLabs()), ...examples])('lab $number, $slug', (lab) => {
  test('hides what no report shows, and is judged to the same report', async () => {
    const { snapshot, text, report } = await taken([lab])
    for (const language of LANGUAGES) {
      const live = await (await gradeAndRecord([lab], privateGrading())).retell(language)
      const judged = await judgeSnapshot(snapshot, [lab], { language, origin })
      expect(withoutTimes(judged)).toBe(withoutTimes(live))
    }
    const shown = JSON.stringify(report)
    for (const secret of [SECRETS.PASSWORD, SECRETS.TOKEN])
      if (!shown.includes(secret)) expect(text).not.toContain(secret)
    if (!shown.includes(HOME)) expect(text).not.toContain('wonderland')
  })
})

describe('a value of an environment variable', () => {
  const judged = async (taking: Lab, judging: Lab) => {
    const { snapshot } = await taken([taking])
    const report = await judgeSnapshot(snapshot, [judging], { language: 'en', origin })
    return report.labs[0]?.checks[0]
  }
  const other = aLab(aCheck({ id: 'other' }))

  test.each([
    ['is equal', { name: 'PASSWORD', value: SECRETS.PASSWORD }],
    ['is equal, with signs', { name: 'TOKEN', value: SECRETS.TOKEN }],
    ['has a word', { name: 'PASSWORD', contains: ['spaces', 'hunter2'] }],
    ['is there', { name: 'PASSWORD' }],
    ['is one of several', { set: { PASSWORD: SECRETS.PASSWORD, TOKEN: 'any' } }],
  ])('that a corrected lab asks for %s, as it was live', async (_, want) => {
    expect(await judged(other, env(want))).toMatchObject({ outcome: 'pass' })
  })

  test.each([
    ['is another', { name: 'PASSWORD', value: 'hunter3' }, 'env-value-differs'],
    ['lacks a word', { name: 'PASSWORD', contains: ['hunter'] }, 'env-value-differs'],
    ['is missing', { name: 'USER_NAME' }, 'env-missing'],
  ])('that %s fails as it does live', async (_, want, diagnosis) => {
    expect(await judged(other, env(want))).toMatchObject({ outcome: 'fail', diagnosis })
  })

  test('can be read where the report shows it', async () => {
    const { text, report } = await taken([env({ name: 'TOKEN', value: 'wrong' })])
    expect(report.labs[0]?.checks[0]?.actual).not.toContain(SECRETS.TOKEN)
    expect(text).not.toContain(SECRETS.TOKEN)
    const shown = await taken([env({ name: 'DEBUG', value: '2' })])
    expect(shown.report.labs[0]?.checks[0]?.actual).toBe('DEBUG=1')
    expect(shown.text).toContain('"DEBUG":"1"')
    expect(shown.text).not.toContain('hunter2')
  })

  test('can be read where the report shows it in a form that is safe to print', async () => {
    const container = async (name: string) => ({
      ...(await privateDocker.container(name)),
      env: { BELL: 'ding\u0007', ...SECRETS },
    })
    const docker = { ...privateDocker, container } as unknown as typeof privateDocker
    const lab = env({ name: 'BELL', value: 'dong' })
    const { snapshot, report } = await taken([lab], { connect: async () => ({ docker, engine: ENGINE }) })
    expect(report.labs[0]?.checks[0]?.actual).toBe('BELL=ding\\x07')
    const judged = await judgeSnapshot(snapshot, [lab], { language: 'en', origin })
    expect(withoutTimes(judged)).toBe(withoutTimes(report))
  })

  test('that looks like a hidden one is only itself', async () => {
    const value = 'hidden-0123456789abcdef'
    const container = async (name: string) => ({
      ...(await privateDocker.container(name)),
      env: { A: value },
    })
    const docker = { ...privateDocker, container } as unknown as typeof privateDocker
    const lab = env({ name: 'A', value: 'right' })
    const { snapshot, report } = await taken([lab], { connect: async () => ({ docker, engine: ENGINE }) })
    expect(report.labs[0]?.checks[0]).toMatchObject({ outcome: 'fail', actual: `A=${value}` })
    const judged = await judgeSnapshot(snapshot, [lab], { language: 'en', origin })
    expect(withoutTimes(judged)).toBe(withoutTimes(report))
  })

  test('has another hash in each snapshot', async () => {
    const [one, two] = [await taken([other]), await taken([other])]
    const hashIn = (text: string) => /"PASSWORD":"(hidden-\w+)/.exec(text)?.[1]
    expect(hashIn(one.text)).toMatch(/^hidden-/)
    expect(hashIn(one.text)).not.toBe(hashIn(two.text))
  })
})

describe('a path of the host', () => {
  const mount = (want: object) => aCheckOf('mount', { container: 'web', ...want })
  const at = { destination: '/usr/share/nginx/html' }

  test.each([
    ['whole', { ...at, source: `${HOME}/site` }],
    ['its end', { ...at, source: 'site' }],
    ['as the working directory', { ...at, workfolder: 'site' }],
    ['as Windows shares it', { ...at, source: `/host_mnt${HOME}/site` }],
  ])('is compared as it was live: %s', async (_, want) => {
    const { snapshot, text, report } = await taken([mount(want)])
    expect(report.passed).toBe(true)
    expect(text).not.toContain('wonderland')
    expect(await judgeSnapshot(snapshot, [mount(want)], { language: 'en', origin })).toMatchObject({
      passed: true,
    })
  })

  test('can be read where the report shows it', async () => {
    const { text, report } = await taken([mount({ ...at, source: '/srv' })])
    expect(report.labs[0]?.checks[0]?.actual).toContain(`${HOME}/site`)
    expect(text).toContain(`"source":"${HOME}/site"`)
  })

  test('of a container that could not start is not in the words of the engine', async () => {
    const container = async (name: string) => ({
      ...(await privateDocker.container(name)),
      state: { status: 'created', error: `cannot mount ${HOME}/site: no such file`, exitCode: 127 },
    })
    const docker = { ...privateDocker, container } as unknown as typeof privateDocker
    const connect = async () => ({ docker, engine: ENGINE })
    const { text } = await taken([aCheckOf('restart', { container: 'elsewhere' })], { connect })
    expect(text).not.toContain('wonderland')
  })
})

describe('what a lab names', () => {
  test('is asked for, though no check came to it, so that a corrected lab can be judged', async () => {
    const lab = {
      ...aLab(
        aCheck({ id: 'first', want: { container: 'web', port: 81, host_port: 8081, protocol: 'tcp' } }),
        aCheck({
          id: 'second',
          needs: ['first'],
          grader: 'volume',
          want: { name: 'my-vol', state: 'present' },
        }),
      ),
      owns: { containers: ['mine'], images: ['me/app'], volumes: [], networks: ['net'], services: ['api'] },
    }
    const { snapshot } = await taken([lab])
    expect(Object.keys(snapshot.tape.answers)).toEqual(
      expect.arrayContaining([
        '["docker","container","mine"]',
        '["docker","image","me/app"]',
        '["docker","volume","my-vol"]',
        '["docker","network","net"]',
        '["docker","service","api"]',
        '["docker","service","api"]',
      ]),
    )
    const corrected = { ...lab, checks: lab.checks.map((check) => ({ ...check, needs: [] })) }
    const { labs } = await judgeSnapshot(snapshot, [corrected], { language: 'en', origin })
    expect(labs[0]?.checks.map(({ outcome }) => outcome)).toEqual(['fail', 'pass'])
  })

  test('and what was never asked is not recorded, which is no zero', async () => {
    const { snapshot } = await taken([aLab(aCheck({ id: 'one' }))])
    const asksMore = aCheckOf('file', { container: 'web', path: '/etc/hosts' })
    const { complete, labs } = await judgeSnapshot(snapshot, [asksMore], { language: 'en', origin })
    expect(complete).toBe(false)
    expect(labs[0]?.checks[0]).toMatchObject({ outcome: 'error', diagnosis: 'not-recorded' })
  })

  test('is not a part of the tape that was judged', async () => {
    const { snapshot } = await taken([aLab(aCheck({ id: 'one' }))])
    const before = JSON.stringify(snapshot)
    await judgeSnapshot(snapshot, [aCheckOf('volume', { name: 'other' })], { language: 'en', origin })
    expect(JSON.stringify(snapshot)).toBe(before)
  })
})
