import { dirname, join } from 'node:path'
import { shownPath } from '../../lab/frame.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Made } from './place-folder.ts'

export type Kind = 'lab' | 'course' | 'grader'

/** What to do next, in order. */
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
  const [logic = '', ...others] = files.map(shownPath)
  const test = others.find((file) => file.endsWith('.test.ts')) ?? ''
  return [words.editGrader(dirname(logic)), words.generate, words.testGrader(test)]
}
