import { string } from '@oclif/core/args'
import { LabCommand } from '../cli/command.ts'
import { readBrief } from '../lab/brief.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { safeLines } from '../terminal/safe-text.ts'
import { screenOf } from '../terminal/stream.ts'

export default class Show extends LabCommand {
  static override summary = "Show a lab's task"
  static override description = 'Formats the text for a terminal; prints plain Markdown to a pipe or a file.'
  static override usage = 'show LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Show)
    const brief = await readBrief(await this.lab(args.lab, flags.course), this.language)
    const { isTTY } = process.stdout
    this.print(
      isTTY ? renderMarkdown(safeLines(brief.replaceAll('\t', '    ')), screenOf(process.stdout)) : brief,
    )
  }
}
