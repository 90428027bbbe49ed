import { behaviourOf } from '../port/behaviour.ts'
import { cleanPath } from '../port/container-path.ts'
import type { Image } from '../port/docker.ts'
import { withAlgorithm } from '../port/image-id.ts'
import { environment, type Json, list, record, required, text, textRecord, texts } from '../port/json.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toHealthCheck } from './health.ts'
import { toExposed } from './ports.ts'
import { tolerant } from './tolerant.ts'

/**
 * `GET /images/{name}/json`, of Docker (both image stores) and Podman. Absent is empty: from API 1.52 on an image's
 * configuration omits what is not set, as that of an imported image always did.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Image/operation/ImageInspect
 */
export function toImage(answer: unknown, { familiar, keepsParents }: Dialect): Image {
  const raw = record(answer, 'image')
  const config = () => record(raw.Config, 'Config')
  const { read, rest } = tolerant()
  const names = (key: string) =>
    texts(raw[key], key)
      .filter((name) => !name.startsWith('<none>'))
      .map(familiar)
  return {
    id: withAlgorithm(required(raw.Id, 'Id')),
    tags: names('RepoTags'),
    digests: names('RepoDigests'),
    created: read('created', () => text(raw.Created, 'Created'), ''),
    author: read('author', () => text(raw.Author, 'Author'), ''),
    comment: read('comment', () => noteOf(raw, keepsParents), ''),
    ...read('madeBy', () => makingOf(raw, keepsParents), {}),
    ...read('verified', () => verifiedOf(raw, familiar), {}),
    exposed: read('exposed', () => toExposed(config().ExposedPorts, 'ExposedPorts'), []),
    volumes: read('volumes', () => Object.keys(record(config().Volumes, 'Volumes')).map(cleanPath), []),
    entrypoint: read('entrypoint', () => texts(config().Entrypoint, 'Entrypoint'), []),
    command: read('command', () => texts(config().Cmd, 'Cmd'), []),
    env: read('env', () => environment(config().Env, 'Env'), {}),
    workdir: read('workdir', () => cleanPath(text(config().WorkingDir, 'WorkingDir')), ''),
    user: read('user', () => text(config().User, 'User'), ''),
    labels: read('labels', () => textRecord(config().Labels, 'Labels'), {}),
    ...read('healthCheck', () => toHealthCheck(config()), {}),
    ...read('behaviour', () => ofBehaviour(config()), {}),
    layers: read('layers', () => texts(record(raw.RootFS, 'RootFS').Layers, 'Layers'), []),
    ...rest(),
  }
}

function ofBehaviour(config: Json): Pick<Image, 'behaviour'> {
  const behaviour = behaviourOf(config)
  return behaviour === undefined ? {} : { behaviour }
}

/** What builders and `docker import` write by themselves where `docker commit` keeps a message. */
const BUILDER = /^buildkit\.[\w.]+$/
const IMPORT = /^imported from /i

/** The message of `docker commit`. */
function noteOf(raw: Json, keepsParents: boolean): string {
  const comment = text(raw.Comment, 'Comment')
  return makingOf(raw, keepsParents).madeBy === undefined ? comment : ''
}

/** How an image was made, as far as it says: one that was committed has a parent, and any words for a message. */
function makingOf(raw: Json, keepsParents: boolean): Pick<Image, 'madeBy' | 'parent'> {
  const parent = keepsParents ? text(raw.Parent, 'Parent') : ''
  const comment = text(raw.Comment, 'Comment')
  if (parent !== '') return { parent: withAlgorithm(parent) }
  if (BUILDER.test(comment)) return { madeBy: 'buildkit' }
  return IMPORT.test(comment) ? { madeBy: 'import' } : {}
}

/**
 * Where the engine itself knows that it pulled the image from, or pushed it to: a tag does not change that.
 * @see https://docs.docker.com/reference/api/engine/version/v1.53/#tag/Image/operation/ImageInspect
 */
function verifiedOf(raw: Json, familiar: (name: string) => string): Pick<Image, 'verified'> {
  const pulls = list(record(raw.Identity, 'Identity').Pull, 'Pull')
  const verified = pulls.map((pull) => familiar(text(record(pull, 'Pull').Repository, 'Repository')))
  return verified.length > 0 ? { verified: verified.map((name) => name.replace(/:latest$/, '')) } : {}
}
