import restart from '../../graders/restart/restart.ts'
import type { Container } from '../../src/docker/port/docker.ts'
import { aContainer, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>

const always = { container: 'web', policy: 'always' }
const again = { container: 'web', restarted: true }
const thrice = { container: 'web', policy: 'on-failure', maximum_retries: 3 }
const compose = { 'com.docker.compose.service': 'web' }
const set = (policy: Container['restart']['policy'], maximumRetries = 0): Facts =>
  facts(aContainer({ restart: { policy, maximumRetries } }))

const twice = { container: 'web', at_least: 2 }
const restarts = (restartCount: number) => facts(aContainer({ state: { restartCount } }))

const right: Accepted<Facts>[] = [
  ['restarted often enough', twice, restarts(2)],
  [
    'restarted often enough, and between two lives',
    twice,
    facts(aContainer({ state: { status: 'restarting', restartCount: 5 } })),
  ],
  ['the policy', always, set('always')],
  ['none, when that is asked', { ...always, policy: 'no' }, set('no')],
  ['any number of retries', { ...always, policy: 'on-failure' }, set('on-failure', 5)],
  ['that number', thrice, set('on-failure', 3)],
  ['started after its end', again, facts(aContainer({ state: { finishedAt: '2026-01-02T00:00:00Z' } }))],
  [
    'restarted by its policy, until that gave up',
    again,
    facts(anEnded(1, { restart: { policy: 'on-failure', maximumRetries: 3 }, state: { restartCount: 3 } })),
  ],
  [
    'restarted by its policy a moment ago',
    again,
    facts(aContainer({ state: { status: 'restarting', restartCount: 1 } })),
  ],
  ['ended again since', again, facts(anEnded(0, { state: { finishedAt: '2026-01-02T00:00:01Z' } }))],
]
const wrong: Rejected<Facts>[] = [
  ['restarted once', twice, restarts(1), 'restarted-too-rarely'],
  ['never restarted', twice, restarts(0), 'restarted-too-rarely'],
  ['no --restart', always, set('no'), 'restart-not-set'],
  ['a different policy', always, set('unless-stopped'), 'restart-policy-differs'],
  ['on-failure with a number', always, set('on-failure', 3), 'restart-policy-differs'],
  ['a different number', thrice, set('on-failure', 5), 'restart-retries-differ'],
  ['no number', thrice, set('on-failure'), 'restart-retries-differ'],
  ['no restart key in a Compose file', always, facts(aContainer({ labels: compose })), 'restart-not-set'],
  ['the first start', again, facts(aContainer()), 'never-restarted'],
  ['ended, and left', again, facts(anEnded(0)), 'never-restarted'],
  ['no container', always, facts(undefined), 'container-missing'],
]

accepts('restart', restart, right)
rejects('restart', restart, wrong)
coversEveryDiagnosis('restart', restart, wrong)

refuses('restart', restart, [
  ['nothing to check', { container: 'web' }, 'needs-policy-or-restarted'],
  ['retries of always', { ...always, maximum_retries: 3 }, 'needs-on-failure'],
])
