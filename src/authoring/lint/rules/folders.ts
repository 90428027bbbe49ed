import { courseRule, folderRule } from '../rule.ts'

/** What the folder of a lab can have wrong. */
export const folderRules = [
  folderRule('brief-missing', 'error', function* ({ hasBrief }, say) {
    if (!hasBrief) yield { place: { file: 'README.md' }, ...say() }
  }),

  folderRule('file-outside', 'error', function* ({ strays }, say) {
    for (const file of strays) yield { place: { file }, ...say(file) }
  }),
]

/** What a course can have wrong, whatever is in its labs. */
export const courseRules = [
  courseRule('number-twice', 'error', function* ({ labs }, say) {
    for (const [index, { number, name }] of labs.entries()) {
      const earlier = labs.slice(0, index).find((lab) => lab.number === number)
      if (number !== undefined && earlier) yield { place: { file: name }, ...say(number, earlier.name) }
    }
  }),

  courseRule('lab-unlisted', 'warning', function* ({ unlisted }, say) {
    for (const name of unlisted) yield { place: { file: name }, ...say(name) }
  }),
]
