import { defineConfig } from 'vitest/config'

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
        // One file at a time: these share one engine, its names and its ports.
        test: {
          name: 'engine',
          include: [
            'test/with-engine/**/*.test.ts',
            'test/cli/**/*.test.ts',
            'test/sandbox/engine/**/*.test.ts',
          ],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
