import * as z from 'zod'
import type { Volume } from '../../src/docker/port/docker.ts'
import {
  type ContainerFacts,
  defineGrader,
  diagnoseContainer,
  nearestName,
  observeContainer,
} from '../../src/grading/contract/contract.ts'

/** The container is the one that must mount the volume. `names`: all volumes, only when this one is missing. */
export type VolumeFacts = ContainerFacts & { volume?: Volume | undefined; names: string[] }

/** A volume whose name is a slip away, or that Compose gave the project's name. */
export const nearestVolume = (name: string, names: string[]): string | undefined =>
  names.find((other) => other.endsWith(`_${name}`)) ??
  nearestName(
    name,
    names.map((other) => ({ name: other })),
  )
/** The first names that somebody chose. */
export const chosen = (names: string[]): string[] =>
  names.filter((name) => !/^[0-9a-f]{64}$/.test(name)).slice(0, 5)
/** What the container has mounted: names of volumes and folders of the host. */
export const mounted = ({ container }: VolumeFacts): string =>
  container?.mounts.map((mount) => mount.name ?? (mount.source || mount.type)).join(', ') ?? ''

export default defineGrader({
  summary: 'A volume exists, and is used by a container',
  schema: () =>
    z
      .strictObject({
        name: z.string().min(1).describe('name of the volume'),
        state: z.enum(['present', 'absent']).default('present').describe('whether it must be there'),
        mounted_by: z.string().optional().describe('a container, running or not, that must have it mounted'),
        driver: z.string().optional().describe('the driver that must keep it; any, when left out'),
      })
      .refine((want) => want.state === 'present' || (want.mounted_by ?? want.driver) === undefined, {
        error: 'a volume that must be absent has neither a driver nor a container',
      }),
  example: { name: 'my-vol', mounted_by: 'web' },

  async observe({ name, state, mounted_by }, docker): Promise<VolumeFacts> {
    const [volume, facts] = await Promise.all([
      docker.volume(name),
      mounted_by === undefined
        ? { wanted: name, container: undefined, others: [], lastLine: '' }
        : observeContainer(mounted_by, docker, 'exist'),
    ])
    const names = volume || state === 'absent' ? [] : await docker.volumeNames()
    return { ...facts, volume, names }
  },

  judge({ name, state, mounted_by, driver }, facts) {
    const { volume, container, names } = facts
    if (state === 'absent') return volume ? 'volume-still-there' : 'pass'
    if (!volume) return nearestVolume(name, names) ? 'volume-name-differs' : 'volume-missing'
    if (driver !== undefined && volume.driver !== driver) return 'volume-driver-differs'
    if (mounted_by === undefined) return 'pass'
    if (!container) return diagnoseContainer(facts, 'exist') ?? 'volume-not-mounted'
    if (container.mounts.some((mount) => mount.type === 'volume' && mount.name === name)) return 'pass'
    return container.mounts.length > 0 ? 'something-else-mounted' : 'volume-not-mounted'
  },

  expected: ({ name, state, mounted_by, driver }) =>
    state === 'absent'
      ? `no volume ${name}`
      : [`volume ${name}`, driver && `kept by ${driver}`, mounted_by && `mounted by ${mounted_by}`]
          .filter(Boolean)
          .join(', '),
  actual(facts, { name, mounted_by }) {
    const { volume, names } = facts
    if (!volume)
      return `no volume ${name}; what there is: ${chosen(names).join(', ') || 'none with a name of its own'}`
    const uses = mounted_by === undefined ? '' : `; mounted by ${mounted_by}: ${mounted(facts) || 'nothing'}`
    return `volume ${name}, kept by ${volume.driver}${uses}`
  },
  diagnoses: {
    'volume-missing': {
      title: 'There is no volume with this name',
      message: ({ name }) => `Docker knows no volume called ${name}.`,
      next: () =>
        'A volume comes into being by a command of its own, or with the container that first uses it.',
      page: {
        what: 'A check looked for a volume by its exact name and found none.',
        see: ['docker volume ls', 'docker volume inspect NAME'],
        why: 'A volume is made by «docker volume create NAME», or by a mount that names one which is not there yet. Without a name, Docker invents one of 64 characters.',
      },
    },
    'volume-name-differs': {
      title: 'A volume with almost this name exists',
      message: ({ name }, { names }) =>
        `There is no volume ${name}, but there is ${nearestVolume(name, names)}. Names must agree to the letter.`,
      next: () => 'Compare the two names. Who chose the other one: you, or a tool for you?',
      page: {
        what: 'The volume that the task asks for is not there, but one whose name differs a little is.',
        see: ['docker volume ls --format "{{.Name}}"'],
        why: 'A volume cannot be renamed. Compose puts the name of the project and a «_» before each volume, unless the file gives it a «name:» of its own.',
      },
    },
    'volume-still-there': {
      title: 'The volume has not been removed',
      catalogue: ['M40'],
      message: ({ name }) => `The volume ${name} is still there.`,
      next: () =>
        'Removing a container does not remove its volumes. And a volume that a container uses stays.',
      page: {
        what: 'The task asks for a volume to be gone, but the engine still has it.',
        see: ['docker volume ls', 'docker ps -a --filter volume=NAME', 'docker volume rm NAME'],
        why: 'Volumes outlive their containers, so that data is not lost by accident. One can be removed when no container, running or ended, uses it. «docker volume prune» of newer versions spares volumes with a name, unless told --all.',
      },
    },
    'volume-driver-differs': {
      title: 'Another driver keeps the volume',
      message: ({ name, driver }, { volume }) =>
        `${name} is kept by the driver ${volume?.driver}, not by ${driver}.`,
      next: () => 'A driver is chosen when the volume is made.',
      page: {
        what: 'The volume is there, but its driver is not the one that the task asks for.',
        see: ['docker volume inspect --format "{{.Driver}}" NAME'],
        why: "The driver decides where the data really is. «local», a folder on the engine's own machine, is the one that is always there.",
      },
    },
    'volume-not-mounted': {
      title: 'The volume is there, but not used',
      message: ({ name, mounted_by }) =>
        `The volume ${name} exists, but ${mounted_by} has nothing mounted at all.`,
      next: () =>
        'Making a volume does not give it to any container. Where is it named when the container is made?',
      page: {
        what: 'The volume exists. The container that should use it has no mounts.',
        see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker ps -a --filter volume=VOLUME'],
        why: 'Volumes and containers are independent. A container gets its mounts when it is made, with -v or --mount, and none can be added later.',
      },
    },
    'something-else-mounted': {
      title: 'The container has something else mounted',
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} has mounts (${mounted(facts)}), but the volume ${name} is not among them.`,
      next: () => 'Compare the left side of its -v with the name of the volume. A slash makes it a path.',
      page: {
        what: 'Volume and container both exist, but the container mounts other volumes or folders.',
        see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker volume ls'],
        why: 'The left side of -v decides: a path is a folder of the host, a plain word is the name of a volume, and nothing at all is a new anonymous volume.',
      },
    },
  },
})
