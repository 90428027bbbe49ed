import { run } from '@oclif/core/run'
import { settings } from '@oclif/core/settings'
import packageJson from '../package.json' with { type: 'json' }
import { showError } from './cli/show-error.ts'
import { ExitCode } from './grading/exit-code.ts'

/**
 * Runs the command line. `root` is the package's folder; `commands` is where the commands are, if not in the bundle.
 * oclif looks for no package.json and no plugins of the user's: both cost time, and code from elsewhere has no
 * business in a grader.
 */
export async function cli(root: string, commands?: string): Promise<void> {
  process.once('SIGINT', () => process.exit(ExitCode.interrupted))
  settings.enableAutoTranspile = false
  const argv = process.argv.slice(2)
  const oclif = { ...packageJson.oclif, ...(commands && { commands }) }
  try {
    await run(argv, {
      root,
      pjson: { ...packageJson, oclif } as never,
      ignoreManifest: commands !== undefined,
      userPlugins: false,
      devPlugins: false,
    })
  } catch (error) {
    await showError(error, argv)
  }
}
