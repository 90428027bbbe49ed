import { HelpFormatter } from '@oclif/core/help'
import packageJson from '../../package.json' with { type: 'json' }

interface Formatter {
  section(this: unknown, header: string, body: unknown): string
}

/** Help names the version alone: oclif adds the machine and Node, which the program may not run on. */
export function nameVersionInHelp(): void {
  const formatter = HelpFormatter.prototype as unknown as Formatter
  const { section } = formatter
  formatter.section = function (header, body) {
    return section.call(this, header, header === 'VERSION' ? `docker-lab ${packageJson.version}` : body)
  }
}
