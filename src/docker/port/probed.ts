/** What the probes of the port give. */

export type FileFact =
  | { kind: 'absent' }
  | { kind: 'directory'; entries: string[]; truncated: boolean }
  | { kind: 'file'; size: number; mode: number; text: string; truncated: boolean; sha256?: string }
  | { kind: 'other'; what: 'symlink' | 'fifo' | 'device' | 'socket' }

export interface Logs {
  text: string
  truncated: boolean
  /** False when the container's log driver keeps nothing that could be read. */
  readable: boolean
}

export type ExecResult =
  | { kind: 'ended'; exitCode: number; stdout: string; stderr: string; truncated: boolean }
  | { kind: 'timeout'; stdout: string; stderr: string }
  /** `said`: why, in the words of the engine or of its runtime. */
  | { kind: 'not-started'; said: string }

export interface Listener {
  /** `0.0.0.0`, `127.0.0.1`, `::`, `::1`, … */
  address: string
  port: number
}

export type ConnectionProblem = 'refused' | 'reset' | 'timeout' | 'unreachable'

export type HttpAnswer =
  | {
      kind: 'answer'
      status: number
      headers: Record<string, string>
      body: string
      truncated: boolean
      /** Where a redirect to another host pointed; it is not followed. */
      redirectedTo?: string
    }
  | { kind: 'problem'; problem: ConnectionProblem | 'not-http' }

export type TcpAnswer = { kind: 'connected' } | { kind: 'problem'; problem: ConnectionProblem }

export type RegistryAnswer =
  | { kind: 'held'; manifestDigest: string; configDigest: string; layers: string[]; created: string }
  | { kind: 'no-repository'; tags: [] }
  | { kind: 'no-tag'; tags: string[] }
  | { kind: 'denied' }
  /** `at`: the path that was asked for, where the answer to it shows it; `status`: that of the answer. */
  | { kind: 'not-a-registry'; why: NotARegistry; status?: number; at?: string }
  | { kind: 'problem'; problem: ConnectionProblem }

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
