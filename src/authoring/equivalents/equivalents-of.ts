import { change, edited } from '../docker-cli/edits.ts'
import { isShell, readScript } from '../docker-cli/script.ts'
import { otherComposition } from './compose-file.ts'
import { otherStarting } from './create-start.ts'
import { otherDockerfiles } from './dockerfile-forms.ts'
import { otherEnvironment } from './env-file.ts'
import { otherImageNames } from './image-names.ts'
import { otherLines } from './lines.ts'
import { otherMounting } from './mounts.ts'
import { otherPublishing } from './publish.ts'
import type { Rewrite } from './rewrite.ts'
import { otherSpellings } from './spelling.ts'

/** A solution in a form that means the same to Docker, and so must earn full marks. */
export interface Equivalent {
  /** What kind of rewrite, in kebab case: `volume-to-mount`. */
  rewrite: string
  /** The lines that change, as they stand; what backslashes continue is one line. */
  before: string
  after: string
  /** The whole script. */
  run: string
}

/** What the machine that runs the scripts has. */
export interface EquivalentOptions {
  /** Docker Compose: `docker compose up` is then one of the forms. */
  compose?: boolean
}

/**
 * Says a script in other ways. What is only spelt differently is changed everywhere at once; what Docker is told in
 * another way is changed one command at a time. Only what surely means the same: what cannot be read has none.
 */
export async function equivalentsOf(
  run: string,
  { compose = false }: EquivalentOptions = {},
): Promise<Equivalent[]> {
  const script = await readScript(run)
  if (!script) return []
  const rewrites = [
    ...otherStarting(script),
    ...otherPublishing(script),
    ...otherMounting(script),
    ...otherEnvironment(script),
    ...(compose ? await otherComposition(script) : []),
    ...(await otherImageNames(script)),
    ...(await otherDockerfiles(script)),
    ...otherSpellings(script),
    ...otherLines(script),
  ]
  const seen = new Set([run])
  const equivalents: Equivalent[] = []
  for (const rewrite of rewrites) {
    const equivalent = equivalentOf(run, rewrite)
    if (seen.has(equivalent.run) || !(await isShell(equivalent.run))) continue
    seen.add(equivalent.run)
    equivalents.push(equivalent)
  }
  return equivalents
}

function equivalentOf(run: string, { rewrite, parts }: Rewrite): Equivalent {
  const changes = parts.map(({ edits, span }) => change(run, edits, span))
  return {
    rewrite,
    before: changes.map(({ before }) => before).join('\n'),
    after: changes.map(({ after }) => after).join('\n'),
    run: edited(
      run,
      parts.flatMap(({ edits }) => edits),
    ),
  }
}
