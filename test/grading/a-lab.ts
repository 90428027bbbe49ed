import type { Grading } from '../../src/grading/grade.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import type { Check, Environment, Lab, Service } from '../../src/lab/lab.ts'

/** A check that the container web publishes port 80 on 8080, but for what a test says. */
export function aCheck(check: Partial<Check> & { id: string }): Check {
  const want = {
    container: 'web',
    port: 80,
    host_port: 8080,
    protocol: 'tcp',
    open_to_all: false,
    running: true,
  }
  return {
    title: check.id,
    points: 1,
    needs: [],
    withinMs: 0,
    hints: [],
    reveal: 'full',
    grader: 'port',
    want,
    ...check,
  }
}

export function aLab(...checks: Check[]): Lab {
  return {
    number: 1,
    slug: 'test',
    folder: '/nowhere',
    digest: 'sha256:0',
    title: 'Test',
    chapter: undefined,
    minutes: undefined,
    varied: {},
    environment: anEnvironment(),
    owns: { containers: [], images: [], volumes: [], networks: [], services: [] },
    checks,
  }
}

/** What `start` prepares: nothing, but for what a test says. */
export const anEnvironment = (parts: Partial<Environment> = {}): Environment => ({
  images: [],
  ports: [],
  containers: [],
  volumes: [],
  networks: [],
  anonymousVolumes: [],
  danglingImages: [],
  ...parts,
})

/** A container that `start` makes and leaves running. */
export const aService = (parts: Partial<Service> & { name: string }): Service => ({
  image: 'nginx',
  ports: [],
  env: {},
  command: [],
  mounts: [],
  networks: [],
  cpus: undefined,
  state: 'running',
  serves: undefined,
  login: undefined,
  ...parts,
})

/** A world with nothing in it but an engine. */
export const elsewhere: Omit<Grading, 'connect' | 'endpoint' | 'signal'> = {
  kinds,
  language: 'en',
  origin: { program: { name: 'docker-lab', version: '0' }, course: { name: 'test', title: null } },
  folder: {
    file: async () => ({ kind: 'absent' }),
    archive: async () => ({ kind: 'absent' }),
    place: async (path) => ({ path, isSame: false, isUnseen: true }),
  },
  answers: () => ({ answer: async () => undefined }),
  started: () => ({ record: async () => undefined }),
}
