import type { ContainerSummary, Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'

/** A name without its tag and digest: `localhost:5000/me/app` for `localhost:5000/me/app:1`. */
export function repositoryOf(name: string): string {
  return (name.split('@')[0] ?? '').replace(/:[^/:]*$/, '')
}

/** The last part of a name, which a mirror keeps: `nginx` for `mirror.example/library/nginx:1`. */
export const lastPart = (name: string): string => repositoryOf(name).split('/').at(-1) ?? ''

/** Whether a container in the list was created from the image that a name refers to. */
export function isMadeFrom(container: ContainerSummary, wanted: string, now: Image | undefined): boolean {
  return familiar(container.imageName) === familiar(wanted) || container.imageId === now?.id
}

/** Whether a check asks for an image with any tag: `nginx:*`. */
export const isOfAnyTag = (wanted: string): boolean => wanted.endsWith(':*')

/** The first of these names that has the wanted repository, whatever its tag: for `nginx:*`. */
export function withAnyTag(wanted: string, names: readonly string[]): string | undefined {
  const repository = repositoryOf(familiar(wanted.replace(/:\*$/, '')))
  return names.find((name) => !name.includes('@') && repositoryOf(familiar(name)) === repository)
}
