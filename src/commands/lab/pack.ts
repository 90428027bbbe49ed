import { string } from '@oclif/core/args'
import { boolean, string as text } from '@oclif/core/flags'
import { packCourse } from '../../authoring/pack/pack-course.ts'
import { LabCommand } from '../../cli/command.ts'
import { shownPath } from '../../lab/frame.ts'
import { table } from '../../terminal/table.ts'

export default class Pack extends LabCommand {
  static override summary = 'Pack a course for students, without the files for authors'
  static override description =
    'Leaves out cases.yaml, names that begin with a dot or an underscore, and everything that Git ignores. The solutions of cases.yaml are put in, out of sight, for "docker-lab solution". The pack is verified before it gets its final name.'
  static override usage = 'lab pack COURSE [-o FILE.tar.gz|DIR]'
  static override args = { course: string({ required: true, description: 'the directory of the course' }) }
  static override flags = {
    output: text({
      char: 'o',
      helpValue: 'PATH',
      summary: 'An archive (.tar.gz) or a new directory; default: an archive named after the course',
    }),
    'no-solutions': boolean({ summary: 'Leave out the solutions, so that "solution" has none to show' }),
    json: boolean({ summary: 'Print JSON' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Pack)
    const { pack } = this.messages
    const made = await packCourse(
      { folder: args.course, output: flags.output, solutions: !flags['no-solutions'] },
      pack,
    )
    const { output, bytes, labs, files, left } = made
    if (flags.json) {
      const inside = files.map((file) => ({ path: file.path, bytes: file.bytes }))
      const printed = { output, bytes, labs: labs.map(({ slug }) => slug), files: inside, left }
      return this.print(`${JSON.stringify(printed, null, 2)}\n`)
    }
    const rows = table(
      files.map((file) => [file.path, size(file.bytes)]),
      [1],
    )
    const lines = [
      pack.packed(shownPath(output), size(bytes)),
      ...rows.map((row) => `  ${row}`),
      ...(left.length > 0 ? ['', pack.left, ...left.map((path) => `  ${path}`)] : []),
      '',
      pack.summary(labs.length, files.length),
    ]
    this.print(`${lines.join('\n')}\n`)
  }
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kib = bytes / 1024
  return kib < 1024 ? `${kib.toFixed(1)} KiB` : `${(kib / 1024).toFixed(1)} MiB`
}
