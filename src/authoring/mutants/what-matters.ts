import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'

/** Flags that a solution can do without, so that no check could catch the mutant. */

/** Commands that only look. */
const LOOKS = new Set(
  `ps images inspect logs top stats port diff history search version info events wait attach
  volume_ls volume_inspect network_ls network_inspect container_inspect image_inspect system_df
  service_ls service_ps service_inspect service_logs stack_ls stack_ps stack_services
  node_ls node_ps node_inspect secret_ls secret_inspect config_ls config_inspect
  context_ls context_inspect context_show`
    .split(/\s+/)
    .map((command) => command.replace('_', ' ')),
)
/** Programs of the shell that only look, wait or print. */
const IDLE =
  /^(:|true|false|echo|printf|sleep|test|\[|ls|cat|pwd|grep|head|tail|set|wait|read|exit|return|hash)$/
/** `curl` that neither sends nor saves. */
const SENDS_OR_SAVES = /^(-[a-zA-Z]*[oOXdTF]|--(output|remote-name|request|data.*|upload-file|form|post.*))/

/** How a command runs, or what it prints; also what it cannot run without, so that dropping it is to drop the command. */
const UNIMPORTANT: Readonly<Record<string, string>> = {
  '*': 'quiet pull platform disable-content-trust detach detach-keys sig-proxy progress help interactive tty attach',
  run: 'rm cidfile',
  create: 'rm cidfile',
  build: 'rm force-rm no-cache compress iidfile builder load metadata-file provenance sbom output debug',
  commit: 'pause',
  stop: 'timeout time signal',
  restart: 'timeout time signal',
  save: 'output',
  export: 'output',
  load: 'input',
  login: 'username password password-stdin',
  'volume create': 'name',
  'volume prune': 'force',
  'network prune': 'force',
  'container prune': 'force',
  'image prune': 'force',
  'system prune': 'force',
  'swarm init': 'advertise-addr listen-addr',
  'stack deploy': 'compose-file',
  'compose up': 'file project-directory build wait wait-timeout timeout remove-orphans ansi yes menu',
  'compose down': 'file project-directory timeout',
  'compose stop': 'file project-directory timeout',
}
/** Values that are what Docker does anyway. */
const DEFAULTS: Readonly<Record<string, RegExp>> = {
  network: /^(default|bridge)$/,
  net: /^(default|bridge)$/,
  driver: /^(bridge|local)$/,
  restart: /^no$/,
  signal: /^(SIG)?KILL$|^9$/,
}

export function onlyLooks({ command }: DockerLine): boolean {
  return LOOKS.has(command)
}

export function isIdle(words: readonly string[]): boolean {
  const [program = '', ...rest] = words
  if (program === 'curl' || program === 'wget')
    return program === 'curl'
      ? !rest.some((word) => SENDS_OR_SAVES.test(word))
      : /(^| )(--spider|-[a-zA-Z]*O ?(-|\/dev\/null))( |$)/.test(rest.join(' '))
  return IDLE.test(program)
}

/** Without it the command does something else. */
export function flagMatters({ command, flags }: DockerLine, flag: Flag): boolean {
  const unimportant = `${UNIMPORTANT['*']} ${UNIMPORTANT[command] ?? ''}`.split(' ')
  if (unimportant.includes(flag.name)) return false
  if (/^(false|0|f|F)$/.test(flag.value ?? '')) return false
  if (flag.value !== undefined && DEFAULTS[flag.name]?.test(flag.value)) return false
  // It is said twice.
  return !flags.some((other) => other !== flag && other.name === flag.name && other.value === flag.value)
}
