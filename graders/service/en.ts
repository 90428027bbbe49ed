import type { ServiceFact } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type service from './service.ts'
import { endedIn, errorIn, nearestService, statesOf, upIn } from './service.ts'

const tasks = (count: number) => `${count} ${count === 1 ? 'task' : 'tasks'}`

const said = (service: ServiceFact) => (service.kind === 'service' && errorIn(service)) || ''

export default {
  summary: 'A service exists in the swarm, and its tasks run',
  options: {
    name: 'name of the service; one of a stack is STACK_NAME',
    state: 'whether it must exist',
    image: 'the image that its tasks must be created from; its tag is latest, when left out',
    replicas: 'how many tasks must run; all that it asks for, when left out',
  },
  refusals: {
    'absent-has-nothing-else': 'a service that must be absent takes neither image nor replicas',
  },
  expected: ({ name, state, image, replicas }) =>
    state === 'absent'
      ? `no service ${name}`
      : `service ${name}${image === undefined ? '' : ` from ${image}`}: ${replicas === undefined ? 'all of its tasks' : tasks(replicas)} running`,
  actual({ service }, { name }) {
    if (service.kind === 'no-swarm') return 'this engine is not in a swarm'
    if (service.kind === 'absent') {
      const found = service.names.slice(0, 5).join(', ')
      return `no service ${name}${found ? `; found instead: ${found}` : ', and no other services'}`
    }
    const others = statesOf(service).join(', ')
    return `service ${service.name} from ${service.image}: ${upIn(service)} of ${tasks(service.desired)} running${others ? `; the others: ${others}` : ''}`
  },
  codes: {
    'no-swarm': {
      message: 'This engine is not in a swarm, so it has no services.',
      next: 'Which command makes a single engine the manager of a swarm of its own?',
    },
    'service-missing': {
      message: ({ name }) => `There is no service named ${name} in this swarm.`,
      next: 'Was it created as a container, with "docker run"? A service is created by a command of its own, or by a stack.',
    },
    'service-name-differs': {
      message: ({ name }, { service }) =>
        `There is no service named ${name}, but there is one named ${service.kind === 'absent' ? nearestService(name, service.names) : name}.`,
      next: 'Compare the two names. "docker stack deploy" puts the name of the stack in front.',
    },
    'service-still-there': {
      message: ({ name }) => `The service ${name} still exists.`,
      next: 'Removing its containers does not help: the swarm creates new ones. What has to be removed instead?',
    },
    'service-other-image': {
      message: ({ name, image }, { service }) =>
        `${name} creates its tasks from ${service.kind === 'service' ? service.image : 'nothing'}, not from ${image}.`,
      next: 'A service can change its image while it runs. Which command updates it?',
    },
    'service-other-replicas': {
      message: ({ name, replicas }, { service }) =>
        service.kind === 'service' && service.isGlobal
          ? `${name} is a global service, with ${tasks(service.desired)}: one on each node. The task asks for ${replicas}.`
          : `${name} asks for ${tasks(service.kind === 'service' ? service.desired : 0)}, not for ${replicas}.`,
      next: 'Which command changes how many tasks a service has?',
    },
    'service-tasks-fail': {
      message: ({ name }, { service }) =>
        `${service.kind === 'service' && endedIn(service) > 1 ? `Tasks of ${name} keep ending: ${endedIn(service)} so far.` : `A task of ${name} has ended, and the next one is not running yet.`}${said(service) ? ` The engine says: "${said(service)}".` : ''}`,
      next: 'The swarm starts a new task whenever one ends. What do the logs of the service say, and does its program keep running?',
    },
    'service-not-up': {
      message: ({ name }, { service }) =>
        `${service.kind === 'service' ? `${upIn(service)} of ${tasks(service.desired)}` : 'No task'} of ${name} ${service.kind === 'service' && upIn(service) === 1 ? 'is' : 'are'} running so far.${said(service) ? ` The engine says: "${said(service)}".` : ''}`,
      next: 'Is an image still being downloaded? And is there a node on which the tasks can run?',
    },
  },
} satisfies KindWords<typeof service>
