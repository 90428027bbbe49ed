import type { HeldImage, HeldSettings, Image } from '../../../docker/port/docker.ts'

/**
 * Whether what is outside the engine was made at the same time as an image here, with the same settings. Its layers are
 * not compared.
 */
export function isAlike(
  { created, settings }: Pick<HeldImage, 'created' | 'settings'>,
  image: Image,
): boolean {
  const [one, other] = [Date.parse(created), Date.parse(image.created)]
  if (Number.isNaN(one) || one !== other || !settings) return false
  const exposed = image.exposed.map(({ port, protocol }) => `${port}/${protocol}`)
  return inOneForm(settings) === inOneForm({ ...image, exposed })
}

/** Settings that mean the same are the same text. */
function inOneForm(settings: Omit<HeldSettings, 'platform'>): string {
  const { author, entrypoint, command, env, workdir, user, labels, volumes, exposed, behaviour } = settings
  const ports = exposed.map((port) => (port.includes('/') ? port : `${port}/tcp`))
  const unordered = [Object.entries(env), Object.entries(labels), volumes, ports].map((all) =>
    all.map((one) => JSON.stringify(one)).toSorted(),
  )
  return JSON.stringify([author, entrypoint, command, workdir, user, behaviour, unordered])
}
