/** What the probes of the port give. */

export type FileFact =
  | { kind: 'absent' }
  | ({ kind: 'directory'; entries: string[]; truncated: boolean; mode?: number } & Owned)
  | RegularFile
  | { kind: 'other'; what: 'symlink' | 'fifo' | 'device' | 'socket' }

/** Of a file or folder of a container: the ids of whom it belongs to, as the container sees them. */
interface Owned {
  owner?: { uid: number; gid: number }
}

export interface RegularFile extends Owned {
  kind: 'file'
  size: number
  mode: number
  /** When its content last changed: ISO 8601, by the clock of the engine's host. Absent where it is not known. */
  modified?: string
  /** Without the byte order mark, if it has one. */
  text: string
  /** The encoding that its byte order mark says. */
  mark?: TextEncoding
  /** Where it is not UTF-8 and has no mark: what it says if it was saved in this encoding, which nothing proves. */
  guess?: { encoding: TextEncoding; text: string }
  truncated: boolean
  sha256?: string
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface Logs {
  text: string
  truncated: boolean
  /** False when the container's log driver keeps nothing that could be read. */
  readable: boolean
  /** There was no such container when the log was asked for. */
  noContainer?: true
}

export type ExecResult =
  | { kind: 'ended'; exitCode: number; stdout: string; stderr: string; truncated: boolean }
  /** `stillRuns`: it could not be ended, and runs on in the container. */
  | { kind: 'timeout'; stdout: string; stderr: string; stillRuns?: true }
  /**
   * `said`: why, in the words of the engine or of its runtime. `missing`: the container has no such program.
   * `notUp`: the container was not there, or did not run.
   */
  | { kind: 'not-started'; said: string; missing?: true; notUp?: true }

/** What a container did that was made of an image to be looked at once, and is gone. */
export type RunResult =
  | { kind: 'ended'; exitCode: number; stdout: string; stderr: string; truncated: boolean }
  | { kind: 'timeout'; stdout: string; stderr: string }
  /** It needed more memory than it was given. */
  | { kind: 'out-of-memory' }
  /** As in {@link ExecResult}. */
  | { kind: 'not-started'; said: string; missing?: true }

/** A row of the kernel's table of mounts. */
export interface KernelMount {
  /** In the container. */
  destination: string
  /** Where it begins in its own file system, under the name that this has now. */
  root: string
  /** What it shows was removed since it was mounted, and may be there again under the same name. */
  deleted: boolean
  writable: boolean
}

export interface Listener {
  /** `0.0.0.0`, `127.0.0.1`, `::`, `::1`, … */
  address: string
  port: number
}

/** What a container's own programs listen on. */
export interface OwnListening {
  listeners: Listener[]
  /** Every program could be looked at, so that what is not here is another container's. */
  isComplete: boolean
}

export type ConnectionProblem = 'refused' | 'reset' | 'timeout' | 'unreachable'

export interface ConnectionFailure {
  kind: 'problem'
  problem: ConnectionProblem
  /** What was dialled instead, where the engine's own loopback address is out of reach. */
  instead?: string
}

/** The connection was made, but what came on it is not what was asked for: HTTP, or TLS to begin with. */
export interface ProtocolFailure {
  kind: 'problem'
  problem: 'not-http' | 'not-https' | 'tls-refused'
}

/** One answer of a web server. */
export interface WebPage {
  status: number
  /** Names in lower case; several values of one name are joined by `, `. */
  headers: Record<string, string>
  body: string
}

/** How a page is asked for, where that is not what a browser does by itself. */
export interface HttpRequest {
  /** In the `Host` header: the name of a site, with its port where it has one. */
  host?: string
  /** The first answer counts, whatever it leads to. */
  follow?: false
  /** It was asked for before, and is asked for once more, to see what is different then. */
  again?: true
}

export type HttpAnswer =
  | (WebPage & {
      kind: 'answer'
      /** Which address of the engine's host was dialled. */
      address: string
      /** The page is longer than what is kept. */
      truncated: boolean
      /** How the page ended before it was complete: `body` is what came until then. */
      unfinished?: 'reset' | 'timeout'
      /** The redirects on the same host and port that were followed to it, in order. */
      redirects: WebPage[]
      /** Where a redirect to another host pointed; it is not followed. */
      redirectedTo?: string
    })
  | ConnectionFailure
  | ProtocolFailure

/** The processes of a container that runs. */
export interface Processes {
  /** The number of its main process on the engine's host. */
  main: number
  /** How many there are: all of them, and those that are not of a `docker exec`. */
  all: number
  own: number
}

export type TcpAnswer =
  | {
      kind: 'connected'
      address: string
      /** The server said nothing. What accepted the connection can be Docker, which may still cut it. */
      silent: boolean
    }
  | ConnectionFailure

export type RegistryAnswer =
  | (HeldImage & {
      kind: 'held'
      /** Of what the name leads to: a manifest, or the index of an image for several platforms. */
      manifestDigest: string
      /** Of an image for several platforms: the others that the registry has. */
      others?: HeldImage[]
    })
  | { kind: 'no-repository'; tags: [] }
  | { kind: 'no-tag'; tags: string[] }
  /** It asks for a login; or, where it was asked with one, does not accept that. */
  | { kind: 'denied' }
  /** It was asked with a login, but answers without. */
  | { kind: 'open' }
  /** `at`: the path that was asked for, where the answer to it shows it; `status`: that of the answer; `server`: what the server calls itself. */
  | { kind: 'not-a-registry'; why: NotARegistry; status?: number; at?: string; server?: string }
  | { kind: 'problem'; problem: ConnectionProblem }

/** An image in a registry, for one platform. */
export interface HeldImage {
  configDigest: string
  /** Digests of the uncompressed layers, base first. */
  layers: string[]
  created: string
  /** What its configuration says, to be compared with that of an image here. */
  settings?: HeldSettings
  /** Where it is one of several: its own manifest, and what the index says of its platform (`linux/arm64`). */
  manifestDigest?: string
  platform?: string
}

/** The settings of an image, as those of an {@link Image}. */
export interface HeldSettings {
  platform: string
  author: string
  entrypoint: string[]
  command: string[]
  env: Record<string, string>
  workdir: string
  user: string
  labels: Record<string, string>
  volumes: string[]
  exposed: string[]
  /** As {@link Image.behaviour}. */
  behaviour?: string
}

/** What shows that a server is not a registry, or not one that holds what it says. */
export type NotARegistry =
  | 'not-http'
  /** It answered with a status that a registry would not give there. */
  | 'wrong-status'
  /** It says that it holds an image whose name was made up just now. */
  | 'holds-anything'
  /** Asked for an image that does not exist, it did not answer as a registry does. */
  | 'wrong-error'
  /** Its answer is longer than any registry's. */
  | 'too-long'
  /** The manifest is not that of an image. */
  | 'not-an-image'
  /** A manifest or a configuration is not what its digest says. */
  | 'wrong-digest'
  /** The configuration has a different number of layers than the manifest. */
  | 'wrong-layers'
  /** The configuration or a layer of the image is missing. */
  | 'part-missing'
  /** A layer has a different size than the manifest says. */
  | 'wrong-size'
  /** The list of tags is not that of a registry. */
  | 'wrong-tags'
