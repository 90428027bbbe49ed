import type { KindWords } from '../../src/grading/contract/kind.ts'
import type engine from './engine.ts'
import { lacks } from './engine.ts'

const NAMES = { docker: 'Docker', podman: 'Podman' }
const ROLES = {
  active: 'in a swarm',
  manager: 'the manager of a swarm',
  worker: 'a worker in a swarm',
  inactive: 'in no swarm',
}

export default {
  summary: 'The engine is running, and is set up as it should be',
  options: {
    version: 'versions of Docker Engine: 28.5, ">=20.10", ">=20.10 <29"',
    storage_driver: 'its storage driver: overlay2, overlayfs, …',
    log_driver: 'the logging driver that containers get by default: json-file, local, …',
    security: 'what it must have for security: seccomp, apparmor, rootless, userns, …',
    swarm: 'what it is in a swarm: active (either role), manager, worker; inactive: in none',
  },
  refusals: {
    'version-range': 'must be versions such as 28.5, ">=20.10" or ">=20.10 <29"',
    'one-word': 'must be one word, such as overlay2',
  },
  expected: ({ version, storage_driver, log_driver, security, swarm }) =>
    [
      version === undefined ? 'a running engine' : `a running engine, version ${version}`,
      storage_driver && `storage driver ${storage_driver}`,
      log_driver && `log driver ${log_driver}`,
      security && `security: ${security.join(', ')}`,
      swarm && ROLES[swarm],
    ]
      .filter(Boolean)
      .join(', '),
  actual({ engine, endpoint }, { storage_driver, log_driver, security, swarm }) {
    if (!engine) return `nothing listens on ${endpoint}`
    return [
      `${NAMES[engine.name]} ${engine.version}`,
      storage_driver && `storage driver ${engine.storageDriver}`,
      log_driver && `log driver ${engine.logDriver}`,
      security && `security: ${engine.security.join(', ') || 'none'}`,
      swarm && ROLES[engine.swarm],
    ]
      .filter(Boolean)
      .join(', ')
  },
  codes: {
    'engine-not-running': {
      message: (_, { endpoint }) =>
        `The socket of the engine is there (${endpoint}), but no engine listens on it: it is not running.`,
      next: 'How is the engine started on this machine, and what does its own log say?',
    },
    'engine-version-differs': {
      message: ({ version }, { engine }) =>
        `This is Docker Engine ${engine?.version}, but the task asks for ${version}.`,
      next: 'The version of the engine counts, not that of the docker command. "docker version" shows both.',
    },
    'engine-storage-driver-differs': {
      message: ({ storage_driver }, { engine }) =>
        `The storage driver of the engine is ${engine?.storageDriver}, not ${storage_driver}.`,
      next: 'Where is the engine configured? It reads its configuration when it starts.',
    },
    'engine-log-driver-differs': {
      message: ({ log_driver }, { engine }) =>
        `Containers get the log driver ${engine?.logDriver} by default, not ${log_driver}.`,
      next: 'Where is the engine configured? It reads its configuration when it starts.',
    },
    'engine-security-missing': {
      message: ({ security = [] }, { engine }) =>
        `The engine does not have ${engine ? lacks(security, engine).join(', ') : ''}.`,
      next: 'Was it switched off in the configuration of the engine, or does the kernel not have it?',
    },
    'engine-not-in-swarm': {
      message: 'This engine is not in a swarm.',
      next: 'Which command makes a single engine the manager of a swarm of its own?',
    },
    'engine-in-swarm': {
      message: (_, { engine }) =>
        `This engine is ${ROLES[engine?.swarm ?? 'active']}, but it should be in none.`,
      next: 'Which command takes an engine out of its swarm? For a manager, it needs one more option.',
    },
    'engine-swarm-role-differs': {
      message: ({ swarm = 'active' }, { engine }) =>
        `This engine is ${ROLES[engine?.swarm ?? 'active']}, not ${ROLES[swarm]}.`,
      next: 'Was it joined with the token for managers, or with the one for workers?',
    },
  },
} satisfies KindWords<typeof engine>
