import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type Plan, planFor } from '../../../src/authoring/testing/plan.ts'
import { planOn } from '../../../src/authoring/testing/plan-on-engine.ts'
import { planLabs } from '../../../src/authoring/testing/test-labs.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { inFolder } from '../../lab/write-lab.ts'
import { aCheck, aLab } from './a-lab.ts'

const run = 'docker run -d --name web -p 8080:80 nginx'
const cases = [
  { name: 'docker run', kind: 'solution', run, setup: 'mkdir site' },
  { name: 'create, then start', kind: 'solution', run: 'docker create --name web nginx\ndocker start web' },
  {
    name: 'no name',
    kind: 'mistake',
    run: 'docker run -d nginx',
    expect: { runs: 'fail container-missing' },
  },
]

const planned = (plan: Partial<Plan> = {}, file: object = cases) =>
  inFolder({ 'cases.yaml': stringify(file) }, (folder) =>
    planFor(aLab([aCheck('runs'), { ...aCheck('published'), needs: ['runs'] }], { folder }), {
      mutants: false,
      everySolution: false,
      ...plan,
    }),
  )

describe('what is tried for a lab', () => {
  test('nothing at all, and every case', async () => {
    const { trials, unknown } = await planned()
    expect(trials.map(({ kind, name, script, expected }) => [kind, name, script, expected])).toEqual([
      ['empty', '', '', undefined],
      ['solution', 'docker run', `mkdir site\n${run}`, { runs: 'pass', published: 'pass' }],
      [
        'solution',
        'create, then start',
        'docker create --name web nginx\ndocker start web',
        { runs: 'pass', published: 'pass' },
      ],
      ['mistake', 'no name', 'docker run -d nginx', { runs: 'fail container-missing', published: 'blocked' }],
    ])
    expect(unknown).toEqual([])
  })

  test('on an engine that gives other outcomes', async () => {
    const [solution, other, mistake] = cases
    const reason = 'it publishes nothing on ::1'
    const { skipped, trials } = planOn(
      await planned({}, [
        { ...solution, differs_on: { podman: { reason } } },
        other,
        { ...mistake, differs_on: { podman: { reason, expect: { runs: 'fail created-not-started' } } } },
      ]),
      'podman-5',
      { everyCase: true },
    )
    expect(skipped).toEqual([{ name: 'docker run', kind: 'solution', reason }])
    expect(trials.map(({ name, expected }) => [name, expected?.runs])).toEqual([
      ['', undefined],
      ['create, then start', 'pass'],
      ['no name', 'fail created-not-started'],
    ])
  })

  test('a mutant fetches the image that it needs, before it counts what fails', async () => {
    const { trials } = await planned({ mutants: true })
    const other = trials.find(({ change }) => change?.kind === 'other-image')
    expect(other?.script.split('\n').slice(0, 4)).toEqual([
      'mkdir site',
      'docker pull -q registry:2',
      'set +e',
      "trap 'exit 0' EXIT",
    ])
  })

  test.each([
    ['one case', 'docker', ['docker run']],
    ['several', 'n', ['docker run', 'create, then start', 'no name']],
    ['none', 'podman', []],
  ])('%s, by a part of the name', async (_, named, expected) => {
    const { trials } = await planned({ named })
    expect(trials.map(({ name }) => name)).toEqual(expected)
  })

  test('changes of the first solution', async () => {
    const { trials } = await planned({ mutants: true })
    const changes = trials.filter(({ change }) => change)
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['mutant', 'equivalent']))
    expect(
      changes.every(({ name, expected }) => name.startsWith('docker run: ') && expected === undefined),
    ).toBe(true)
    const dropped = changes.find(({ change }) => change?.after === 'docker run -d --name web nginx')
    expect(dropped).toMatchObject({
      kind: 'mutant',
      script: "mkdir site\nset +e\ntrap 'exit 0' EXIT\ndocker run -d --name web nginx",
      change: { before: run, declared: undefined },
    })
    const rewritten = changes.find(({ kind }) => kind === 'equivalent')
    expect(rewritten?.script).toMatch(/^mkdir site\n(?!set \+e)/)
  })

  test('changes of every solution', async () => {
    const { trials } = await planned({ mutants: true, everySolution: true })
    const of = new Set(trials.filter(({ change }) => change).map(({ name }) => name.split(': ')[0]))
    expect(of).toEqual(new Set(['docker run', 'create, then start']))
  })

  test('what the author declared, and which declared mutants do not exist', async () => {
    const reason = 'the lab asks for no port'
    const equivalent_mutants = [
      { mutant: 'docker run -d --name web nginx', reason },
      { mutant: 'docker run nothing', reason },
    ]
    const plan = await planned({ mutants: true }, [{ ...cases[0], equivalent_mutants }])
    const declared = plan.trials.filter(({ change }) => change?.declared)
    expect(declared.map(({ change }) => change?.after)).toEqual(['docker run -d --name web nginx'])
    expect(declared[0]?.change?.declared).toBe(reason)
    expect(plan.unknown).toEqual(['docker run nothing'])
  })

  describe('on an engine after the first', () => {
    const wrong = (name: string, runs: string) => ({
      name,
      kind: 'mistake',
      run,
      expect: runs === 'pass' ? { runs, published: 'fail port-reversed' } : { runs: `fail ${runs}` },
    })
    const [solution, other] = cases as [object, object]
    const file: object[] = [
      solution,
      wrong('missing', 'container-missing'),
      wrong('missing, too', 'container-missing'),
      wrong('reversed', 'pass'),
      { ...wrong('differs', 'container-missing'), differs_on: { '20.10': { reason: 'it says less' } } },
      { ...other, kind: 'limit', reason: 'nothing can be asked' },
    ]
    const namesOn = async (engine: string, plan: object[]) =>
      planOn(await planned({ mutants: true }, plan), engine, { everyCase: false }).trials.map(
        ({ name }) => name,
      )

    test('the solutions and the first case with each diagnosis', async () => {
      expect(await namesOn('26.1', file)).toEqual(['', 'docker run', 'missing', 'reversed'])
    })

    test('a case that is added at the end changes nothing else', async () => {
      const added = [
        ...file,
        wrong('missing again', 'container-missing'),
        wrong('exited', 'container-exited'),
      ]
      expect(await namesOn('26.1', added)).toEqual(['', 'docker run', 'missing', 'reversed', 'exited'])
    })

    test('a diagnosis that another lab tries there is not tried again', async () => {
      const seen = new Set(['container fail container-missing'])
      const { trials } = planOn(await planned({}, file), '26.1', { everyCase: false, seen })
      expect(trials.map(({ name }) => name)).toEqual(['', 'docker run', 'reversed'])
      expect([...seen].at(-1)).toBe('container fail port-reversed')
    })

    test('every case shows that grading changes nothing, or a part of them and the model solution, always the same', async () => {
      const plan = await planned({ mutants: true }, file)
      const watched = (watchesPart: boolean) =>
        planOn(plan, '26.1', { everyCase: true, watchesPart }).trials.filter((trial) => trial.watched)
      const cases = plan.trials.filter(({ change }) => !change)
      expect(watched(false)).toHaveLength(cases.length)
      const part = watched(true).map(({ name }) => name)
      expect(part).toEqual(watched(true).map(({ name }) => name))
      expect(part).toEqual(expect.arrayContaining(cases.slice(0, 2).map(({ name }) => name)))
      expect(part.length).toBeLessThan(cases.length)
    })

    test('engines that share the selection try each right way once, half of the rest, and the model solution everywhere', async () => {
      const added = [...file, ...Array.from({ length: 20 }, (_, at) => wrong(`wrong ${at}`, `code-${at}`))]
      const rights = Array.from({ length: 10 }, (_, at) => ({ ...added[0], name: `right ${at}` }))
      const plan = await planned({}, [...added, ...rights])
      const all = planOn(plan, '26.1', { everyCase: false }).trials
      const parts = [0, 1, 2].map(
        (index) => planOn(plan, '26.1', { everyCase: false, part: { index, of: 3 } }).trials,
      )
      for (const part of parts) expect(part.slice(0, 2).map(({ name }) => name)).toEqual(['', 'docker run'])
      const namesIn = (trials: typeof all, isRight: boolean) =>
        trials
          .filter(
            ({ name, kind }) => name !== '' && name !== 'docker run' && (kind === 'solution') === isRight,
          )
          .map(({ name }) => name)
      const shared = parts.flat()
      expect(namesIn(shared, true).sort()).toEqual(namesIn(all, true).sort())
      const [some, whole] = [namesIn(shared, false), namesIn(all, false)]
      expect(new Set(some).size).toBe(some.length)
      expect(some.length).toBeLessThan(whole.length)
      expect(whole).toEqual(expect.arrayContaining(some))
    })

    test('what differs on this engine is left to what its author says', async () => {
      const plan = planOn(await planned({}, file), '20.10', { everyCase: false })
      expect(plan.skipped).toEqual([{ name: 'differs', kind: 'mistake', reason: 'it says less' }])
    })

    test('everything, where that is asked for', async () => {
      const plan = await planned({}, file)
      expect(planOn(plan, '26.1', { everyCase: true }).trials).toHaveLength(file.length + 1)
    })
  })

  test('is refused with a broken cases.yaml', async () => {
    await expect(planned({}, [{ name: 'x' }])).rejects.toThrow(InputError)
  })
})

test('labs of which nothing is tried are left out', async () => {
  await inFolder({ 'cases.yaml': stringify(cases) }, async (folder) => {
    const lab = aLab([aCheck('runs'), { ...aCheck('published'), needs: ['runs'] }], { folder })
    const plan = { mutants: false, everySolution: false }
    expect(await planLabs([lab], { ...plan, named: 'podman' })).toEqual([])
    expect(await planLabs([lab], { ...plan, named: 'create' })).toHaveLength(1)
  })
})
