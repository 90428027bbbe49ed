import type { Command } from '@oclif/core/command'
import type { HelpTexts } from '../languages/help.ts'

/** Puts the texts of a language other than English into commands. */
export function translateCommands(commands: Command.Loadable[], texts: HelpTexts): void {
  for (const command of commands) {
    Object.assign(command, texts.commands[command.id as keyof HelpTexts['commands']])
    for (const [name, flag] of Object.entries(command.flags))
      Object.assign(flag, { summary: texts.flags[`${command.id} ${name}`] ?? texts.flags[name] })
    for (const [name, arg] of Object.entries(command.args))
      Object.assign(arg, { description: texts.args[name] })
  }
}
