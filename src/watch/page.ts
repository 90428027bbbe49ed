import type { Lab } from '../lab/lab.ts'
import type { Messages } from '../languages/en/messages.ts'
import type { WatchWords } from '../languages/en/watch.ts'
import type { Language } from '../languages/list.ts'
import type { Screen } from '../terminal/screen.ts'

/** What stays the same while a lab is watched. */
export interface Page {
  lab: Pick<Lab, 'number' | 'title'>
  language: Language
  words: WatchWords
  messages: Messages
  /** What the terminal can show. */
  can: Pick<Screen, 'colour' | 'unicode'>
  /** The brief, without its title, laid out. */
  brief(screen: Screen): string[]
  /** Of the brief, what is after its first heading, which is what to do. */
  task(screen: Screen): string[]
}
