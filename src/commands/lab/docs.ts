import { option, string } from '@oclif/core/flags'
import { pages } from '../../authoring/docs/pages.ts'
import { writeDocs } from '../../authoring/docs/write-docs.ts'
import { LabCommand } from '../../cli/command.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import { renderMarkdown } from '../../terminal/markdown.ts'
import { screenOf } from '../../terminal/stream.ts'

export default class Docs extends LabCommand {
  static override summary =
    'Show the documentation for authors: the lab format, the check kinds, the diagnoses'
  static override description =
    'Without --output, prints it: as plain Markdown to a pipe or a file. With --output, writes the files of every language to that directory.'
  static override usage = 'lab docs [-o DIR]'
  static override examples = [
    'docker-lab lab docs | less',
    'docker-lab lab docs --format json-schema -o labs',
  ]
  static override flags = {
    output: string({ char: 'o', helpValue: 'DIR', summary: 'Write the files to this directory' }),
    format: option({
      options: ['markdown', 'json-schema'] as const,
      default: 'markdown',
      summary: 'What to write: markdown, or json-schema for your editor',
    })(),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Docs)
    const { docs } = this.messages
    const { root } = this.config
    if (flags.output !== undefined) {
      const files = await writeDocs({ folder: flags.output, root, format: flags.format }, docs)
      const lines = [docs.written(shownPath(flags.output) || '.'), ...files.map((file) => `  ${file}`)]
      return this.print(`${lines.join('\n')}\n`)
    }
    if (flags.format !== 'markdown') throw new InputError([{ message: docs.noFolderFor }])
    const { 'README.md': first = '', ...rest } = await pages(root, this.language)
    const text = [first, ...Object.values(rest)].join('\n')
    this.print(process.stdout.isTTY ? renderMarkdown(text, screenOf(process.stdout)) : text)
  }
}
