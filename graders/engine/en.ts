import type { KindWords } from '../../src/grading/contract/kind.ts'
import type engine from './engine.ts'
import { lacks } from './engine.ts'

const NAMES = { docker: 'Docker', podman: 'Podman' }

export default {
  summary: 'The engine is running, and is set up as it should be',
  options: {
    version: 'versions of Docker Engine: 28.5, ">=20.10", ">=20.10 <29"',
    storage_driver: 'its storage driver: overlay2, overlayfs, …',
    log_driver: 'the logging driver that containers get by default: json-file, local, …',
    security: 'what it must have for security: seccomp, apparmor, rootless, userns, …',
  },
  refusals: {
    'version-range': 'must be versions such as 28.5, ">=20.10" or ">=20.10 <29"',
    'one-word': 'must be one word, such as overlay2',
  },
  expected: ({ version, storage_driver, log_driver, security }) =>
    [
      version === undefined ? 'a running engine' : `a running engine, version ${version}`,
      storage_driver && `storage driver ${storage_driver}`,
      log_driver && `log driver ${log_driver}`,
      security && `security: ${security.join(', ')}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual({ engine, endpoint }, { storage_driver, log_driver, security }) {
    if (!engine) return `nothing listens on ${endpoint}`
    return [
      `${NAMES[engine.name]} ${engine.version}`,
      storage_driver && `storage driver ${engine.storageDriver}`,
      log_driver && `log driver ${engine.logDriver}`,
      security && `security: ${engine.security.join(', ') || 'none'}`,
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
  },
} satisfies KindWords<typeof engine>
