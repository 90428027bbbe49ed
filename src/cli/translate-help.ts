import type { Command } from '@oclif/core/command'

/** What stands in the place of the English texts of commands, flags and arguments. */
export interface HelpTexts {
  commands: Record<string, { summary: string; description?: string }>
  /** By name; where it means something else in one command, with that one's id in front: `lab:docs output`. */
  flags: Record<string, string>
  args: Record<string, string>
}

/** Puts the texts of another language into commands, for `--help`. */
export function translateHelp(commands: Command.Loadable[], texts: HelpTexts): void {
  for (const command of commands) {
    Object.assign(command, texts.commands[command.id])
    for (const [name, flag] of Object.entries(command.flags))
      Object.assign(flag, { summary: texts.flags[`${command.id} ${name}`] ?? texts.flags[name] })
    for (const [name, arg] of Object.entries(command.args))
      Object.assign(arg, { description: texts.args[name] })
  }
}
