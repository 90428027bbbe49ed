import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
