import { basename, isAbsolute } from 'node:path'
import { string } from '@oclif/core/args'
import { boolean, option, string as text } from '@oclif/core/flags'
import { FORMATS } from '../../../classroom/roster/import/columns.ts'
import { importRoster } from '../../../classroom/roster/import/import-roster.ts'
import { LabCommand } from '../../../cli/command.ts'
import { refuseUnwritable, writeWhole } from '../../../cli/outputs.ts'
import { shownPath } from '../../../lab/frame.ts'
import { wordsIn } from '../../../languages/loader.ts'
import { sourceOf } from '../../../student/course/source.ts'
import { safeText } from '../../../terminal/safe-text.ts'

export default class Import extends LabCommand {
  static override summary = 'Create a roster from a list of students: Moodle, Canvas, or any CSV file'
  static override description =
    'Reads exports of participants or grades from Moodle, exports of the gradebook from Canvas, and CSV lists with columns such as id, name and email. Keeps what exports back into the same system need. Never overwrites a roster: --update adds new students to one, removes nobody, and keeps its comments.'
  static override usage = 'class roster import FILE.csv [-o roster.yaml] [--update]'
  static override args = { file: string({ required: true, description: 'the list of students, a CSV file' }) }
  static override flags = {
    output: text({ char: 'o', helpValue: 'FILE', default: 'roster.yaml', summary: 'The roster' }),
    format: option({
      options: FORMATS,
      summary: 'Where the list is from; default: what its first line says',
    })(),
    labs: text({
      helpValue: 'LAB,LAB',
      summary: 'The labs that count, by number or name; default: all of the course',
      exclusive: ['update'],
    }),
    update: boolean({ summary: 'Add new students to a roster that exists' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Import)
    const { errors } = this.messages
    const words = await wordsIn('class-roster', this.language)
    await refuseUnwritable(flags.output, errors)
    const imported = await importRoster({
      file: args.file,
      output: flags.output,
      format: flags.format,
      update: Boolean(flags.update),
      course: await this.writtenCourse(flags.course),
      labs: flags.labs?.split(/[\s,，]+/).filter((lab) => lab !== ''),
      labsOf: async (course) => (await this.course(course ?? flags.course)).labs,
      comment: words.comment(safeText(basename(args.file))),
      write: (file, roster) => writeWhole(file, roster, errors),
    })
    const shown = { file: shownPath(args.file), roster: shownPath(flags.output) }
    this.print(`${words.told(imported, shown).join('\n')}\n`)
  }

  /** The course as a roster keeps it: an address or an absolute path, and nothing for the built-in one. */
  private async writtenCourse(flag: string | undefined): Promise<string | undefined> {
    const word = flag || process.env.DOCKER_LAB_COURSE
    const source = word ? sourceOf(word, process.cwd()) : undefined
    if (source) return isAbsolute(source.from) ? source.from : word
    const folder = await this.courseFolder(flag)
    return folder === this.builtIn ? undefined : folder
  }
}
