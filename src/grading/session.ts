import type { CouldNotLook } from '../docker/port/could-not-look.ts'
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
import type { Answers, Folder, Started, World } from './contract/world.ts'

/** Where answers come from that are not on the tape yet. */
export interface Sources {
  docker: Docker
  folder: Folder
  answers(lab: Lab): Answers
  started(lab: Lab): Started
  /** Whenever something changed in the engine; ends when the signal aborts. */
  changes?(signal: AbortSignal): AsyncIterable<unknown>
  onBug?(error: unknown): void
}

/** Looks at one engine, one folder and one student's answers, for as long as it is open. It can live for hours. */
export interface Session {
  /** The world as one asker sees it, such as a check; what is asked is noted under its id. */
  world(lab: Lab, asker: string): World
  tape: Tape
  /** Forgets these answers, so that they are asked for again. */
  forget(keys: Iterable<Key>): void
  /** The questions whose answers may have changed, each time that something changes in the engine. */
  stale(): AsyncIterable<Key[]>
  /** Ends {@link stale}, and notes of what has not been answered why that is: `CouldNotLook('deadline')`. */
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
  const closing = new AbortController()
  return {
    tape: recorder.tape,
    world: (lab, asker) => ({
      docker: taped(sources?.docker, ['docker'], asker, recorder),
      folder: taped(sources?.folder, ['folder'], asker, recorder),
      answers: taped(sources?.answers(lab), ['answers', lab.slug], asker, recorder),
      started: taped(sources?.started(lab), ['started', lab.slug], asker, recorder),
    }),
    forget: (keys) => forget(recorder, keys),
    async *stale() {
      for await (const _ of sources?.changes?.(closing.signal) ?? []) yield ofEngine(recorder.tape)
    },
    close(why) {
      closing.abort()
      cutOff(recorder, why)
    },
  }
}

/** An engine's events report some changes and not others (a page, a file), so that any may have changed anything. */
const ofEngine = ({ answers }: Tape): Key[] =>
  Object.keys(answers).filter((key) => key.startsWith('["docker"'))
