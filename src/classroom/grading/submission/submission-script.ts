import { ANSWERS_FILE } from '../../../authoring/testing/typed-answers.ts'
import type { Lab } from '../../../lab/lab.ts'

/** How a submission is run. */
export interface Run {
  /** For bash, in the directory with its files. */
  script: string
  /** A plugin of the docker command that it needs. */
  needs?: 'compose'
}

const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

/**
 * How to run what was handed in, by its files: `solve.sh`; or else a Compose file; or else a Dockerfile, where the lab
 * says what its image is to be called. Anything else is only put there.
 */
export function runOf(paths: readonly string[], { owns }: Pick<Lab, 'owns'>): Run {
  if (paths.includes('solve.sh')) return { script: `${ANSWERING}${AS_ON_WINDOWS}bash ./solve.sh` }
  if (paths.some((path) => COMPOSE.includes(path)))
    return { script: 'docker compose up -d', needs: 'compose' }
  const [image, ...others] = owns.images
  if (paths.includes('Dockerfile') && image !== undefined && others.length === 0)
    return { script: `docker build -t ${quoted(image)} .` }
  return { script: ':' }
}

/**
 * The command "docker-lab", which a sandbox does not have: "answer" keeps the answer, and everything else was done for
 * the student already, or is done afterwards.
 */
const ANSWERING = `export answers_file="\${PWD%/*}/${ANSWERS_FILE}"; docker-lab() { if [ $# -eq 4 ] && [ "$1" = answer ]; then printf '%s %s %s\\n' "$3" "$EPOCHREALTIME" "$(printf %s "$4" | base64 | tr -d '\\n')" >>"$answers_file"; fi; }; export -f docker-lab; `

/** An editor on Windows ends lines with CR LF, or begins with a byte order mark, and bash there does not mind. */
const AS_ON_WINDOWS = `sed -i '1s/^\\xef\\xbb\\xbf//; s/\\r$//' ./solve.sh; `

/** The program that the first line of a script names, where that is no shell; undefined for every shell, and for none. */
export function foreignProgram(script: string): string | undefined {
  const [, words = ''] = /^\ufeff?#!(.*)/.exec(script) ?? []
  const named = words
    .trim()
    .split(/\s+/)
    .filter((word) => !/^-|=|(^|\/)env$/.test(word))
  const program = named[0]?.split('/').at(-1)
  return program && !SHELLS.includes(program) ? program : undefined
}

const SHELLS = ['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'mksh', 'busybox']

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** What a build or a script prints that would have needed the network. */
const NEEDS_NETWORK =
  /Temporary failure (in name )?resol|Could not resolve|network is unreachable|bad address '|no such host|server misbehaving|getaddrinfo (ENOTFOUND|EAI_AGAIN)|dial tcp.*(timeout|no route)|EAI_AGAIN/i
/** What comes of our machine or of the mirror, and of no work. */
const OUR_FAULT = /toomanyrequests|TLS handshake timeout|parent snapshot \S+ does not exist/i
/**
 * What an engine says that runs without root: it limits nothing, pauses nothing, and gives no container all privileges.
 * The script can go on after that, and end well.
 * @see https://docs.docker.com/engine/security/rootless/troubleshoot/#known-limitations
 */
const NEEDS_ROOT =
  /cgroups not configured|could not join or create cgroup|unable to get all container pids|Limitation discarded|mounting "sysfs" to rootfs/i

/** Why work that failed may have failed through no fault of its own, by how it ended and what it printed. */
export function excuseFor(
  exitCode: number | null,
  output: string,
): 'no-network' | 'no-root' | 'ours' | undefined {
  if (NEEDS_ROOT.test(output)) return 'no-root'
  if (exitCode === 0) return undefined
  if (OUR_FAULT.test(output)) return 'ours'
  return NEEDS_NETWORK.test(output) ? 'no-network' : undefined
}
