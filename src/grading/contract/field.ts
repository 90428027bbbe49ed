import * as z from 'zod'
import { isWithin, KERNEL_FOLDERS } from '../../docker/port/container-path.ts'
import { parseReference } from '../../docker/port/reference.ts'
import { asName } from './service/service.ts'

/**
 * The parts that schemas of check kinds are built from. Each says what its value is, and so what the rules of lint, the
 * docs and `owns` have to know of it; anything else is a plain `z` schema, whose value a brief has to name.
 */
export interface FieldFacts {
  /** What the value names; `unsaid`: a brief need not say it. */
  is:
    | 'container'
    | 'service'
    | 'swarm-service'
    | 'image'
    | 'volume'
    | 'network'
    | 'port'
    | 'path'
    | 'url'
    | 'size'
    | 'text'
    | 'unsaid'
  /** It is a port of the host, or an image's name with one in it. */
  ofHost?: true
  /** It is a path on the student's machine. */
  onHost?: true
  /** The value with which a check asks that the thing is not there. */
  absent?: string | boolean
  /** It must be found somewhere in a text: as it is, or as a pattern. */
  foundAs?: 'part' | 'pattern'
  /** Values that every engine has, so that a brief need not say them. */
  usual?: readonly string[]
}

/** The part of {@link FieldFacts} that JSON Schemas made by `z.toJSONSchema` carry. */
export const FIELD_KEYS = [
  'is',
  'ofHost',
  'onHost',
  'absent',
  'foundAs',
  'usual',
] as const satisfies (keyof FieldFacts)[]

const as = <Schema extends z.ZodType>(schema: Schema, facts: Partial<FieldFacts>): Schema =>
  schema.meta(facts as Record<string, unknown>)

const MOST_PORT = 65535
const aPort = () => z.int().min(1).max(MOST_PORT)

/** What Docker allows for a container and a volume: two characters at least. A network's name can be one. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/
const NETWORK = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/
const SWARM_SERVICE = /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/
/** The characters of an image's name, for editors; {@link isImageName} says the rest. */
const IMAGE = /^[a-zA-Z0-9[][\w.\-/:@[\]]*$/
const IMAGE_OF_ANY_TAG = /^[a-zA-Z0-9[][\w.\-/:@[\]]*(:\*)?$/
const LONGEST_IMAGE = 255

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const SUBNET = new RegExp(
  `^((${OCTET}\\.){3}${OCTET}/([12]?\\d|3[0-2])|[\\da-fA-F:]*:[\\da-fA-F:]*/\\d{1,3})$`,
)

const aName = (pattern: RegExp) => z.string().regex(pattern, 'docker-name')

/** Whether Docker takes it as the name of an image: `nginx`, `localhost:5000/me/app:1.0`. */
function isImageName(text: string): boolean {
  const reference = parseReference(text)
  if (!reference || text.length > LONGEST_IMAGE) return false
  const [, port = '1'] = /:(\d+)$/.exec(reference.registry) ?? []
  return isPort(port)
}

const isPort = (digits: string) => Number(digits) >= 1 && Number(digits) <= MOST_PORT

const isOfKernel = (path: string) => KERNEL_FOLDERS.some((folder) => isWithin(folder, path))

export const field = {
  /** The name of a container, or a service of a Compose file, whose containers it then stands for. */
  container: () =>
    as(
      z.union([
        aName(NAME),
        z.strictObject({ service: field.service(), project: field.project().optional() }).transform(asName),
      ]),
      { is: 'container' },
    ),
  containerName: () => as(aName(NAME), { is: 'container' }),
  service: () => as(z.string().regex(/^[\w.-]+$/, 'service-name'), { is: 'service' }),
  /** The name of a service of a swarm; in a stack, with the stack's name in front. */
  swarmService: () => as(aName(SWARM_SERVICE), { is: 'swarm-service' }),
  /** The name of a Compose project. */
  project: () => z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'project-name'),
  containers: () => z.array(field.container()).min(1),
  /** The name of an image, as `docker run` takes it. */
  image: () =>
    as(
      z
        .string()
        .regex(IMAGE, { error: 'image-name', abort: true })
        .refine(isImageName, { error: 'image-name' }),
      { is: 'image' },
    ),
  /** The same, or one with any tag: `nginx:*`. */
  imageOfAnyTag: () =>
    as(
      z
        .string()
        .regex(IMAGE_OF_ANY_TAG, { error: 'image-name', abort: true })
        .refine((name) => isImageName(name.replace(/:\*$/, ':any')), { error: 'image-name' }),
      { is: 'image' },
    ),
  volume: () => as(aName(NAME), { is: 'volume' }),
  network: () => as(aName(NETWORK), { is: 'network' }),
  /** A port inside a container. */
  containerPort: () => as(aPort(), { is: 'port' }),
  /** A port of the engine's host. */
  hostPort: () => as(aPort(), { is: 'port', ofHost: true }),
  /** An absolute path inside a container. */
  path: () => as(z.string().regex(/^\/[^\0]*$/, 'absolute-path'), { is: 'path' }),
  /** One of a file or a folder that can be looked at: none of the kernel's. */
  filePath: () =>
    as(
      z
        .string()
        .regex(/^\/[^\0]*$/, { error: 'absolute-path', abort: true })
        .refine((path) => !isOfKernel(path), { error: 'kernel-path' }),
      { is: 'path' },
    ),
  /** A path in the student's working folder: relative, with slashes, and never out of it. */
  workPath: () =>
    as(
      z
        .string()
        .refine(
          (path) => path !== '' && !/^[/\\~]|^[a-z]:|\\|\0/i.test(path) && !path.split('/').includes('..'),
          {
            error: 'relative-path',
          },
        ),
      { is: 'path' },
    ),
  /** A folder or file of the student's machine. */
  hostPath: () => as(z.string().min(1), { is: 'path', onHost: true }),
  /** What a page, a file or a command has to say. */
  text: <Schema extends z.ZodType>(schema: Schema) => as(schema, { is: 'text' }),
  /** A text that must be found somewhere in what is looked at. */
  part: () => as(z.string().min(1), { is: 'text', foundAs: 'part' }),
  /** A program with its arguments, which a brief need not say. */
  command: () => field.unsaid(startsProgram(z.array(z.string()).min(1))),
  /** The words of a command that a brief has to say; a list without any asks that there is none. */
  words: () => startsProgram(z.array(field.text(z.string()))),
  /** A port with its protocol: `53/udp`. */
  portAndProtocol: () =>
    z
      .string()
      .regex(/^\d+\/(tcp|udp|sctp)$/, { error: 'port-and-protocol', abort: true })
      .refine((text) => isPort(text.replace(/\/.*$/, '')), { error: 'port-and-protocol' }),
  /** An amount of memory, as `--memory` takes it. */
  size: () => as(z.string().regex(/^\d+(\.\d+)?[bkmgBKMG]?[bB]?$/, 'size'), { is: 'size' }),
  /** The name or the id of a user inside a container or an image; `not-root`: any but root. */
  user: () =>
    as(z.string().regex(/^[a-zA-Z0-9_][\w.-]*\$?$/, 'user-name'), { usual: ['not-root', 'root', '0'] }),
  /** The addresses of a network: `10.10.0.0/24`. */
  subnet: () => z.string().regex(SUBNET, 'subnet'),
  /** What drives a network or a volume. */
  driver: () => as(z.string(), { usual: ['bridge', 'local', 'default', 'host', 'null'] }),
  /** What a brief need not say: how long or how often we look, what a server calls itself. */
  unsaid: <Schema extends z.ZodType>(schema: Schema) => as(schema, { is: 'unsaid' }),
  /** Any of the above, where the schema is another. */
  as,
  /** Whether the thing must be there: `present` when left out. */
  presence: () => as(z.enum(['present', 'absent']).default('present'), { absent: 'absent' }),
}

function startsProgram<Schema extends z.ZodType<string[]>>(schema: Schema): Schema {
  return schema.refine(([program]) => program === undefined || program.trim() !== '', {
    error: 'program-name',
  }) as unknown as Schema
}
