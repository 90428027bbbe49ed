import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { LabCommand } from '../cli/command.ts'
import { allCodes, explainCode } from '../kinds/pages.ts'
import { InputError } from '../lab/input-error.ts'
import { nearest } from '../lab/nearest.ts'
import { LANGUAGES } from '../languages/list.ts'
import { explainPage } from '../student/explain-page.ts'
import { screenOf } from '../terminal/stream.ts'
import { table } from '../terminal/table.ts'

export default class Explain extends LabCommand {
  static override summary =
    'Explain a diagnosis: what it means, how to see it yourself, why Docker works that way'
  static override usage = 'explain CODE'
  static override examples = ['docker-lab explain port-reversed', 'docker-lab explain --list']
  static override args = { code: string({ description: 'the code that a failed check shows' }) }
  static override flags = {
    list: boolean({ summary: 'List every code with its title' }),
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain)
    const codes = await allCodes()
    if (flags.list) {
      const all = await Promise.all(
        codes.map(async (code) => {
          const pages = await Promise.all(LANGUAGES.map((language) => explainCode(code, language)))
          return {
            code: code.code,
            title: Object.fromEntries(
              LANGUAGES.map((language, index) => [language, pages[index]?.title ?? '']),
            ),
            catalogue: pages[0]?.catalogue ?? [],
            graders: code.kinds,
          }
        }),
      )
      const lines = () => table(all.map(({ code, title }) => [code, title[this.language] ?? ''])).join('\n')
      return this.print(`${flags.json ? JSON.stringify(all, null, 2) : lines()}\n`)
    }
    if (args.code === undefined) throw new InputError([{ message: this.messages.errors.whichCode }])
    const code = codes.find((one) => one.code === args.code)
    if (!code) {
      const suggestion = nearest(
        args.code,
        codes.map((one) => one.code),
      )
      throw new InputError([
        { message: this.messages.errors.noCode(args.code), ...(suggestion && { suggestion }) },
      ])
    }
    const explained = await explainCode(code, this.language)
    if (flags.json) return this.print(`${JSON.stringify({ ...code, ...explained }, null, 2)}\n`)
    this.print(explainPage(code.code, explained, this.messages, screenOf(process.stdout)))
  }
}
