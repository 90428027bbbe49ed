import type { KindWords } from '../../src/grading/contract/kind.ts'
import type compose from './compose.ts'

const serviceOf = ({ service, project }: { service: string; project?: string | undefined }) =>
  `service ${service}${project === undefined ? '' : ` of project ${project}`}`

const counted = (count: number) => (count === 1 ? '1 container' : `${count} containers`)

export default {
  summary: 'A service of a Compose file runs, as often as it should, or is gone',
  options: {
    service: 'name of the service in the Compose file',
    project: 'name of the project; any, when left out',
    replicas:
      'how many containers of the service there must be, all of them running; any number, when left out',
    state: 'running: every container of the service runs; absent: there is none, not even a stopped one',
  },
  refusals: { 'absent-has-no-replicas': 'replicas cannot be combined with "state: absent"' },
  expected({ replicas, state, ...want }) {
    if (state === 'absent') return `no container of ${serviceOf(want)}`
    return `${serviceOf(want)} runs${replicas === undefined ? '' : `, in ${counted(replicas)}`}`
  },
  actual: ({ names }) => `${counted(names.length)}: ${names.join(', ')}`,
  codes: {
    'replicas-differ': {
      message: ({ replicas = 1, ...want }, { names }) =>
        `There ${names.length === 1 ? 'is' : 'are'} ${counted(names.length)} of ${serviceOf(want)}, not ${replicas}.`,
      next: 'A service has one container unless you say otherwise: in the Compose file, or when you run "docker compose up".',
    },
    'service-still-there': {
      message: (want, { names }) => `Containers of ${serviceOf(want)} are still there: ${names.join(', ')}.`,
      next: 'Stopping is not removing. Which Compose command undoes "up"?',
    },
  },
} satisfies KindWords<typeof compose>
