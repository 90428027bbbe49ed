/** One layer: what is wanted of some packages, then files, folders and links laid over it. */
export interface Layer {
  /** Debian packages: their programs and libraries. `+` brings the libraries (or the Java) a package depends on. */
  readonly packages?: readonly string[]
  /** Which of their programs are wanted; all, when left out. */
  readonly programs?: readonly string[]
  /** What else of the packages is wanted. `*` stands for a version. */
  readonly keep?: readonly string[]
  /** A folder beside the recipe; what is in it is laid over. */
  readonly root?: string
  /** Path → text. */
  readonly files?: Readonly<Record<string, string>>
  readonly folders?: readonly string[]
  /** Path → where it points. */
  readonly links?: Readonly<Record<string, string>>
  /** Adds a link to busybox for each of its commands. */
  readonly applets?: boolean
}

/** The `config` of an image's configuration: what `docker run` starts from. */
export interface RunConfig {
  readonly Env?: readonly string[]
  readonly Entrypoint?: readonly string[]
  readonly Cmd: readonly string[]
  readonly ExposedPorts?: Readonly<Record<string, object>>
  readonly Volumes?: Readonly<Record<string, object>>
  readonly StopSignal?: string
  readonly WorkingDir?: string
}

/** An image of the hub, under each of its tags. */
export interface Image {
  readonly name: string
  readonly tags: readonly string[]
  readonly layers: readonly Layer[]
  /** `version` answers the version of a package that is in the image. */
  config(version: (name: string) => string): RunConfig
}
