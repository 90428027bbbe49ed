import { boolean, integer, string } from '@oclif/core/flags'

/** What `lab test` can be told, besides which engine its sandboxes run in. */
export const labTestFlags = {
  mutants: boolean({
    summary: 'Also change solutions: what is wrong must not pass, what means the same must',
  }),
  'every-solution': boolean({
    summary: 'As --mutants, of every solution and not only the first',
  }),
  threshold: integer({
    default: 100,
    min: 0,
    max: 100,
    helpValue: 'PERCENT',
    summary: 'How many of the mutants must be found',
  }),
  case: string({ helpValue: 'TEXT', summary: 'Only the cases with this in their name' }),
  repeat: integer({
    default: 1,
    min: 1,
    helpValue: 'N',
    summary: 'Try everything N times; it must come to the same',
  }),
  busy: boolean({ summary: 'Keep all processors busy meanwhile' }),
  jobs: integer({ min: 1, helpValue: 'N', summary: 'How many throw-away engines at once' }),
  engines: string({
    default: '28.5',
    helpValue: 'LIST',
    summary: 'Which engines: versions of Docker, podman; with commas',
  }),
  'engine-is-disposable': boolean({ summary: 'Use the engine itself: EVERYTHING in it is removed' }),
  'case-timeout': integer({
    default: 90,
    min: 1,
    helpValue: 'SECONDS',
    summary: 'How long a case may take',
  }),
  disk: string({ default: '20G', helpValue: 'SIZE', summary: 'How much a throw-away engine may write' }),
  json: boolean({ summary: 'As JSON' }),
  junit: string({ helpValue: 'FILE', summary: 'Also write JUnit XML' }),
}
