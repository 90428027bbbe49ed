import type { World } from '../../src/grading/contract/world.ts'

/** A world of the parts that a test gives. An empty working folder, no answers, nothing started; no engine. */
export function aWorld(parts: Partial<World> = {}): World {
  return {
    docker: {} as World['docker'],
    folder: {
      file: async () => ({ kind: 'absent' }),
      archive: async () => ({ kind: 'absent' }),
      place: async (path) => ({ path: `/home/me/lab/${path}`, isSame: false, isUnseen: false }),
    },
    answers: { answer: async () => undefined },
    started: { record: async () => undefined },
    runs: { run: () => Promise.reject(new Error('an image was run, which should not be needed')) },
    ...parts,
  }
}
