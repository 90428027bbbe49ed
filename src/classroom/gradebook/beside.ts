import { basename, dirname, extname, join, resolve } from 'node:path'

/** Where the gradebook of a roster is, when nobody says otherwise: `class.gradebook.sqlite` beside `class.yaml`. */
export const gradebookBeside = (roster: string): string =>
  join(dirname(resolve(roster)), `${basename(roster, extname(roster))}.gradebook.sqlite`)
