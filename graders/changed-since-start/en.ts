import type { KindWords } from '../../src/grading/contract/kind.ts'
import type changedSinceStart from './changed-since-start.ts'
import { type SinceStartFacts, wrongs } from './changed-since-start.ts'
import type { Compared } from './compare.ts'
import type { SinceStartWant } from './want.ts'

const IS = {
  same: 'the same as after "docker-lab start"',
  restarted: 'started again since "docker-lab start"',
  recreated: 'a new one since "docker-lab start"',
  gone: 'removed since "docker-lab start"',
}

const NOW = { same: 'still the same', renamed: 'renamed', recreated: 'a different one', gone: 'gone' }

const state = ({ name, now, newName, status, restarted }: Compared) =>
  `${name}: ${[newName === undefined ? NOW[now] : `renamed to ${newName}`, now === 'same' && status, restarted && 'started again'].filter(Boolean).join(', ')}`

const wrong = (want: SinceStartWant, facts: SinceStartFacts) => wrongs(want, facts).things
const names = (want: SinceStartWant, facts: SinceStartFacts) =>
  wrong(want, facts)
    .map(({ name }) => name)
    .join(', ')

/** `is` for one thing, `are` for several. */
const are = (want: SinceStartWant, facts: SinceStartFacts) => (wrong(want, facts).length === 1 ? 'is' : 'are')
const theyStillExist = (noun: string, want: SinceStartWant, facts: SinceStartFacts) =>
  wrong(want, facts).length === 1
    ? `The ${noun} ${names(want, facts)} still exists`
    : `The ${noun}s ${names(want, facts)} still exist`

/** Why a container counts as never restarted, by its state now. */
const NOT_AGAIN: Record<string, string> = {
  running: 'has been running all the time',
  paused: 'is paused. Its processes are frozen, but it was not stopped',
  exited: 'was stopped, but not started again',
  created: 'was never started',
}

const called = ({
  containers,
  images,
  volumes,
  networks,
  dangling_images,
  anonymous_volumes,
}: SinceStartWant) =>
  [
    ...[containers, images, volumes, networks].flatMap((list) => list ?? []),
    dangling_images && 'the images without a name',
    anonymous_volumes && 'the volumes without a name',
  ]
    .filter(Boolean)
    .join(', ')

export default {
  summary: 'What "start" created is still the same, was restarted or replaced, or is gone',
  options: {
    containers: 'names of containers',
    images: 'names of images',
    volumes: 'names of volumes',
    networks: 'names of networks',
    dangling_images: 'images of environment.dangling_images, as they are called there',
    anonymous_volumes: 'volumes of environment.anonymous_volumes, as they are called there',
    is: 'what must have become of each of them; same: also when it was restarted; gone: neither the thing itself is there, nor a different one with its name',
  },
  refusals: {
    'needs-things': 'needs containers, images, volumes, networks, dangling_images or anonymous_volumes',
    'only-containers-restart': 'only containers can be restarted',
  },
  expected: (want) => `${called(want)}: ${IS[want.is]}`,
  actual: (facts, want) =>
    (wrong(want, facts).length > 0 ? wrong(want, facts) : facts.things).map(state).join('; '),
  codes: {
    'not-restarted': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(
            ({ name, status = '' }) =>
              `${name} ${NOT_AGAIN[status] ?? `is ${status}, and was not started again`}.`,
          )
          .join(' '),
      next: 'A container can be stopped and started again, in two steps or in one, and it stays the same container.',
    },
    'not-recreated': {
      message: (want, facts) =>
        `${names(want, facts)} ${are(want, facts)} still the one from "docker-lab start".`,
      next: 'A new one can take the name as soon as the old one is removed.',
    },
    'gone-since-start': {
      message: (want, facts) => `${names(want, facts)} ${are(want, facts)} gone, and should have been kept.`,
      next: 'What was removed does not come back. "docker-lab reset" and "docker-lab start" let you begin again.',
    },
    'recreated-since-start': {
      message: (want, facts) =>
        `There is something named ${names(want, facts)}, but it was created after "docker-lab start".`,
      next: 'The name is the same, but the ID is not. Which commands create something new, and which work on what is there?',
    },
    'renamed-since-start': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(({ name, newName }) => `${name} still exists, and is now named ${newName}.`)
          .join(' '),
      next: 'A container keeps its ID when it gets a new name.',
    },
    'container-left': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(({ name, status }) => `${name} still exists (${status}).`)
          .join(' '),
      next: 'Stopping a container does not remove it. And Docker does not remove a running container unless you insist.',
    },
    'image-left': {
      message: (want, facts) => `${theyStillExist('image', want, facts)}.`,
      next: 'An image without a name can only be named by its ID. And Docker keeps an image as long as a container uses it.',
    },
    'volume-left': {
      message: (want, facts) => `${theyStillExist('volume', want, facts)}.`,
      next: 'Removing a container does not remove its named volumes, and "docker volume prune" alone keeps them in newer versions.',
    },
    'network-left': {
      message: (want, facts) => `${theyStillExist('network', want, facts)}.`,
      next: 'Networks are not removed together with containers. Docker has a group of commands for them.',
    },
    'network-left-in-use': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(
            ({ name, containers = [] }) =>
              `The network ${name} still exists, and these running containers are on it: ${containers.join(', ')}.`,
          )
          .join(' '),
      next: 'Docker does not remove a network that a running container is on. What has to go first?',
    },
  },
} satisfies KindWords<typeof changedSinceStart>
