import { boolean, integer, string } from '@oclif/core/flags'
import { LONGEST_SECONDS } from './time-limit.ts'

/** Which labs of a roster, and where its gradebook is. */
export const classFlags = {
  labs: string({ helpValue: 'LIST', summary: 'Only these labs of the roster, separated by commas' }),
  gradebook: string({
    helpValue: 'PATH|URL',
    summary:
      'The gradebook: a SQLite file, or postgres://…; default: ROSTER.gradebook.sqlite beside the roster',
  }),
}

/** How work is looked at: also for workers. */
export const placeFlags = {
  jobs: integer({ min: 1, max: 256, helpValue: 'N', summary: 'How many students to grade at once' }),
  engine: string({
    default: '28.5',
    helpValue: 'NAME',
    summary: 'The engine that submissions run in: a Docker version, also with -rootless, or podman',
  }),
  'allow-privileged': boolean({
    summary: 'Run what students handed in, in throwaway engines inside privileged containers',
  }),
}

export const gradeFlags = {
  ...classFlags,
  ...placeFlags,
  student: string({ multiple: true, helpValue: 'ID', summary: 'Only this student; can be repeated' }),
  timeout: integer({
    default: 300,
    min: 1,
    max: LONGEST_SECONDS,
    helpValue: 'SECONDS',
    summary: 'How long each student can take',
  }),
  again: boolean({ summary: 'Start a new run, and grade again what has not changed since' }),
  json: boolean({ summary: 'Print JSON' }),
}
