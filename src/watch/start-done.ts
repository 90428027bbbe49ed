/** The command by itself in a line of a block of code, or in the text. */
const START = /^docker-lab start [\w-]+$|`docker-lab start [\w-]+`/m

/** A brief for somebody whose lab is prepared: where it first asks for that, it says that it is done. */
export const withStartDone = (brief: string, done: string): string =>
  brief.replace(START, (command) =>
    command.startsWith('`') ? `${command} (${done})` : `${command}  # ${done}`,
  )
