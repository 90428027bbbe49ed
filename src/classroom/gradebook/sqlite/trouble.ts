import { accessSync, constants } from 'node:fs'
import type { GradebookTrouble } from '../../../languages/en/class-gradebook.ts'
import { GradebookProblem } from '../gradebook-problem.ts'

/** The first byte of SQLite's codes. @see https://www.sqlite.org/rescode.html */
const CODE = {
  ERROR: 1,
  PERM: 3,
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  PROTOCOL: 15,
  AUTH: 23,
  NOTADB: 26,
} as const

/** The memory that processes share, a file beside the gradebook, had no room: SQLITE_IOERR_SHMSIZE. */
const NO_ROOM_TO_SHARE = 4874

interface SqliteError extends Error {
  code: 'ERR_SQLITE_ERROR'
  errcode: number
  errstr: string
}

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error

const codeOf = ({ errcode }: SqliteError) => errcode & 0xff

/** Whether another process has it, for now. */
export const isBusy = (error: unknown): boolean =>
  isSqliteError(error) && ([CODE.BUSY, CODE.LOCKED, CODE.PROTOCOL] as number[]).includes(codeOf(error))

/** What an error of SQLite means for a gradebook; anything else stays as it is. */
export function sqliteProblem(place: string, error: unknown): unknown {
  if (!isSqliteError(error)) return error
  const trouble = cannotOpen(error) && isOnReadOnlyDisk(place) ? READ_ONLY_DISK : troubleOf(error)
  return new GradebookProblem(place, trouble, { cause: error })
}

const READ_ONLY_DISK: GradebookTrouble = { code: 'read-only-disk' }

const cannotOpen = (error: SqliteError) =>
  ([CODE.READONLY, CODE.CANTOPEN, CODE.IOERR] as number[]).includes(codeOf(error))

/** SQLite only says that it cannot open the file. */
function isOnReadOnlyDisk(place: string): boolean {
  try {
    accessSync(place, constants.W_OK)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS'
  }
}

function troubleOf(error: SqliteError): GradebookTrouble {
  switch (codeOf(error)) {
    case CODE.BUSY:
    case CODE.LOCKED:
    case CODE.PROTOCOL:
      return { code: 'locked' }
    case CODE.FULL:
      return { code: 'disk-full' }
    case CODE.IOERR:
      if (error.errcode === NO_ROOM_TO_SHARE) return { code: 'disk-full' }
      return { code: 'cannot-write', reason: `${error.errstr}, ${error.errcode}` }
    // Of all that we ask, nothing is wrong but where tables are not as we made them.
    case CODE.ERROR:
    case CODE.CORRUPT:
      return { code: 'damaged' }
    case CODE.NOTADB:
      return { code: 'no-gradebook' }
    case CODE.READONLY:
      return { code: 'read-only' }
    case CODE.PERM:
    case CODE.AUTH:
    case CODE.CANTOPEN:
      return { code: 'unreadable', reason: error.errstr }
    default:
      throw error
  }
}
