import { change } from '../docker-cli/edits.ts'
import { isShell, readScript } from '../docker-cli/script.ts'
import { changeCommands } from './change-commands.ts'
import { changeComposeFiles } from './change-compose-files.ts'
import { changeDockerfiles } from './change-dockerfiles.ts'
import { dropCommands } from './drop-commands.ts'
import type { Mutation } from './mutation.ts'

/** A solution with one thing wrong. */
export interface Mutant {
  /** What kind of change, in kebab case: `swap-ports`. */
  mutation: string
  /** The line, without the space around it; lines that backslashes join are one line. */
  before: string
  /** The line as it becomes; `# ` and the line, where it is dropped. */
  after: string
  /** The whole script. */
  run: string
}

/**
 * Changes one thing at a time in a script: in its calls of the Docker CLI, and in the Dockerfiles and Compose files
 * that it writes by `<<`. In the order of the script, each once, and only those that are still shell. A script that
 * cannot be read has no mutants.
 */
export async function mutantsOf(run: string): Promise<Mutant[]> {
  const script = await readScript(run)
  if (!script) return []
  const mutations = [
    ...dropCommands(script),
    ...changeCommands(script),
    ...(await changeDockerfiles(script)),
    ...(await changeComposeFiles(script)),
  ]
  const seen = new Set([run])
  const mutants: Mutant[] = []
  for (const mutation of mutations.sort((one, other) => startOf(one) - startOf(other))) {
    const mutant = mutantOf(run, mutation)
    if (seen.has(mutant.run) || !(await isShell(mutant.run))) continue
    seen.add(mutant.run)
    mutants.push(mutant)
  }
  return mutants
}

const startOf = ({ edits, span }: Mutation) => Math.min(span.start, ...edits.map(({ start }) => start))

function mutantOf(run: string, { mutation, edits, span, dropped }: Mutation): Mutant {
  const changed = change(run, edits, span)
  if (!dropped) return { mutation, ...changed }
  const { before } = change(run, [], span)
  return { mutation, before, after: before.replace(/^/gm, '# '), run: changed.run }
}
