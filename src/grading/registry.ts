// Generated from graders/ by `npm run generate`: no need to edit.
import type { AnyGrader, AnyTranslation } from './grader.ts'

interface Entry {
  grader(): Promise<{ default: AnyGrader }>
  zh(): Promise<{ default: AnyTranslation }>
}

export const registry: Record<string, Entry> = {
  port: {
    grader: () => import('../../graders/port.ts'),
    zh: () => import('../locales/zh/graders/port.ts'),
  },
}
