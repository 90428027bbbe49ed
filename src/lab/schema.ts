import * as z from 'zod'
import { field } from '../grading/contract/field.ts'
import type { RuleCode } from '../languages/lab-faults.ts'
import { FALLBACK, LANGUAGES, type Text } from '../languages/list.ts'
import { varySchema } from './vary.ts'

/** The part of a lab file that all check kinds share. What is under a check kind's key belongs to its own schema. */

const TIME = /^(\d{1,6})(ms|s|m)$/
const MS = { ms: 1, s: 1000, m: 60_000 }
const LONGEST_MS = 10 * MS.m

/** What a schema refuses with: the code of the rule that is broken. */
export const rule = (code: RuleCode) => ({ error: code })

/** Text with something in it. */
export const words = z.string().regex(/\S/, rule('empty'))

/** kebab-case: what ids and chapters look like. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, rule('kebab-case'))

/** A text, in one language for all or in several. */
export const text = z
  .union([words, inLanguages() as unknown as z.ZodType<Exclude<Text, string>>])
  .meta({ id: 'Text' })

const port = field.hostPort()
/** A volume and where it is mounted, as `-v` takes them. */
const MOUNT = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+:\/[^:]*(:ro)?$/
const published = z.string().refine(isPublished, rule('two-ports'))

const service = z
  .strictObject({
    name: field.containerName(),
    image: field.image(),
    ports: z.array(published).default([]),
    env: z.record(z.string(), z.string()).default({}),
    command: z.array(z.string()).default([]),
    mounts: z.array(z.string().regex(MOUNT, { ...rule('volume-and-path'), abort: true })).default([]),
    networks: z.array(field.network()).default([]),
    cpus: z.number().positive().optional(),
    state: z.enum(['running', 'exited', 'created', 'paused']).default('running'),
    serves: z.enum(['registry']).optional(),
    login: z
      .strictObject({ user: z.string().regex(/^[^:\s]+$/, rule('user-name')), password: words })
      .optional(),
  })
  .refine(({ login, serves }) => login === undefined || serves === 'registry', {
    ...rule('login-of-registry'),
    path: ['login'],
  })

const scene = z.strictObject({
  images: z.array(field.image()).default([]),
  ports: z.array(port).default([]),
  containers: z.array(service).default([]),
  volumes: z.array(field.volume()).default([]),
  anonymous_volumes: z.array(id).default([]),
  networks: z.array(field.network()).default([]),
  dangling_images: z.array(z.strictObject({ name: id, container: field.containerName() })).default([]),
})

const environment = scene.superRefine(({ containers, volumes, networks, dangling_images }, { addIssue }) => {
  const names = containers.map(({ name }) => name)
  const wants = containers.flatMap(({ mounts, networks: on }, index) => [
    ...mounts.map((mount, at) => wanted(mount.replace(/:.*/, ''), volumes, index, 'mounts', at)),
    ...on.map((network, at) => wanted(network, networks, index, 'networks', at)),
  ])
  const committed = dangling_images.map(({ container }, index) => ({
    ...wanted(container, names),
    path: ['dangling_images', index, 'container'],
  }))
  for (const { name, among, path } of [...wants, ...committed])
    if (!among.includes(name)) addIssue({ code: 'custom', message: 'not-in-scene', path, input: name })
})

/** A name that a container of the scene uses, and the names that the scene has. */
const wanted = (name: string, among: readonly string[], ...at: (string | number)[]) => ({
  name,
  among,
  path: ['containers', ...at],
})

const owned = z.strictObject({
  containers: z.array(field.containerName()).default([]),
  images: z.array(field.image()).default([]),
  volumes: z.array(field.volume()).default([]),
  networks: z.array(field.network()).default([]),
  services: z.array(field.swarmService()).default([]),
})

const check = {
  id: id,
  title: text,
  points: z.int().min(0).max(1000).default(1),
  needs: z.array(z.string()).default([]),
  within: z
    .string(rule('time'))
    .regex(TIME, rule('time'))
    .refine((time) => ms(time) <= LONGEST_MS, rule('at-most-10m'))
    .prefault('0s')
    .transform(ms),
  hints: z.array(text).max(3).default([]),
  reveal: z.enum(['full', 'actual', 'message', 'none']).default('full'),
}

export type CheckInput = z.output<z.ZodObject<typeof check>> & Record<string, unknown>

/** The schema of a lab file, for the check kinds given: by the name of each, the schema of what it takes. */
export function labSchema(kinds: Record<string, z.ZodType>) {
  const optional = Object.entries(kinds).map(([key, schema]) => [key, schema.optional()] as const)
  const anyCheck = z.strictObject({ ...check, ...Object.fromEntries(optional) })
  return z.strictObject({
    title: text,
    chapter: id.optional(),
    minutes: z.int().min(1).max(600).optional(),
    vary: varySchema.default({}),
    environment: environment.prefault({}),
    owns: owned.prefault({}),
    checks: z
      .array(anyCheck.meta({ oneOf: Object.keys(kinds).map((key) => ({ required: [key] })) }))
      .min(1, rule('at-least-one-check'))
      .max(100),
  })
}

/** The language that every text has, and any others. */
function inLanguages() {
  const ours = LANGUAGES.map((language) => [language, language === FALLBACK ? words : words.optional()])
  return z
    .object(Object.fromEntries(ours))
    .catchall(words)
    .superRefine((text, { addIssue }) => {
      for (const code of Object.keys(text))
        if (!isLanguage(code))
          addIssue({ code: 'custom', message: rule('language-code').error, path: [code] })
    })
}

/** Whether it is the code of a language, such as `fr` or `pt-BR`. */
function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)) return false
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) !== undefined
}

function ms(time: string): number {
  const [, amount = '0', unit = 's'] = TIME.exec(time) ?? []
  return Number(amount) * MS[unit as keyof typeof MS]
}

function isPublished(ports: string): boolean {
  const found = /^(\d{1,5}):(\d{1,5})(\/(tcp|udp))?$/.exec(ports)
  return found !== null && [found[1], found[2]].every((number) => port.safeParse(Number(number)).success)
}
