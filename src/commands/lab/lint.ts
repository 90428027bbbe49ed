import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../../cli/command.ts'

export default class Lint extends LabCommand {
  static override summary = 'Find what is wrong with labs, as far as that can be known without an engine'
  static override description =
    "PATH is a lab's folder or a course's; without it, the whole course is looked at."
  static override usage = 'lab lint [PATH…]'
  static override strict = false
  static override flags = { json: boolean({ summary: 'As JSON' }) }

  async run(): Promise<void> {
    const { argv } = await this.parse(Lint)
    this.print(`${argv.length}\n`)
  }
}
