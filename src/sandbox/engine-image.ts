import { createHash } from 'node:crypto'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GenericContainer } from 'testcontainers'
import { pull } from '../workshop/changes.ts'
import type { Workshop } from '../workshop/workshop.ts'
import { bootstrap, canBootstrap } from './debian.ts'
import { debianPackages, dockerfile, type SandboxEngine } from './engines.ts'
import { SandboxProblem } from './sandbox-problem.ts'

/** Is called before what takes a while. */
export interface ImageProgress {
  making(image: string, base: string): void
  bootstrapping(image: string, suite: string): void
}

/** The name of the image from which sandboxes with this engine start. It is made once, and kept in the outer engine. */
export async function engineImage(
  engine: SandboxEngine,
  { ask }: Workshop,
  progress: ImageProgress,
  signal: AbortSignal,
): Promise<string> {
  const { kind, version, rootless, suite, plugins } = engine
  const recipe = [dockerfile(engine), suite, plugins, ...debianPackages(engine)].join()
  // Where an engine keeps images is not in its image.
  const what = `${kind === 'docker' ? '' : `${kind}-`}${version}${rootless ? '-rootless' : ''}`
  const name = `docker-lab-sandbox:${what}-${createHash('sha256').update(recipe).digest('hex').slice(0, 8)}`
  if (await ask.json(`/images/${name}/json`)) return name
  await using context = await mkdtempDisposable(join(tmpdir(), 'docker-lab-image-'))
  const refusal = await pull(ask, engine.base, () => {})
  if (refusal === undefined) {
    progress.making(name, engine.base)
    await writeFile(join(context.path, 'Dockerfile'), dockerfile(engine))
  } else {
    if (!suite) throw new SandboxProblem({ code: 'image-out-of-reach', base: engine.base, refusal })
    if (!(await canBootstrap())) {
      throw new SandboxProblem({ code: 'no-mmdebstrap', base: engine.base, refusal, suite })
    }
    progress.bootstrapping(name, suite)
    await bootstrap({ ...engine, suite }, join(context.path, 'system.tar'), signal)
    await writeFile(join(context.path, 'Dockerfile'), 'FROM scratch\nADD system.tar /\n')
  }
  await GenericContainer.fromDockerfile(context.path).build(name, { deleteOnExit: false })
  return name
}
