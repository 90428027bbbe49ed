import type { Text } from '../languages/list.ts'

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
  chapter: string | undefined
  minutes: number | undefined
  /** What `start` prepares, and `doctor` asks for. */
  environment: Environment
  /** What `reset` can remove: exact names, nothing else. */
  owns: Owned
  checks: Check[]
}

export interface Environment {
  images: string[]
  /** Ports of the host that the student will need. */
  ports: number[]
  /** Containers that `start` runs for the student. */
  containers: Service[]
}

export interface Service {
  name: string
  image: string
  /** Ports as `-p` writes them, host first: `5000:5000`. */
  ports: string[]
  env: Record<string, string>
  /** What it must serve before it counts as ready, and what can replace it when the port is already in use. */
  serves: 'registry' | undefined
}

export interface Owned {
  containers: string[]
  images: string[]
  volumes: string[]
  networks: string[]
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
