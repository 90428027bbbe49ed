import type { Image } from '../port/docker.ts'
import { environment, record, required, text, textRecord, texts } from '../port/json.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toPort } from './ports.ts'

/**
 * `GET /images/{name}/json`, of Docker (both image stores) and Podman. Absent is empty: from API 1.52 on an image's
 * configuration omits what is not set, as that of an imported image always did.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Image/operation/ImageInspect
 */
export function toImage(answer: unknown, { familiar }: Dialect): Image {
  const raw = record(answer, 'image')
  const config = record(raw.Config, 'Config')
  const names = (key: string) =>
    texts(raw[key], key)
      .filter((name) => !name.startsWith('<none>'))
      .map(familiar)
  return {
    id: withAlgorithm(required(raw.Id, 'Id')),
    tags: names('RepoTags'),
    digests: names('RepoDigests'),
    created: text(raw.Created, 'Created'),
    author: text(raw.Author, 'Author'),
    comment: text(raw.Comment, 'Comment'),
    exposed: Object.keys(record(config.ExposedPorts, 'ExposedPorts')).map(toPort),
    volumes: Object.keys(record(config.Volumes, 'Volumes')),
    entrypoint: texts(config.Entrypoint, 'Entrypoint'),
    command: texts(config.Cmd, 'Cmd'),
    env: environment(config.Env, 'Env'),
    workdir: text(config.WorkingDir, 'WorkingDir'),
    user: text(config.User, 'User'),
    labels: textRecord(config.Labels, 'Labels'),
    layers: texts(record(raw.RootFS, 'RootFS').Layers, 'Layers'),
  }
}

/** Podman names some ids without their algorithm. */
export function withAlgorithm(id: string): string {
  return /^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id
}
