import { behaviourOf } from './behaviour.ts'
import { cleanPath } from './container-path.ts'
import type { HeldImage, HeldSettings } from './docker.ts'
import { environment, type Json, present, readable, record, text, textRecord, texts } from './json.ts'

/**
 * What the configuration of an image says, as a registry or an archive holds it.
 * @throws WrongShape
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export function configurationIn(raw: Json): Omit<HeldImage, 'configDigest'> {
  const settings = readable(() => settingsOf(raw))
  return {
    created: text(raw.created, 'created'),
    layers: texts(present(record(raw.rootfs, 'rootfs').diff_ids, 'diff_ids'), 'diff_ids'),
    ...(settings && { settings }),
  }
}

function settingsOf(raw: Json): HeldSettings {
  const config = record(raw.config, 'config')
  const behaviour = behaviourOf(config)
  return {
    platform: toPlatform(raw),
    author: text(raw.author, 'author'),
    entrypoint: texts(config.Entrypoint, 'Entrypoint'),
    command: texts(config.Cmd, 'Cmd'),
    env: environment(config.Env, 'Env'),
    workdir: cleanPath(text(config.WorkingDir, 'WorkingDir')),
    user: text(config.User, 'User'),
    labels: textRecord(config.Labels, 'Labels'),
    volumes: Object.keys(record(config.Volumes, 'Volumes')).map(cleanPath),
    exposed: Object.keys(record(config.ExposedPorts, 'ExposedPorts')),
    ...(behaviour !== undefined && { behaviour }),
  }
}

/** `linux/amd64`. @throws WrongShape */
export function toPlatform(value: unknown): string {
  const { os, architecture } = record(present(value, 'platform'), 'platform')
  return `${text(os, 'os')}/${text(architecture, 'architecture')}`
}
