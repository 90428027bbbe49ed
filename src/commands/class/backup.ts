import { string } from '@oclif/core/args'
import { boolean, string as text } from '@oclif/core/flags'
import { backUp } from '../../classroom/gradebook/backup.ts'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { LabCommand } from '../../cli/command.ts'
import { gradebookFlags, rosterFirst } from '../../cli/roster-first.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Backup extends LabCommand {
  static override summary = 'Write everything in a gradebook into one new file'
  static override description =
    'Grading can go on meanwhile. The file is a gradebook itself: "class restore" reads it into a SQLite file or into PostgreSQL, and --gradebook opens it as it is.'
  static override usage = 'class backup [ROSTER] -o FILE'
  static override args = { roster: string({ description: 'the roster, a YAML file; default: roster.yaml' }) }
  static override flags = {
    output: text({ char: 'o', required: true, helpValue: 'FILE', summary: 'A file that does not exist yet' }),
    ...gradebookFlags,
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Backup)
    const { roster } = rosterFirst([args.roster], [], flags, this.messages)
    const words = await wordsIn('class-gradebook', this.language)
    const copied = await backUp(flags.gradebook ?? gradebookBeside(roster), flags.output)
    if (flags.json) this.print(`${JSON.stringify({ output: flags.output, ...copied }, null, 2)}\n`)
    else this.print(`${words.backedUp(flags.output, copied)}\n`)
  }
}
