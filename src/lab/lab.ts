import type { Text } from '../languages/list.ts'
import type { Varied } from './varied.ts'

export { inLanguage, type Language, type Text } from '../languages/list.ts'

/** A lab as the rest of the program sees it: read, validated, and with every default filled in. */
export interface Lab {
  /** From the folder's name `NN-slug`; undefined for a folder without a number. */
  number: number | undefined
  slug: string
  /** Absolute path of the lab's folder. */
  folder: string
  /** `sha256:…` of its lab.yaml. */
  digest: string
  title: Text
  /** The language of its texts, where it is one that docker-lab does not speak. */
  texts?: string
  chapter: string | undefined
  minutes: number | undefined
  /** What is different for each student, by its name: this student's values. */
  varied: Varied
  /** What `start` prepares, and `doctor` asks for. */
  environment: Environment
  /** What `reset` can remove: exact names, nothing else. */
  owns: Owned
  checks: Check[]
}

/** Where the files of a lab are, and the values that come into their texts. */
export type LabTexts = Pick<Lab, 'folder'> & Partial<Pick<Lab, 'varied' | 'texts'>>

export interface Environment {
  images: string[]
  /** Ports of the host that the student will need. */
  ports: number[]
  /** Containers that `start` makes for the student, in this order. */
  containers: Service[]
  /** Names of volumes and networks that `start` makes before the containers. */
  volumes: string[]
  networks: string[]
  /** Volumes that the engine names itself: what checks call each of them. */
  anonymousVolumes: string[]
  /** Images without a name, with what checks call each of them. */
  danglingImages: DanglingImage[]
}

/** What a container of the scene has, in `docker commit`, without giving the image a name. */
export interface DanglingImage {
  name: string
  /** The container that it is committed from, by its name in the scene. */
  container: string
}

export interface Service {
  name: string
  image: string
  /** Ports as `-p` writes them, host first: `5000:5000`. */
  ports: string[]
  env: Record<string, string>
  /** What comes after the image's name in `docker run`; the image's own where it is empty. */
  command: string[]
  /** Volumes as `-v` writes them: `data:/var/lib/data`. */
  mounts: string[]
  /** Networks that it is on; the default bridge where it is empty. */
  networks: string[]
  /** How many CPUs it can use at most; undefined for no limit. */
  cpus: number | undefined
  /** The state in which `start` leaves it; `exited` when its command has ended by itself. */
  state: 'running' | 'exited' | 'created' | 'paused'
  /**
   * What it must serve before it counts as ready, and what can replace it when the port is already in use. `start` starts
   * it again whenever it does not run; a container that serves nothing is a part of the scene, which is set once.
   */
  serves: 'registry' | undefined
  /** What it asks for; undefined where it lets in whoever asks. */
  login: Login | undefined
}

/** A user of something that a lab starts, which `start` tells the student. */
export interface Login {
  user: string
  password: string
}

export interface Owned {
  containers: string[]
  images: string[]
  volumes: string[]
  networks: string[]
  /** Of a swarm. */
  services: string[]
}

export interface Check {
  id: string
  title: Text
  points: number
  /** Ids of the checks that must pass before this one is looked at. */
  needs: string[]
  /** The runner looks again while what is asked is younger than this, in ms; 0 looks once. */
  withinMs: number
  /** From the idea to the command; at most three. */
  hints: Text[]
  reveal: Reveal
  /** The check kind: the key in YAML, which is the name of a folder in `graders/`. */
  grader: string
  /** The value of that key, validated by the check kind's schema. */
  want: unknown
}

/** How much of a failure the student sees. */
export type Reveal = 'full' | 'actual' | 'message' | 'none'
