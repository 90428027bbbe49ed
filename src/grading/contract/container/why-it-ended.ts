import { posix } from 'node:path'
import type { Container, Mount } from '../../../docker/port/docker.ts'
import { isShellForm } from './shell-form.ts'

const SHELLS = /^(.*\/)?(ba|da|a|z|)sh$/
/** Servers that go to the background by themselves, with what keeps them in the foreground, or makes them do one thing and exit. */
const DAEMONS = [
  { program: /^(.*\/)?nginx$/, stays: /daemon off/, once: /^-[?hvVtTs]/ },
  { program: /^(.*\/)?(httpd|apache2|apachectl)$/, stays: /FOREGROUND/, once: /^-[f?hvVltS]$/ },
  { program: /^(.*\/)?(startup|catalina)\.sh$/, stays: /^run$/, once: /^(debug|configtest|stop|version)$/ },
  { program: /^(.*\/)?(sshd|crond|cron|vsftpd|php-fpm)$/, stays: /^-(D|f|F|e)|nodaemon/ },
]
const RUN_OPTIONS =
  /^(-d|-p|-P|-v|-e|-i|-t|-it|-ti|--rm|--name|--publish|--volume|--env|--network|--restart|--mount)(=|$)/
/** Official images begin with such a script, which then becomes the program that its arguments name. */
const ENTRYPOINT_SCRIPT = /entrypoint(\.sh)?$/
const SHORT_LIFE_MS = 10_000

/** Whether an option of `docker run` came after the image, and would be started as the program. */
export const beginsWithRunOption = ({ argv, command }: Container) =>
  argv[0] === command[0] && RUN_OPTIONS.test(command[0] ?? '')

/**
 * Why the engine could not start a container. Exit codes don't say; the engine's error does, and its core is the same in
 * every version. @param isOwned whether another container has a host port that it asks for
 */
export function whyItDidNotStart({ state, command }: Container, isOwned: boolean) {
  const error = state.error.toLowerCase()
  if (error.includes('port is already allocated')) return 'port-taken-by-container'
  // Podman says so of containers, too.
  if (error.includes('address already in use'))
    return isOwned ? 'port-taken-by-container' : 'port-taken-by-program'
  if (error.includes('not a directory')) return 'directory-onto-file'
  if (command[0]?.startsWith('-')) return 'option-after-image'
  if (error.includes('executable file not found') || error.includes('no such file or directory')) {
    return 'command-not-found'
  }
  return 'start-failed'
}

/** Why the main process of a container that has exited did so. @param lastLine what it printed last */
export function whyItEnded(container: Container, lastLine: string) {
  const { state, tty, stdin, command } = container
  const [first = '', ...rest] = container.argv
  const argv = ENTRYPOINT_SCRIPT.test(first) && rest.length > 0 ? rest : container.argv
  const program = argv[0] ?? ''
  if (state.outOfMemory) return 'out-of-memory'
  if (state.exitCode !== 0 && RUN_OPTIONS.test(command[0] ?? '')) return 'option-after-image'
  if (state.exitCode === 137 || state.exitCode === 143) return 'container-stopped'
  if (missingProgram(container, lastLine) !== undefined) return 'command-not-found'
  if (state.exitCode !== 0 && hidingMount(container, lastLine)) return 'files-hidden-by-mount'
  if (state.exitCode !== 0) return 'exited-with-error'
  if (argv.length === 1 && SHELLS.test(program)) {
    if (!tty && !stdin) return 'shell-without-terminal'
    if (tty && stdin) return 'left-the-shell'
  }
  if (lifeMs(container) > SHORT_LIFE_MS) return 'container-stopped'
  const words = onlyCommand(argv) ?? argv
  const daemon = DAEMONS.find((one) => one.program.test(words[0] ?? ''))
  const says = (what: RegExp | undefined) => what !== undefined && words.some((word) => what.test(word))
  if (!daemon || says(daemon.once)) return 'exited-at-once'
  // Such a server ends well only when somebody ends it, however soon.
  return says(daemon.stays) ? 'container-stopped' : 'server-in-background'
}

/** The words of the command that a shell runs, where it is a single one and without quotes. */
function onlyCommand(argv: string[]): string[] | undefined {
  const line = isShellForm(argv) ? (argv.at(-1) ?? '').trim() : ''
  return /^[\w./-]+( +[\w./-]+)*$/.test(line) ? line.replace(/^exec +/, '').split(/ +/) : undefined
}

const NOT_FOUND = /([^\s:"']+)["']?: (?:command |executable file )?not found\b/i
const SHELL_WORDS = /[\s;&|()"']+/

/** The program that a shell, such as an image's entrypoint script, was to run and did not find, by what it printed. */
export function missingProgram({ state, argv }: Container, lastLine: string): string | undefined {
  const [, program] = (state.exitCode === 127 && NOT_FOUND.exec(lastLine)) || []
  const words = argv.flatMap((word) => word.split(SHELL_WORDS))
  return program !== undefined && words.includes(program) ? program : undefined
}

const NO_FILE = /no such file or directory|cannot find|can't open|cannot open|not found|ENOENT/i

/** The mount over the path that the program missed, by what it printed: it covers what the image has there. */
export function hidingMount({ mounts }: Container, lastLine: string): Mount | undefined {
  if (!NO_FILE.test(lastLine)) return undefined
  const paths = (lastLine.match(/\/[\w./-]+/g) ?? []).map((path) => posix.normalize(path))
  const covers = ({ type, destination }: Mount) =>
    (type === 'bind' || type === 'tmpfs') && paths.some((path) => path.startsWith(`${destination}/`))
  return mounts.find(covers)
}

/** How long the container ran, in ms, by the engine's clock; 0 if it never ran. */
export function lifeMs({ state }: Container): number {
  if (!state.startedAt || !state.finishedAt) return 0
  return Math.max(0, Date.parse(state.finishedAt) - Date.parse(state.startedAt))
}
