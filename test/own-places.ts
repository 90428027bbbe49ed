import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What tests keep of a student has a place of its own: they see nobody's progress, and leave none. */
export default async function ownPlaces(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-lab-tests-'))
  for (const kept of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) process.env[kept] = join(folder, kept)
  return () => rm(folder, { recursive: true, force: true })
}
