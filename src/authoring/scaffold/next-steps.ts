import { join } from 'node:path'
import { shownPath } from '../../lab/frame.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Made } from './place-folder.ts'

export type Kind = 'lab' | 'course' | 'grader'

/** What to do with what was made, in order. */
export function nextSteps(kind: Kind, { folder, files }: Made, words: Messages['scaffold']): string[] {
  const shown = shownPath(folder)
  if (kind === 'lab') return [words.editLab(shown), words.lint(shown), words.test(shown)]
  if (kind === 'course') {
    const lab = join(shown, 'labs', '01-hello')
    return [
      words.editCourse(join(shown, 'course.yaml')),
      words.editLab(lab),
      words.lint(shown),
      words.test(lab),
    ]
  }
  const [grader = '', , test = ''] = files.map(shownPath)
  return [words.editGrader(grader), words.generate, words.testGrader(test)]
}
