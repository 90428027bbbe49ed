import type { BuildStep, FileFact } from '../../src/docker/port/docker.ts'
import { type Built, differenceFrom } from '../../src/grading/contract/dockerfile/built-from.ts'
import {
  baseImage,
  type Dockerfile,
  readDockerfile,
} from '../../src/grading/contract/dockerfile/dockerfile.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { codes } from './codes.ts'
import { judgeFile } from './judge-file.ts'
import { schema } from './want.ts'

export interface DockerfileFacts {
  kind: FileFact['kind']
  /** Only when the file is missing: the directory that it should be in. */
  directory?: FileFact | undefined
  /** What it says; undefined where it is no file that could be read completely. */
  dockerfile?: Dockerfile | undefined
  /** How the image was built that must be from it; undefined where the image is not here, or none is asked for. */
  built?: Built | undefined
}

export default defineKind({
  schema,
  example: { path: 'Dockerfile', image: 'my-centos:0.0.1', has: [{ instruction: 'HEALTHCHECK' }] },

  async observe({ path, image }, { folder, docker }): Promise<DockerfileFacts> {
    const file = await folder.file(path)
    const { kind } = file
    if (file.kind === 'absent') return { kind, directory: await forExplanation(folder.file(folderOf(path))) }
    if (file.kind !== 'file' || file.truncated) return { kind }
    const dockerfile = await readDockerfile(file.text)
    const built = image === undefined ? undefined : await observeBuilt(image, dockerfile, docker)
    return { kind, dockerfile, built }
  },

  judge(want, { kind, directory, dockerfile, built }) {
    if (kind === 'absent')
      return nearFile(want.path, directory) ? 'dockerfile-name-differs' : 'dockerfile-missing'
    if (kind !== 'file') return 'dockerfile-no-file'
    if (!dockerfile) return 'dockerfile-too-big'
    const wrong = judgeFile(want, dockerfile)
    if (wrong || want.image === undefined) return wrong ?? 'pass'
    if (!built) return 'dockerfile-not-built'
    return differenceFrom(dockerfile, built) ? 'built-from-other-file' : 'pass'
  },

  codes,
  authoring: { subject: ['path'], single: ['stages', 'base'] },
})

async function observeBuilt(
  image: string,
  dockerfile: Dockerfile,
  docker: World['docker'],
): Promise<Built | undefined> {
  const history = await docker.history(image)
  const last = dockerfile.stages.at(-1)
  return history && { history, base: last && (await stepsBelow(baseImage(last, dockerfile), docker)) }
}

/** The steps of a base image. Undefined where they do not show where the file's own begin. */
async function stepsBelow(name: string, docker: World['docker']): Promise<BuildStep[] | undefined> {
  if (name === 'scratch') return []
  const base = await docker.image(name)
  const hasTriggers = base?.behaviour?.includes('"onBuild":["')
  return base && !hasTriggers ? docker.history(name) : undefined
}
