import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** These start containers, a PostgreSQL or a browser of their own, or nothing, and are run on this machine. */
const onThisMachine = [
  'test/sandbox/engine/**/*.test.ts',
  'test/classroom/**/engine/**/*.test.ts',
  'test/**/{postgres,browser}/**/*.test.ts',
  'test/cli/{completion,course-ci,other-machines,process}.test.ts',
]

/** These take all of the machine that they can get, so that nothing else runs beside them. */
const greedy = ['test/sandbox/engine/bad-cases.test.ts']

const withAnEngine = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    globalSetup: 'test/own-places.ts',
    // They wait more than they work.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: 'unit',
          // Long enough for a busy machine: these end a test that hangs, and decide nothing else.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 20_000 } },
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/with-engine/**',
            'test/cli/**',
            'test/**/engine/**',
            'test/**/{postgres,browser}/**',
          ],
        },
      },
      {
        // One file at a time: these share one engine, its names and its ports. `npm run test:engine` gives them one.
        test: {
          name: 'engine',
          include: ['test/with-engine/**/*.test.ts', 'test/cli/**/*.test.ts'],
          exclude: onThisMachine,
          ...withAnEngine,
        },
      },
      { test: { name: 'machine', include: onThisMachine, exclude: greedy, ...withAnEngine } },
      { test: { name: 'greedy', include: greedy, ...withAnEngine } },
    ],
  },
})
