/** Why a gradebook cannot be used. `reason` is the word of the system, of SQLite or of PostgreSQL. */
export type GradebookTrouble =
  | {
      code:
        | 'missing'
        | 'no-folder'
        | 'directory'
        | 'no-file'
        | 'no-gradebook'
        | 'newer'
        | 'read-only'
        | 'unknown-kind'
        | 'bad-address'
        | 'wrong-password'
        | 'no-database'
        | 'no-rights'
        | 'exists'
        | 'has-grades'
        | 'same-place'
        | 'locked'
        | 'disk-full'
        | 'no-postgres'
    }
  | { code: 'unreadable' | 'cannot-write' | 'away' | 'lost' | 'no-tls'; reason: string }
  /** The id of an attempt whose bytes are not what was written. */
  | { code: 'damaged'; attempt?: string }
