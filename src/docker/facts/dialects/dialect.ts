import type { Container, ContainerStatus, Docker, Image, Naming } from '../../port/docker.ts'
import type { Json } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import type { MountRequest } from '../mount-requests.ts'
import type { Lent } from '../mounts.ts'

/** What is known of volumes besides their names. */
export interface Requested {
  /** The inspected container that mounts them. */
  container: Json
  requests: MountRequest[]
  /** The API version that the engine speaks. */
  api: string
}

export interface Origins extends Pick<Image, 'parent' | 'everNamed'> {
  /** The familiar names with a digest of the repositories that it was pulled from. */
  digests: string[]
}

/** How engines that speak Docker's API differ. */
export interface Dialect {
  /** The one spelling of an image's name that all engines share, from the engine's own. */
  familiar(name: string): string
  /** The name of a container's image as it was typed, or the familiar one where the engine does not keep that. */
  imageName(name: string): string
  /** Under which names the engine can keep the image that a reference means, the likeliest first. */
  places(reference: string): string[]
  /** Where an image came from, as far as inspecting it does not say that. @throws WrongShape */
  origins(ask: Ask, image: Image): Promise<Origins>
  /** Whether an image has a parent only if it was made from that here; Podman finds one for what it pulled as well. */
  keepsParents: boolean
  /** Whether it keeps the error of a start that failed. */
  keepsFailedStarts: boolean
  /** The exit code of a container, from its own and the error of a start that failed. */
  exitCode(code: number, error: string): number
  /** How images got and lost their names; empty where `origins` says all that is known. @throws WrongShape */
  namings(ask: Ask): Promise<Naming[]>
  /** Docker's name of a network. */
  networkName(name: string): string
  /** A container with those of its ports that lead in, where the engine lists what was asked for. */
  withOpenPorts(ask: Ask, container: Container, networkOf: Docker['network']): Promise<Container>
  /**
   * Of the rows of the list of running containers, by the id of each that uses the network of another: whose that is.
   * @throws CouldNotLook
   */
  networkLenders(ask: Ask, rows: readonly Json[]): Promise<Map<string, string>>
  /** What was asked for with `--network`. @param networks that the container is on, by Docker's names */
  networkMode(mode: string, networks: readonly string[]): string
  /** The engine's own word for the state of an inspected container, where the JSON has a different one. @throws WrongShape */
  ownState(ask: Ask, container: Json): Promise<string | undefined>
  /** Docker's word for a state, or undefined. @param restarts whether the container has a restart policy */
  status(word: string, restarts: boolean): ContainerStatus | undefined
  /** Whether the ports that the engine lists of a container in this state are published. */
  publishes(status: ContainerStatus): boolean
  /** Whether `volume-subpath` can mount a part of a volume. @param api the API version that the engine speaks */
  canMountParts(api: string): boolean
  /** Of volumes whose names look invented, those that nobody named. @throws WrongShape */
  anonymousVolumes(ask: Ask, names: string[], requested: Requested): Promise<string[]>
  /**
   * What `--volumes-from` gave an inspected container and the engine does not list; undefined where it lists all of
   * that. @throws WrongShape
   */
  lentMounts(ask: Ask, container: Json): Promise<Lent | undefined>
  /**
   * What `top` is asked with for the columns PID, PPID and CMD or COMMAND. Podman lists what it knows by name itself, and
   * for all else runs a `ps` in the container; that of busybox has no parents.
   */
  topQuery: Record<string, string>
  /** What a container can be allowed to do unless `--cap-add` and `--cap-drop` change it. */
  capabilities: readonly string[]
  /** Docker's word for what happened, of an event. */
  action(word: string): string
}
