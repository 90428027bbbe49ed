// Generated from graders/ by `npm run generate`: no need to edit.
import type { AnyGrader, AnyTranslation } from '../grading/contract/contract.ts'

interface Entry {
  grader(): Promise<{ default: AnyGrader }>
  zh(): Promise<{ default: AnyTranslation }>
}

export const registry: Record<string, Entry> = {
  command: {
    grader: () => import('../../graders/command/command.ts'),
    zh: () => import('../../graders/command/zh.ts'),
  },
  container: {
    grader: () => import('../../graders/container/container.ts'),
    zh: () => import('../../graders/container/zh.ts'),
  },
  env: {
    grader: () => import('../../graders/env/env.ts'),
    zh: () => import('../../graders/env/zh.ts'),
  },
  exec: {
    grader: () => import('../../graders/exec/exec.ts'),
    zh: () => import('../../graders/exec/zh.ts'),
  },
  file: {
    grader: () => import('../../graders/file/file.ts'),
    zh: () => import('../../graders/file/zh.ts'),
  },
  http: {
    grader: () => import('../../graders/http/http.ts'),
    zh: () => import('../../graders/http/zh.ts'),
  },
  image: {
    grader: () => import('../../graders/image/image.ts'),
    zh: () => import('../../graders/image/zh.ts'),
  },
  limits: {
    grader: () => import('../../graders/limits/limits.ts'),
    zh: () => import('../../graders/limits/zh.ts'),
  },
  logs: {
    grader: () => import('../../graders/logs/logs.ts'),
    zh: () => import('../../graders/logs/zh.ts'),
  },
  mount: {
    grader: () => import('../../graders/mount/mount.ts'),
    zh: () => import('../../graders/mount/zh.ts'),
  },
  network: {
    grader: () => import('../../graders/network/network.ts'),
    zh: () => import('../../graders/network/zh.ts'),
  },
  port: {
    grader: () => import('../../graders/port/port.ts'),
    zh: () => import('../../graders/port/zh.ts'),
  },
  registry: {
    grader: () => import('../../graders/registry/registry.ts'),
    zh: () => import('../../graders/registry/zh.ts'),
  },
  restart: {
    grader: () => import('../../graders/restart/restart.ts'),
    zh: () => import('../../graders/restart/zh.ts'),
  },
  tcp: {
    grader: () => import('../../graders/tcp/tcp.ts'),
    zh: () => import('../../graders/tcp/zh.ts'),
  },
  volume: {
    grader: () => import('../../graders/volume/volume.ts'),
    zh: () => import('../../graders/volume/zh.ts'),
  },
}
