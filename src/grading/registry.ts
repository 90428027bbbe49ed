// Generated from graders/ by `npm run generate`: no need to edit.
import type { AnyGrader, AnyTranslation } from './grader.ts'

interface Entry {
  grader(): Promise<{ default: AnyGrader }>
  zh(): Promise<{ default: AnyTranslation }>
}

export const registry: Record<string, Entry> = {
  container: {
    grader: () => import('../../graders/container.ts'),
    zh: () => import('../locales/zh/graders/container.ts'),
  },
  exec: {
    grader: () => import('../../graders/exec.ts'),
    zh: () => import('../locales/zh/graders/exec.ts'),
  },
  http: {
    grader: () => import('../../graders/http.ts'),
    zh: () => import('../locales/zh/graders/http.ts'),
  },
  mount: {
    grader: () => import('../../graders/mount.ts'),
    zh: () => import('../locales/zh/graders/mount.ts'),
  },
  port: {
    grader: () => import('../../graders/port.ts'),
    zh: () => import('../locales/zh/graders/port.ts'),
  },
  tcp: {
    grader: () => import('../../graders/tcp.ts'),
    zh: () => import('../locales/zh/graders/tcp.ts'),
  },
}
