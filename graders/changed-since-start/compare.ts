import type { ContainerStatus } from '../../src/docker/port/docker.ts'

/** A thing that `start` noted, and what is there now. */
export interface Compared {
  kind: 'container' | 'image' | 'volume' | 'network'
  /** What the lab calls it. */
  name: string
  /**
   * `same`: the thing itself. `renamed`: the container itself, under a different name. `recreated`: something else of its
   * name. `gone`: neither.
   */
  now: 'same' | 'renamed' | 'recreated' | 'gone'
  /** Of a renamed container: its name now. */
  newName?: string
  /** Of the container itself, or of the one that has its name. */
  status?: ContainerStatus
  /** Whether the container itself was started again since. */
  restarted?: boolean
  /** Of a network: the running containers on it. */
  containers?: string[]
}

const LEFT = {
  container: 'container-left',
  image: 'image-left',
  volume: 'volume-left',
  network: 'network-left',
} as const

/** The code of what is wrong with a thing that must be so; undefined when nothing is. */
export function compare(
  { kind, now, restarted, containers = [] }: Compared,
  is: 'same' | 'restarted' | 'recreated' | 'gone',
) {
  if (is === 'gone') {
    if (now === 'gone') return undefined
    if (now === 'renamed') return 'renamed-since-start'
    if (now === 'recreated') return 'recreated-since-start'
    return kind === 'network' && containers.length > 0 ? 'network-left-in-use' : LEFT[kind]
  }
  if (now === 'gone') return 'gone-since-start'
  if (is === 'recreated') return now === 'recreated' ? undefined : 'not-recreated'
  if (now === 'renamed') return 'renamed-since-start'
  if (now === 'recreated') return 'recreated-since-start'
  return is === 'restarted' && !restarted ? 'not-restarted' : undefined
}
