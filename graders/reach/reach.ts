import { shared } from '../../src/grading/contract/connection/way.ts'
import {
  ageMs,
  containerCause,
  diagnoseContainer,
  observeContainer,
  settlesInMs,
} from '../../src/grading/contract/container/container.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { diagnosePair, pairsOf } from './pairs.ts'
import { type ReachFacts, schema } from './want.ts'

export default defineKind({
  schema,
  example: { from: 'web', to: ['db'], port: 6379 },

  async observe(want, world): Promise<ReachFacts> {
    const { docker } = world
    const looked = await Promise.all(
      [want.from, ...want.to].map((name) => observeContainer(name, world, 'run')),
    )
    const first = looked.find((facts) => diagnoseContainer(facts, 'run'))
    const present = looked.flatMap(({ container }) => container ?? [])
    const containers = Object.fromEntries(present.map((one) => [one.name, one]))
    const facts = { ...(first ?? looked[0]!), containers, hosts: {}, apart: [], listening: {} }
    if (first) return facts
    const pairs = pairsOf(want, containers)
    const [hosts, networks, listening] = await Promise.all([
      each(want.by === 'name' ? pairs.map(([from]) => from.name) : [], async (name) => {
        const file = await docker.file(name, '/etc/hosts')
        return file.kind === 'file' ? file.text : ''
      }),
      each(
        pairs.flatMap(([one, other]) => shared(one, other)),
        docker.network,
      ),
      each(want.port === undefined ? [] : pairs.map(([, to]) => to.name), docker.listening),
    ])
    const apart = Object.keys(networks).filter((name) => networks[name]?.keepsApart)
    return { ...facts, hosts, apart, listening }
  },

  judge(want, facts) {
    const absent = diagnoseContainer(facts, 'run')
    if (absent) return absent
    for (const pair of pairsOf(want, facts.containers)) {
      const code = diagnosePair(pair, want, facts)
      if (code) return code
    }
    return 'pass'
  },
  pending: (_, facts) => settlesInMs(facts),
  // A running container can be connected at any time, so its age says nothing.
  ageMs: (facts) => (facts.container ? undefined : ageMs(facts)),

  codes,
  causes: [containerCause],
  authoring: {
    subject: ['from', 'to', 'by', 'port'],
    single: ['reachable'],
    runs: ({ from, to }) => [from, ...to],
    groups({ from, to, by, reachable }) {
      const pairs = to.map((one) => [from, one] as const)
      const none = { together: [], apart: [], named: [], nameless: [] }
      if (by === 'address') return { ...none, [reachable ? 'together' : 'apart']: pairs }
      return { ...none, [reachable ? 'named' : 'nameless']: pairs }
    },
    neverFails: ({ from, to }) =>
      to.includes(from) ? { path: ['to', to.indexOf(from)], why: 'itself' } : undefined,
  },
})

/** Asks once for each; what is not known is not there. */
async function each<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T | undefined>,
): Promise<Record<string, T>> {
  const asked = await Promise.all([...new Set(names)].map(async (name) => [name, await ask(name)] as const))
  return Object.fromEntries(asked.flatMap(([name, one]) => (one === undefined ? [] : [[name, one]])))
}
