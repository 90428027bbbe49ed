import type { Command } from '@oclif/core/command'
import packageJson from '../../package.json' with { type: 'json' }
import { COMMANDS } from '../languages/commands.ts'

/** A student's command, and the words after it. */
export interface Direct {
  id: string
  argv: string[]
}

const HELP = ['--help', ...packageJson.oclif.additionalHelpFlags]

/**
 * What is typed most: a command that belongs to no topic, and no wish for help. It needs nothing of what oclif reads
 * before it finds a command, which takes longer than a question to the engine.
 */
export function directly([id = '', ...argv]: readonly string[]): Direct | undefined {
  const isCommand = COMMANDS.some((command) => command === id) && !id.includes(':')
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  return isCommand && !options.some((word) => HELP.includes(word)) ? { id, argv } : undefined
}

type Runnable = new (argv: string[], config: object) => { _run(): Promise<unknown> }

/** As oclif itself runs a command that it has found. */
export async function runDirectly(command: Command.Class, argv: string[], root: string): Promise<void> {
  const config = {
    root,
    bin: packageJson.oclif.bin,
    version: packageJson.version,
    scopedEnvVarKeys: () => [],
    runHook: async () => ({ successes: [], failures: [] }),
  }
  await new (command as unknown as Runnable)(argv, config)._run()
}
