import { string } from '@oclif/core/args'
import { LabCommand } from '../cli/command.ts'
import { readBrief } from '../lab/brief.ts'
import { printable } from '../lab/input-error.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { screenOf } from '../terminal/stream.ts'

export default class Show extends LabCommand {
  static override summary = 'The task of a lab'
  static override description =
    'On a terminal it is laid out to be read; into a pipe or a file it goes as Markdown.'
  static override usage = 'show LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Show)
    const brief = await readBrief(await this.lab(args.lab, flags.course), this.language)
    const { isTTY } = process.stdout
    this.print(
      isTTY ? renderMarkdown(printable(brief.replaceAll('\t', '    ')), screenOf(process.stdout)) : brief,
    )
  }
}
