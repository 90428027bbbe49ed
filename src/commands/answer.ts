import { string } from '@oclif/core/args'
import { LabCommand } from '../cli/command.ts'
import { kept } from '../cli/kept.ts'
import { kinds } from '../kinds/kinds.ts'
import { InputError } from '../lab/input-error.ts'
import type { Lab } from '../lab/lab.ts'
import { nearest } from '../lab/nearest.ts'
import { inLanguage } from '../languages/list.ts'
import { answersFor, rememberAnswer } from '../student/answers.ts'
import { type Question, questionsOf } from '../student/questions.ts'
import { safeParagraph } from '../terminal/safe-text.ts'
import { painter } from '../terminal/screen.ts'
import { screenOf } from '../terminal/stream.ts'
import { wrap } from '../terminal/wrap.ts'

/** Whatever a lab asks is shorter. */
const MOST_CHARACTERS = 1000

export default class AnswerQuestion extends LabCommand {
  static override summary = 'Answer a question of a lab, for "check" to compare with the engine'
  static override description =
    'With LAB alone, lists its questions and your answers. You can answer again at any time: the last answer counts.'
  static override usage = 'answer LAB [KEY VALUE]'
  static override args = {
    lab: string({ required: true, description: 'number, slug or path' }),
    key: string({ description: 'name of the question' }),
    value: string({ description: 'your answer, in quotes if it has spaces' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AnswerQuestion)
    const { answer } = this.messages
    const lab = await this.lab(args.lab, flags.course)
    const questions = await questionsOf(lab, kinds)
    if (questions.length === 0) throw refused(answer.noQuestions)
    if (args.key === undefined) return this.list(lab, questions)
    const keys = questions.map(({ key }) => key)
    if (!keys.includes(args.key)) throw refused(answer.noQuestion(args.key, keys), nearest(args.key, keys))
    const text = args.value?.trim() ?? ''
    if (text === '') throw refused(answer.noValue(args.lab, args.key))
    if (text.length > MOST_CHARACTERS) throw refused(answer.tooLong(MOST_CHARACTERS))
    await kept('answers', rememberAnswer(lab, args.key, text), this.messages)
    this.print(`${answer.kept(args.key, safeParagraph(text), args.lab)}\n`)
  }

  private async list(lab: Lab, questions: readonly Question[]): Promise<void> {
    const { colour, columns } = screenOf(process.stdout)
    const answers = answersFor(lab)
    const lines = questions.map(async ({ key, title }) => {
      const given = await answers.answer(key)
      const question = safeParagraph(inLanguage(title, this.language))
      // A title can begin with the key itself.
      const rest = question.startsWith(`${key}:`)
      return [
        ...wrap(
          painter({ colour })('bold', key) + (rest ? question.slice(key.length) : `: ${question}`),
          columns,
        ),
        `  ${given ? safeParagraph(given.text) : this.messages.answer.notYet}`,
      ]
    })
    this.print(`${(await Promise.all(lines)).flat().join('\n')}\n`)
  }
}

const refused = (message: string, suggestion?: string) =>
  new InputError([{ message, ...(suggestion !== undefined && { suggestion }) }])
