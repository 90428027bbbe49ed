import type { ContainerStatus, Image } from '../../port/docker.ts'
import type { Json } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'

/** How engines that speak Docker's API differ. */
export interface Dialect {
  /** The one spelling of an image's name that all engines share, from the engine's own. */
  familiar(name: string): string
  /** The name of a container's image as it was typed, or the familiar one where the engine does not keep that. */
  imageName(name: string): string
  /** Under which names the engine can keep the image that a reference means, the likeliest first. */
  places(reference: string): string[]
  /** The familiar names with a digest of the repositories that an image was pulled from. @throws WrongShape */
  origins(ask: Ask, image: Image): Promise<string[]>
  /** Docker's name of a network. */
  networkName(name: string): string
  /** What was asked for with `--network`. @param networks that the container is on, by Docker's names */
  networkMode(mode: string, networks: readonly string[]): string
  /** Docker's word for a state, or undefined. @param restarts whether the container has a restart policy */
  status(word: string, restarts: boolean): ContainerStatus | undefined
  /** Whether the ports that the engine lists of a container in this state are published. */
  publishes(status: ContainerStatus): boolean
  /** Of the volumes of an inspected container, those that somebody named. @throws WrongShape */
  namedVolumes(ask: Ask, container: Json): Promise<string[]>
  /** Docker's word for what happened, of an event. */
  action(word: string): string
}
