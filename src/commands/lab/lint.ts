import { boolean, option } from '@oclif/core/flags'
import { LabCommand } from '../../cli/command.ts'
import { type LintFormat, lintFormats, shownLint } from '../../cli/lint-formats.ts'
import { ExitCode } from '../../grading/exit-code.ts'
import { wordsIn } from '../../languages/loader.ts'

export default class Lint extends LabCommand {
  static override summary = 'Find mistakes in labs without an engine'
  static override description =
    'PATH is the directory of a lab or a course; without it, the whole course is checked.'
  static override usage = 'lab lint [PATH…]'
  static override examples = ['docker-lab lab lint', 'docker-lab lab lint labs/03-deploy-nginx --strict']
  static override strict = false
  static override flags = {
    json: boolean({ summary: 'Same as --format json', exclusive: ['format'] }),
    format: option({ options: lintFormats, summary: 'Output format; default: pretty' })(),
    strict: boolean({ summary: 'Count warnings as errors' }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Lint)
    const format: LintFormat = flags.json ? 'json' : (flags.format ?? 'pretty')
    const [{ lint, passes }, words] = await Promise.all([
      import('../../authoring/lint/lint.ts'),
      wordsIn('lint', this.language),
    ])
    const paths = argv.length > 0 ? argv.map(String) : [await this.courseFolder(flags.course)]
    const report = await lint(paths, { language: this.language, commands: this.commandsWithOptions() })
    const passed = passes(report, flags.strict)
    this.print(await shownLint(format, report, { words, passed, version: this.config.version }))
    if (!passed) process.exitCode = ExitCode.failed
  }

  /** The commands that a brief can use, with their options, from what oclif knows of them. */
  private commandsWithOptions(): Map<string, string[]> {
    const always = ['--help', '-h', '--version', '-v']
    const options = (flags: Record<string, { char?: string }>) =>
      Object.entries(flags).flatMap(([name, { char }]) => [`--${name}`, ...(char ? [`-${char}`] : [])])
    return new Map(
      this.config.commands.map(({ id, flags }) => [id.replaceAll(':', ' '), [...options(flags), ...always]]),
    )
  }
}
