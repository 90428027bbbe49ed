import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { ScriptResult } from './sandbox.ts'
import { runIn, type SandboxShell } from './sandbox-shell.ts'
import {
  CASE_FOLDER,
  CASE_GROUPS,
  CASE_STATE,
  CHANGES,
  ENGINES_OWN,
  HANDED_OUT,
  SYSTEM,
} from './start-script.ts'

/**
 * Runs `$0` with bash in the working folder. It has a process namespace of its own, which ends with the process
 * whose number is kept: whatever a script leaves running, and however it hides it, ends with that. What it prints goes
 * to a file system that is soon full, and not to us: a pipe would stay open as long as something in the background
 * holds it. Its exit code is the last line on stderr: as the code of the exec, 126 would look like an exec that
 * the engine could not start.
 */
const RUN = `
for group in ${CASE_GROUPS.join(' ')}; do [ -d $group ] && echo $$ >$group/cgroup.procs; done
setsid unshare --pid --fork --kill-child --mount-proc sleep infinity </dev/null >/dev/null 2>&1 &
outer=$!
echo $outer >>${CASE_STATE}/spaces
until inner=$(pgrep -P $outer); do sleep 0.01; done
until [ "$(readlink /proc/$inner/ns/mnt)" != "$(readlink /proc/self/ns/mnt)" ] && [ -e /proc/$inner/ns/pid ]; do sleep 0.01; done
mkdir -p ${CASE_FOLDER}/home ${CASE_FOLDER}/work
cp -a ${HANDED_OUT}/. ${CASE_FOLDER}/work
HOME=${CASE_FOLDER}/home nsenter --target $inner --pid --mount --wd=${CASE_FOLDER}/work \\
  bash -eu -o pipefail -c "$0" >${CASE_STATE}/output 2>&1 </dev/null
code=$?
tail -c 65536 ${CASE_STATE}/output
echo $code >&2
`

/** The first process of a namespace is gone when all the others are: until then they can still write files. */
const END = `
for space in $(cat ${CASE_STATE}/spaces 2>/dev/null); do
  for first in $(pgrep -P $space); do
    kill -9 $first
    while kill -0 $first 2>/dev/null; do sleep 0.01; done
  done
  kill -9 $space 2>/dev/null
done
`

/** The system is as it was when the files that were added are gone, and those that were changed or removed are back. */
const CLEAN = `${END}find ${CASE_STATE} ${CASE_FOLDER} /tmp -mindepth 1 -delete
cd ${CHANGES} && find . -mindepth 1 '(' ${ENGINES_OWN.map((path) => `-path ./${path}`).join(' -o ')} ')' -prune -o -print |
  while IFS= read -r path; do
    [ -d "${SYSTEM}/$path" ] && continue
    rm -rf "/$path"
    if [ -e "${SYSTEM}/$path" ] || [ -L "${SYSTEM}/$path" ]; then cp -a "${SYSTEM}/$path" "/$path"; fi
  done
mkdir -p ${CASE_FOLDER}/home ${CASE_FOLDER}/work
`

/** Runs a script in a sandbox's container, and gives what it printed. At the deadline, all that scripts started is ended. */
export async function runScript(
  shell: SandboxShell,
  script: string,
  deadlineMs: number,
): Promise<ScriptResult> {
  const ran = await runIn(shell, ['bash', '-c', RUN, script], { timeoutMs: deadlineMs, leaves: true })
  if (ran.kind === 'not-started')
    throw new CouldNotLook('engine-answer', shell.ask.endpoint, { said: ran.said })
  if (ran.kind === 'timeout') {
    // Without root, nobody outside can read which programs are a script's.
    await runIn(shell, ['bash', '-c', END])
    return { exitCode: null, output: ran.stdout }
  }
  const code = /(\d+)\n$/.exec(ran.stderr)?.[1]
  // A script that kills its process group takes the shell that would say it with it.
  return { exitCode: code === undefined ? ran.exitCode : Number(code), output: ran.stdout }
}

/** The text of a file in a sandbox's container; '' where there is none. */
export async function readText(shell: SandboxShell, path: string): Promise<string> {
  const ran = await runIn(shell, ['cat', path], { timeoutMs: 20_000 })
  return ran.kind === 'ended' && ran.exitCode === 0 ? ran.stdout : ''
}

/** Ends everything that scripts left running, and removes their files. */
export async function cleanUp(shell: SandboxShell): Promise<void> {
  const ran = await runIn(shell, ['bash', '-c', CLEAN], { timeoutMs: 20_000 })
  if (ran.kind === 'ended' && ran.exitCode === 0) return
  const said = ran.kind === 'not-started' ? ran.said : ran.stderr.trim()
  throw new CouldNotLook('probe-broke', shell.ask.endpoint, { why: 'leftovers', said })
}
