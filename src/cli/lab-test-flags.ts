import { boolean, integer, string } from '@oclif/core/flags'
import { LONGEST_SECONDS } from './time-limit.ts'

/** The options of `lab test`, without those that choose the engine its sandboxes run in. */
export const labTestFlags = {
  mutants: boolean({
    summary: 'Also try changed solutions: wrong ones must fail, equivalent ones must pass',
  }),
  'every-solution': boolean({
    summary: 'Like --mutants, but for every solution instead of the first one',
  }),
  threshold: integer({
    default: 100,
    min: 0,
    max: 100,
    helpValue: 'PERCENT',
    summary: 'How many of the mutants must fail',
  }),
  case: string({ helpValue: 'TEXT', summary: 'Try only cases with this text in their name' }),
  repeat: integer({
    default: 1,
    min: 1,
    helpValue: 'N',
    summary: 'Try everything N times and expect the same outcomes',
  }),
  busy: boolean({ summary: 'Keep all processors busy in the meantime' }),
  jobs: integer({ min: 1, helpValue: 'N', summary: 'How many throwaway engines to run at once' }),
  engines: string({
    default: '28.5',
    helpValue: 'LIST',
    summary:
      'Engines to test on: Docker versions, also with -containerd or -rootless, or podman, separated by commas',
  }),
  'every-case': boolean({
    summary: 'Try every case on every engine, instead of only a selection on those after the first',
  }),
  share: boolean({
    summary:
      'Engines after the first share the selection: each right way is tried on one of them, and half of the rest',
    exclusive: ['every-case'],
  }),
  'engine-is-disposable': boolean({ summary: 'Use the engine itself: removes EVERYTHING in it' }),
  'case-timeout': integer({
    default: 90,
    min: 1,
    max: LONGEST_SECONDS,
    helpValue: 'SECONDS',
    summary: 'How long a case can take',
  }),
  disk: string({ default: '20G', helpValue: 'SIZE', summary: 'How much a throwaway engine can write' }),
  json: boolean({ summary: 'Print JSON' }),
  junit: string({ helpValue: 'FILE', summary: 'Also write a JUnit XML report' }),
}
