import { defineConfig } from 'vitest/config'

const withAnEngine = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Long enough for a busy machine: these end a test that hangs, and decide nothing else.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 20_000 } },
          include: ['test/**/*.test.ts'],
          exclude: ['test/with-engine/**', 'test/cli/**', 'test/sandbox/engine/**'],
        },
      },
      {
        // One file at a time: these share one engine, its names and its ports. `npm run test:engine` gives them one.
        test: {
          name: 'engine',
          include: ['test/with-engine/**/*.test.ts', 'test/cli/**/*.test.ts'],
          ...withAnEngine,
        },
      },
      { test: { name: 'sandbox', include: ['test/sandbox/engine/**/*.test.ts'], ...withAnEngine } },
    ],
  },
})
