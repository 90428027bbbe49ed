import * as z from 'zod'

/**
 * The parts that schemas of check kinds are built from. Each says what its value is, and so what the rules of lint, the
 * docs and `owns` have to know of it; anything else is a plain `z` schema, whose value a brief has to name.
 */
export interface FieldFacts {
  /** What the value names; `unsaid`: a brief need not say it. */
  is: 'container' | 'image' | 'volume' | 'network' | 'port' | 'path' | 'url' | 'text' | 'unsaid'
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

const aPort = () => z.int().min(1).max(65535)

export const field = {
  /** The name of a container. */
  container: () => as(z.string().min(1), { is: 'container' }),
  containers: () => z.array(field.container()).min(1),
  /** The name of an image, as `docker run` takes it. */
  image: () => as(z.string().min(1), { is: 'image' }),
  volume: () => as(z.string().min(1), { is: 'volume' }),
  network: () => as(z.string().min(1), { is: 'network' }),
  /** A port inside a container. */
  containerPort: () => as(aPort(), { is: 'port' }),
  /** A port of the engine's host. */
  hostPort: () => as(aPort(), { is: 'port', ofHost: true }),
  /** An absolute path inside a container. */
  path: () => as(z.string().regex(/^\/[^\0]*$/, 'absolute-path'), { is: 'path' }),
  /** A folder or file of the student's machine. */
  hostPath: () => as(z.string().min(1), { is: 'path', onHost: true }),
  /** What a page, a file or a command has to say. */
  text: <Schema extends z.ZodType>(schema: Schema) => as(schema, { is: 'text' }),
  /** A text that must be found somewhere in what is looked at. */
  part: () => as(z.string().min(1), { is: 'text', foundAs: 'part' }),
  /** What drives a network or a volume. */
  driver: () => as(z.string(), { usual: ['bridge', 'local', 'default', 'host', 'null'] }),
  /** What a brief need not say: how long or how often we look, what a server calls itself. */
  unsaid: <Schema extends z.ZodType>(schema: Schema) => as(schema, { is: 'unsaid' }),
  /** Any of the above, where the schema is another. */
  as,
  /** Whether the thing must be there: `present` when left out. */
  presence: () => as(z.enum(['present', 'absent']).default('present'), { absent: 'absent' }),
}
