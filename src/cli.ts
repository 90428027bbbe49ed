import type { Command } from '@oclif/core/command'
import { Plugin } from '@oclif/core/config'
import { run } from '@oclif/core/run'
import packageJson from '../package.json' with { type: 'json' }
import { directly, runDirectly } from './cli/direct.ts'
import { pluginMetadata, withoutDocker } from './cli/docker-plugin.ts'
import { end, watchTheEnd } from './cli/ending.ts'
import { interrupt } from './cli/interrupt.ts'
import { print } from './cli/print.ts'
import { refuseMany } from './cli/refuse-many.ts'
import { showError } from './cli/show-error.ts'
import { translateCommands } from './cli/translate-commands.ts'
import { typed } from './cli/typed.ts'
import { versionLine } from './cli/version.ts'
import type { HelpTexts } from './languages/help.ts'
import { translationIn } from './languages/loader.ts'

const VERSION = ['--version', ...packageJson.oclif.additionalVersionFlags]

/** Commands come out of the bundle, one file of `src/commands/` for each. oclif itself knows only folders. */
class Commands extends Plugin {
  override async findCommand(id: string): Promise<Command.Class> {
    return Object.assign(await commandOf(id), { plugin: this })
  }
}

async function commandOf(id: string): Promise<Command.Class> {
  const { default: command } = await import(`./commands/${id.replaceAll(':', '/')}.ts`)
  return Object.assign(command, { id })
}

/** Runs the program: reads the command line, and ends the process. `fromSources`: see {@link runCommand}. */
export async function cli(root: string, fromSources = false): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void interrupt())
  const argv = withoutDocker(process.argv.slice(2), process.env)
  watchTheEnd(argv)
  await runCommand(root, argv, fromSources)
  await end(argv)
}

/**
 * Runs a command line, shows what went wrong, and sets the exit code. `root` is the package's folder; with `fromSources`
 * the manifest, which may be old, is not read. oclif looks for no package.json and no plugins of the user's: both cost
 * time, and code from elsewhere has no business in a grader.
 */
export async function runCommand(root: string, argv: string[], fromSources = false): Promise<void> {
  try {
    const [first, second] = argv
    // What the script of `docker-lab completion SHELL` asks.
    if (first === 'complete' && second === '--') return await complete(root, argv.slice(2), fromSources)
    await refuseMany(argv)
    const direct = directly(argv)
    if (direct) return await runDirectly(await commandOf(direct.id), direct.argv, root)
    const metadata = pluginMetadata(argv)
    if (metadata) return print(`${metadata}\n`)
    if (VERSION.includes(argv[0] ?? '')) return print(`${versionLine()}\n`)
    const help = await translationIn('help', typed(argv).language)
    const plugin = await loadCommands(root, help, fromSources)
    if (help) {
      const { translateHeadings } = await import('./cli/translate-help.ts')
      translateHeadings(help)
    }
    const { nameVersionInHelp } = await import('./cli/help-version.ts')
    nameVersionInHelp()
    const plugins = new Map([[plugin.name, plugin]])
    await run(argv, { root, pjson: plugin.pjson, plugins, userPlugins: false, devPlugins: false })
  } catch (error) {
    await showError(error, argv)
  }
}

/** What is known of all commands, in the language of `help`. */
async function loadCommands(
  root: string,
  help: HelpTexts | undefined,
  fromSources: boolean,
): Promise<Commands> {
  const translated = help && {
    description: help.program,
    oclif: { ...packageJson.oclif, topics: help.topics },
  }
  const plugin = new Commands({
    root,
    pjson: { ...packageJson, ...translated } as never,
    isRoot: true,
    name: packageJson.name,
    ignoreManifest: fromSources,
  })
  await plugin.load()
  if (help) translateCommands(plugin.commands, help)
  return plugin
}

async function complete(root: string, words: string[], fromSources: boolean): Promise<void> {
  const { answerShell } = await import('./cli/completion/answer.ts')
  const { language, course } = typed(words)
  const help = await translationIn('help', language)
  const { commands } = await loadCommands(root, help, fromSources)
  const known = {
    commands,
    topics: help?.topics ?? packageJson.oclif.topics,
    help: help?.help ?? 'Show help',
  }
  await answerShell(words, known, { root, course, language })
}
