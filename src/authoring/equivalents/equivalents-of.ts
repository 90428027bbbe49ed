import { change, edited } from '../docker-cli/edits.ts'
import { isShell, readScript } from '../docker-cli/script.ts'
import { asCompose } from './compose-form.ts'
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
  /** The lines that change; lines that backslashes join are one line. */
  before: string
  after: string
  /** The whole script. */
  run: string
}

/**
 * Writes a script in different ways that surely mean the same. A different spelling is used everywhere at once; a
 * different way to tell Docker something, in one command at a time. A script that cannot be read has no equivalents.
 * @param options `compose`: also as a Compose file, which needs Docker's Compose plugin
 */
export async function equivalentsOf(
  run: string,
  { compose = false }: { compose?: boolean } = {},
): Promise<Equivalent[]> {
  const script = await readScript(run)
  if (!script) return []
  const rewrites = [
    ...otherStarting(script),
    ...otherPublishing(script),
    ...otherMounting(script),
    ...otherEnvironment(script),
    ...(await otherImageNames(script)),
    ...(await otherDockerfiles(script)),
    ...otherSpellings(script),
    ...otherLines(script),
    ...(compose ? await asCompose(script) : []),
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
