import type { Docker, FileFact } from '../../docker/port/docker.ts'

/** All that a check can ask. Each part is recorded on the tape alike, and none of them changes anything. */
export interface World {
  docker: Docker
  folder: Folder
  answers: Answers
  started: Started
}

/** The student's working folder: the one that `check` runs in, or `--dir`. */
export interface Folder {
  /**
   * What is at a path of the folder, which is relative and written with slashes. Nothing outside the folder is ever
   * looked at: what a path or a link leads out to is `absent`.
   */
  file(path: string): Promise<FileFact>
}

/** What the student answered with `docker-lab answer LAB KEY VALUE`, for the lab that is looked at. */
export interface Answers {
  /** The answer as it was typed, or undefined where none was given. */
  answer(key: string): Promise<string | undefined>
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
}
