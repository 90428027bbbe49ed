import type { Docker, FileFact, RunResult } from '../../docker/port/docker.ts'
import type { ArchiveFact } from '../../docker/port/saved.ts'

/** All that a check can ask. Each part is recorded on the tape alike, and none of them leaves anything changed. */
export interface World {
  docker: Docker
  folder: Folder
  answers: Answers
  started: Started
  runs: Runs
  /** The names that the lab has for its own containers: none of them is a different one under a wrong name. */
  ownNames?: readonly string[]
}

/** The student's working folder: the one that `check` runs in, or `--dir`. */
export interface Folder {
  /**
   * What is at a path of the folder, which is relative and written with slashes. Nothing outside the folder is ever
   * looked at: what a path or a link leads out to is `absent`.
   */
  file(path: string): Promise<FileFact>
  /** The same, with a regular file read as an archive of images, such as `docker save` writes. It is never loaded. */
  archive(path: string): Promise<ArchiveFact>
  /**
   * Where a path of the folder is, and whether one of the paths of the host, such as the left side of a mount, leads
   * there too. Links are followed, and nothing is read.
   */
  place(path: string, hostPaths: string[]): Promise<FolderPlace>
}

/** Where a path of the working folder is on this machine. */
export interface FolderPlace {
  /** Absolute, as this machine writes it; links are not followed. */
  path: string
  /** With links followed; undefined where nothing is there. */
  real?: string
  /** One of the paths of the host leads to it. */
  isSame: boolean
  /** This machine has none of the paths of the host, so that they can be those of a different machine. */
  isUnseen: boolean
}

/** What the student answered with `docker-lab answer LAB KEY VALUE`, for the lab that is looked at. */
export interface Answers {
  /** The last answer, or undefined where none was given. */
  answer(key: string): Promise<Answer | undefined>
}

export interface Answer {
  /** As it was typed. */
  text: string
  /** When: ISO 8601, by this machine's clock. */
  at: string
}

/** What `docker-lab start` noted when it last prepared the lab that is looked at. */
export interface Started {
  /** Undefined where `start` was never run for this lab on this engine. */
  record(): Promise<StartRecord | undefined>
}

/** The objects that were there when `start` ended, of those that the lab names. */
export interface StartRecord {
  /** When `start` ended: ISO 8601, by this machine's clock. */
  at: string
  /** By name: the id, and when its process last started by the engine's clock. */
  containers: Record<string, { id: string; startedAt?: string | undefined }>
  /** By name: the id. */
  images: Record<string, string>
  /** By name: when it was created, by the engine's clock. */
  volumes: Record<string, string>
  /** By name: the id. */
  networks: Record<string, string>
  /** By what the lab calls them: the id of each image that `start` made without a name. */
  danglingImages: Record<string, string>
  /** By what the lab calls them: the name that the engine gave to each volume that `start` made without one. */
  anonymousVolumes: Record<string, string>
}

/** Runs images, where that is allowed: the one thing that makes something on the engine, for as long as it takes. */
export interface Runs {
  /**
   * What a container of the image does, which is made for this, has neither network nor mounts, is limited, and is
   * removed in any case. Rejects with `CouldNotLook('run-not-allowed')` where nobody has allowed it.
   * @param image its id: what has its name can change meanwhile
   */
  run(image: string, how: HowToRun): Promise<RunResult>
}

/** How an image is run. */
export interface HowToRun {
  /** The image's name, for what is said. */
  name: string
  /** What comes after the image's name in `docker run`; the image's own command, when left out. */
  args?: string[] | undefined
  env?: Record<string, string> | undefined
  /** What it reads from its standard input; nothing, when left out. */
  stdin?: string | undefined
  timeoutMs: number
}
