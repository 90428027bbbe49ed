import { fstatSync, writeSync } from 'node:fs'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { whenFinished } from '../docker/port/unfinished.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { messagesIn } from '../languages/loader.ts'
import { showError } from './show-error.ts'
import { typed } from './typed.ts'

/** What the run has come to: it is `over` when everything was said. */
const run = { over: false, unwritten: '' }

const dry = new AbortController()

/** Aborts when the run is not over, but nothing is left that could still answer: what waits has to give up. */
export const nothingLeft: AbortSignal = dry.signal

/**
 * Watches over the end of the program. By itself Node ends, with 0, as soon as nothing is left to wait for, and goes on
 * as long as anything is open. Neither says whether the work was done.
 */
export function watchTheEnd(argv: readonly string[]): void {
  process.on('beforeExit', () => {
    if (run.over) return
    if (dry.signal.aborted) return void endWith(new CouldNotLook('probe-broke', '', UNFINISHED), argv)
    dry.abort()
    // What gave up has something to say now.
    setImmediate(() => {})
  })
  process.on('exit', () => {
    if (!run.over && !process.exitCode) process.exitCode = ExitCode.bug
  })
  // By default Node would exit with 1, which says that the student is wrong.
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    // oclif throws the errors of standard output, except for those of a reader that has read enough and left.
    if (error.syscall === 'write') run.unwritten = `${error.code}`
    else void endWith(error, argv)
  })
  if (!process.stdout.isTTY && isFile(STDOUT)) writeWhole(process.stdout)
  // Who cannot be told anything can still read the exit code.
  process.stderr.on('error', () => {})
}

const STDOUT = 1

function isFile(fd: number): boolean {
  try {
    const kind = fstatSync(fd)
    return !kind.isFIFO() && !kind.isSocket()
  } catch {
    return false
  }
}

/** Node writes to a file once, however little of it the disk takes. */
function writeWhole(stream: NodeJS.WriteStream): void {
  stream._write = (chunk: Buffer, _, done) => {
    try {
      for (let at = 0; at < chunk.length; ) at += writeSync(STDOUT, chunk, at)
    } catch (error) {
      run.unwritten = `${(error as NodeJS.ErrnoException).code}`
    }
    done()
  }
}

const UNFINISHED = { why: 'unfinished' } as const

/** Shows an error, and ends. */
export async function endWith(error: unknown, argv: readonly string[]): Promise<never> {
  await showError(error, argv).catch(() => {
    process.exitCode ||= ExitCode.bug
  })
  return end(argv)
}

/** Ends the program, whatever is still open, as soon as all that it said is written. */
export async function end(argv: readonly string[]): Promise<never> {
  run.over = true
  await written(process.stdout)
  // An error comes after the write.
  await new Promise(setImmediate)
  if (run.unwritten) {
    const { errors } = await messagesIn(typed(argv).language)
    process.stderr.write(`${errors.noOutput(run.unwritten)}\n`)
    process.exitCode = ExitCode.couldNotLook
  }
  await written(process.stderr)
  await whenFinished()
  process.exit()
}

/** Until everything before is written, or nothing can be. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) return resolve()
    stream.on('error', () => resolve()).on('close', () => resolve())
    stream.write('', () => resolve())
  })
