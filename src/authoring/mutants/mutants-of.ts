import { change } from '../docker-cli/edits.ts'
import { isShell, readScript, type Script } from '../docker-cli/script.ts'
import { type About, objectsOf } from './about.ts'
import { addCommands } from './add-commands.ts'
import { changeCommands } from './change-commands.ts'
import { changeComposeFiles } from './change-compose-files.ts'
import { changeDockerfiles } from './change-dockerfiles.ts'
import { dropCommands } from './drop-commands.ts'
import type { Mutation } from './mutation.ts'
import { reorderCommands } from './reorder-commands.ts'

/** A solution with one thing wrong. */
export interface Mutant {
  /** What kind of change, in kebab case: `swap-ports`. */
  mutation: string
  about: About
  /** Images that it needs, and that the solution does not have. */
  images: string[]
  /** The line, without the space around it; lines that backslashes join are one line. */
  before: string
  /** The line as it becomes; `# ` and the line, where it is dropped. The added command, where one is added before or after. */
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
    ...reorderCommands(script),
    ...changeCommands(script),
    ...addCommands(script),
    ...(await changeDockerfiles(script)),
    ...(await changeComposeFiles(script)),
  ]
  const seen = new Set([run])
  const mutants: Mutant[] = []
  for (const mutation of mutations.sort((one, other) => startOf(one) - startOf(other))) {
    const mutant = mutantOf(script, mutation)
    if (seen.has(mutant.run) || !(await isShell(mutant.run))) continue
    seen.add(mutant.run)
    mutants.push(mutant)
  }
  return mutants
}

const startOf = ({ edits, span }: Mutation) => Math.min(span.start, ...edits.map(({ start }) => start))

function mutantOf(
  script: Script,
  { mutation, aspect, objects, edits, span, dropped, added, image }: Mutation,
): Mutant {
  const { text } = script
  const about = { aspect, objects: objects ?? objectsOf(script, span) }
  const images = image === undefined ? [] : [image]
  const changed = change(text, edits, span)
  if (added !== undefined) return { mutation, about, images, before: '', after: added, run: changed.run }
  if (!dropped) return { mutation, about, images, ...changed }
  const { before } = change(text, [], span)
  return { mutation, about, images, before, after: before.replace(/^/gm, '# '), run: changed.run }
}
