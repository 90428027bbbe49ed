// Generated from graders/ by `npm run generate`: no need to edit.
import type { AnyGrader, AnyTranslation } from './contract/grader.ts'

interface Entry {
  grader(): Promise<{ default: AnyGrader }>
  zh(): Promise<{ default: AnyTranslation }>
}

export const registry: Record<string, Entry> = {
  command: {
    grader: () => import('../../graders/command.ts'),
    zh: () => import('../locales/zh/graders/command.ts'),
  },
  container: {
    grader: () => import('../../graders/container.ts'),
    zh: () => import('../locales/zh/graders/container.ts'),
  },
  env: {
    grader: () => import('../../graders/env.ts'),
    zh: () => import('../locales/zh/graders/env.ts'),
  },
  exec: {
    grader: () => import('../../graders/exec.ts'),
    zh: () => import('../locales/zh/graders/exec.ts'),
  },
  file: {
    grader: () => import('../../graders/file.ts'),
    zh: () => import('../locales/zh/graders/file.ts'),
  },
  http: {
    grader: () => import('../../graders/http.ts'),
    zh: () => import('../locales/zh/graders/http.ts'),
  },
  image: {
    grader: () => import('../../graders/image.ts'),
    zh: () => import('../locales/zh/graders/image.ts'),
  },
  limits: {
    grader: () => import('../../graders/limits.ts'),
    zh: () => import('../locales/zh/graders/limits.ts'),
  },
  logs: {
    grader: () => import('../../graders/logs.ts'),
    zh: () => import('../locales/zh/graders/logs.ts'),
  },
  mount: {
    grader: () => import('../../graders/mount.ts'),
    zh: () => import('../locales/zh/graders/mount.ts'),
  },
  network: {
    grader: () => import('../../graders/network.ts'),
    zh: () => import('../locales/zh/graders/network.ts'),
  },
  port: {
    grader: () => import('../../graders/port.ts'),
    zh: () => import('../locales/zh/graders/port.ts'),
  },
  registry: {
    grader: () => import('../../graders/registry.ts'),
    zh: () => import('../locales/zh/graders/registry.ts'),
  },
  restart: {
    grader: () => import('../../graders/restart.ts'),
    zh: () => import('../locales/zh/graders/restart.ts'),
  },
  tcp: {
    grader: () => import('../../graders/tcp.ts'),
    zh: () => import('../locales/zh/graders/tcp.ts'),
  },
  volume: {
    grader: () => import('../../graders/volume.ts'),
    zh: () => import('../locales/zh/graders/volume.ts'),
  },
}
