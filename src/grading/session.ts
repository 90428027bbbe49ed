import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Docker } from '../docker/port/docker.ts'
import {
  blankTape,
  cutOff,
  forget,
  type Key,
  type Recorder,
  recordOn,
  type Tape,
  taped,
} from '../docker/port/tape.ts'
import type { Lab } from '../lab/lab.ts'
import type { Answers, Folder, Runs, Started, World } from './contract/world.ts'

/** Where answers come from that are not on the tape yet. */
export interface Sources {
  docker: Docker
  folder: Folder
  answers(lab: Lab): Answers
  started(lab: Lab): Started
  /** Only where images may be run. */
  runs?: Runs | undefined
  onBug?(error: unknown): void
}

/** Looks at one engine, one folder and one student's answers, for as long as it is open. */
export interface Session {
  /** The world as one asker sees it, such as a check; what is asked is noted under its id. */
  world(lab: Lab, asker: string): World
  tape: Tape
  /** Forgets these answers, so that they are asked for again. */
  forget(keys: Iterable<Key>): void
  /** Notes of what has not been answered why that is: `CouldNotLook('deadline')`. */
  close(why: CouldNotLook): void
}

export function openSession(sources: Sources): Session {
  return sessionOn(recordOn(blankTape(), sources.onBug), sources)
}

/** The session that a tape was recorded in, without an engine. What was never asked is `CouldNotLook('not-recorded')`. */
export function replay(tape: Tape): Session {
  return sessionOn(recordOn(tape))
}

function sessionOn(recorder: Recorder, sources?: Sources): Session {
  return {
    tape: recorder.tape,
    world: (lab, asker) => ({
      docker: taped(sources?.docker, ['docker'], asker, recorder),
      folder: taped(sources?.folder, ['folder'], asker, recorder),
      answers: taped(sources?.answers(lab), ['answers', lab.slug], asker, recorder),
      started: taped(sources?.started(lab), ['started', lab.slug], asker, recorder),
      runs: taped(sources && (sources.runs ?? NOT_ALLOWED), ['runs'], asker, recorder),
      ownNames: lab.owns.containers,
    }),
    forget: (keys) => forget(recorder, keys),
    close: (why) => cutOff(recorder, why),
  }
}

const NOT_ALLOWED: Runs = {
  run: (_, { name }) => Promise.reject(new CouldNotLook('run-not-allowed', '', { name })),
}
