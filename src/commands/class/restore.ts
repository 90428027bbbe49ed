import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { restore } from '../../classroom/gradebook/backup.ts'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { LabCommand } from '../../cli/command.ts'
import { gradebookFlags, rosterFirst } from '../../cli/roster-first.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Restore extends LabCommand {
  static override summary = 'Restore a backup into a gradebook that has no grades yet'
  static override description =
    'Also the way from SQLite to PostgreSQL and back: back up the one, and restore into the other.'
  static override usage = 'class restore [ROSTER] FILE'
  static override examples = [
    'docker-lab class restore backup.sqlite',
    'docker-lab class restore backup.sqlite --gradebook postgres://teacher@db.example.edu/class',
  ]
  static override args = {
    roster: string({ description: 'the roster, a YAML file; default: roster.yaml' }),
    file: string({ description: 'what "class backup" wrote' }),
  }
  static override flags = { ...gradebookFlags, json: boolean({ summary: 'Print JSON' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Restore)
    const { roster, others } = rosterFirst([args.roster, args.file], ['FILE'], flags, this.messages)
    const words = await wordsIn('class-gradebook', this.language)
    const { place, ...copied } = await restore(others[0], flags.gradebook ?? gradebookBeside(roster))
    if (flags.json) this.print(`${JSON.stringify({ gradebook: place, ...copied }, null, 2)}\n`)
    else this.print(`${words.restored(place, copied)}\n`)
  }
}
