import type { Ask } from '../wire/ask.ts'
import { Refusal } from '../wire/read-answer.ts'
import { NOT_STARTED } from './exec-refusal.ts'
import { createExec, follow } from './exec-session.ts'

/** What is in the environment of each program that we start, and so of those that it starts. */
export const MARK = 'DOCKER_LAB_EXEC'

const PATIENCE_MS = 3000
const SHELLS = [['/bin/sh'], ['busybox', 'sh']]

/**
 * Ends every program that has `$0` in its environment, by what each shell has itself: a container need not have more.
 * What one of them starts meanwhile is found in the next round.
 */
const END = `for round in 1 2 3 4 5 6 7 8; do found=
for process in /proc/[0-9]*; do
while IFS= read -r entry || [ -n "$entry" ]; do
case $entry in *"$0"*) kill -9 "\${process##*/}" && found=1;; esac
done <"$process/environ"
done 2>/dev/null
[ "$found" ] || exit 0
done`

/** Ends what was started in a container with this mark, and what that started. Without a shell there, it runs on. */
export async function endPrograms(ask: Ask, container: string, mark: string): Promise<void> {
  try {
    for (const shell of SHELLS) {
      const session = await createExec(ask, container, { Cmd: [...shell, '-c', END, mark] })
      const followed = await follow(ask, session, PATIENCE_MS)
      if (followed.kind === 'late' || !NOT_STARTED.includes(followed.exitCode)) return
    }
  } catch (error) {
    // The container itself has ended.
    if (!(error instanceof Refusal)) throw error
  }
}
