import type { Check, Lab } from '../lab/lab.ts'
import type { KindsOfLab } from './judge.ts'

const NOTHING = { images: [], containers: [], volumes: [], networks: [] }

/**
 * Whether a check says something only after `start`: it is about what must be gone, which it is as well on an engine
 * where the lab's scene was never set. A lab without a scene has nothing that `start` could have made; and what needs
 * something that the student has to make first is earned by that. What is compared with what `start` noted needs the note.
 */
export function needsStart({ environment, checks }: Lab, check: Check, kinds: KindsOfLab): boolean {
  const { ports: _, ...made } = environment
  const setsScene = Object.values(made).some((list) => list.length > 0)
  const byId = new Map(checks.map((one) => [one.id, one]))
  const isEarned = ({ grader, want, needs }: Check): boolean =>
    !kinds.get(grader)?.authoring?.passesAtOnce?.(want, NOTHING) ||
    needs.some((id) => isEarned(byId.get(id) as Check))
  return kinds.get(check.grader)?.authoring?.sinceStart ?? (setsScene && !isEarned(check))
}
