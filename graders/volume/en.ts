import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './volume.ts'
import { chosen, mounted, nearestVolume } from './volume.ts'

export default {
  summary: 'A volume exists, and is used by a container',
  options: {
    name: 'name of the volume',
    state: 'whether it must be there',
    mounted_by: 'a container, running or not, that must have it mounted',
    driver: 'the driver that must keep it; any, when left out',
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
  codes: {
    'volume-missing': {
      message: ({ name }) => `Docker knows no volume called ${name}.`,
      next: 'A volume comes into being by a command of its own, or with the container that first uses it.',
    },
    'volume-name-differs': {
      message: ({ name }, { names }) =>
        `There is no volume ${name}, but there is ${nearestVolume(name, names)}. Names must agree to the letter.`,
      next: 'Compare the two names. Who chose the other one: you, or a tool for you?',
    },
    'volume-still-there': {
      message: ({ name }) => `The volume ${name} is still there.`,
      next: 'Removing a container does not remove its volumes. And a volume that a container uses stays.',
    },
    'volume-driver-differs': {
      message: ({ name, driver }, { volume }) =>
        `${name} is kept by the driver ${volume?.driver}, not by ${driver}.`,
      next: 'A driver is chosen when the volume is made.',
    },
    'volume-not-mounted': {
      message: ({ name, mounted_by }) =>
        `The volume ${name} exists, but ${mounted_by} has nothing mounted at all.`,
      next: 'Making a volume does not give it to any container. Where is it named when the container is made?',
    },
    'something-else-mounted': {
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} has mounts (${mounted(facts)}), but the volume ${name} is not among them.`,
      next: 'Compare the left side of its -v with the name of the volume. A slash makes it a path.',
    },
  },
} satisfies KindWords<typeof kind>
