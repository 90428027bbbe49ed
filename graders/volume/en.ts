import type { KindWords } from '../../src/grading/contract/kind.ts'
import type volume from './volume.ts'
import { givenNames, mountedIn, nearestVolume } from './volume.ts'

export default {
  summary: 'A volume exists, and a container mounts it',
  options: {
    name: 'name of the volume',
    state: 'whether it must exist',
    mounted_by: 'a container, running or not, that must mount it',
    driver: 'its volume driver; any, when left out',
  },
  refusals: {
    'absent-has-nothing-else': 'a volume that must be absent takes neither driver nor mounted_by',
  },
  expected: ({ name, state, mounted_by, driver }) =>
    state === 'absent'
      ? `no volume ${name}`
      : [`volume ${name}`, driver && `driver ${driver}`, mounted_by && `mounted by ${mounted_by}`]
          .filter(Boolean)
          .join(', '),
  actual(facts, { name, mounted_by }) {
    const found = givenNames(facts.names).join(', ')
    if (!facts.volume)
      return `no volume ${name}${found ? `; found instead: ${found}` : ', and no other volumes with a name of their own'}`
    const mounts = mountedIn(facts).join(', ') || 'nothing'
    return `volume ${name}, driver ${facts.volume.driver}${mounted_by === undefined ? '' : `; ${mounted_by} mounts ${mounts}`}`
  },
  codes: {
    'volume-missing': {
      message: ({ name }) => `There is no volume named ${name}.`,
      next: 'A volume is created by a command of its own, or together with the first container that mounts it.',
    },
    'volume-name-differs': {
      message: ({ name }, { names }) =>
        `There is no volume named ${name}, but there is one named ${nearestVolume(name, names)}. Names must match exactly.`,
      next: 'Compare the two names. Who chose the name of the existing volume: you, or a tool?',
    },
    'volume-still-there': {
      message: ({ name }) => `The volume ${name} still exists.`,
      next: 'Removing a container does not remove its named volumes. And a volume that a container uses cannot be removed.',
    },
    'volume-driver-differs': {
      message: ({ name, driver }, { volume }) => `${name} uses the driver ${volume?.driver}, not ${driver}.`,
      next: 'The driver is chosen when the volume is created.',
    },
    'volume-not-mounted': {
      message: ({ name, mounted_by }) => `The volume ${name} exists, but ${mounted_by} has no mounts at all.`,
      next: 'Creating a volume does not mount it in any container. Where do you name it when you create the container?',
    },
    'something-else-mounted': {
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} has mounts (${mountedIn(facts).join(', ')}), but the volume ${name} is not one of them.`,
      next: 'Compare the left side of its -v with the name of the volume. With a slash in it, it is a path.',
    },
  },
} satisfies KindWords<typeof volume>
