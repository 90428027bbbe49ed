import * as z from 'zod'
import type { RunResult } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { judgeProgram, programKeys } from '../../src/grading/contract/program/program.ts'
import { codes } from './codes.ts'

const VARIABLE = /^[a-zA-Z_]\w*$/

/** An image, how it is run, and what must come of that. */
const schema = () =>
  z.strictObject({
    image: field.image(),
    args: field.unsaid(z.array(z.string())).optional(),
    env: field.unsaid(z.record(z.string().regex(VARIABLE), z.string())).optional(),
    stdin: field.unsaid(z.string()).optional(),
    ...programKeys(),
    timeout: field.unsaid(z.int().min(1).max(60)).default(10),
  })

type RunWant = z.infer<ReturnType<typeof schema>>

export interface RunFacts {
  /** Undefined where there is no such image. */
  result: RunResult | undefined
  /** The ENTRYPOINT of the image. */
  entrypoint: string[]
}

/** The student made what runs here, so it can print anything: several inputs, some of them not in the brief. */
export default defineKind({
  schema,
  example: { image: 'sum', args: ['2', '3'], stdout: { equals: '5' } },

  async observe({ image: name, args, env, stdin, timeout }, { docker, runs }): Promise<RunFacts> {
    const image = await docker.image(name)
    if (!image) return { result: undefined, entrypoint: [] }
    const how = { name, args, env, ...(stdin && { stdin: withEnter(stdin) }), timeoutMs: timeout * 1000 }
    const result = await runs.run(image.id, how)
    return { result, entrypoint: image.entrypoint }
  },

  judge(want, { result, entrypoint }) {
    if (!result) return 'image-to-run-missing'
    if (result.kind === 'timeout') return 'image-runs-on'
    if (result.kind === 'out-of-memory') return 'image-needs-memory'
    if (result.kind === 'not-started') {
      if (!result.missing) return 'image-not-started'
      return entrypoint.length === 0 && want.args?.length
        ? 'image-without-entrypoint'
        : 'image-program-missing'
    }
    return VERDICTS[judgeProgram(want, result)]
  },

  codes,
  authoring: {
    subject: ['image', 'args', 'env', 'stdin'],
    single: ['exit_code'],
    means: ({ image }) => ({ image: familiar(image) }),
  },
})

const VERDICTS = {
  right: 'pass',
  'exit-code': 'image-exit-code-differs',
  output: 'image-output-differs',
  'error-output': 'image-error-output-differs',
  'too-long': 'image-output-too-long',
} as const

/** As a student would type it, without what only keeps it from doing harm. */
export function typed({
  image,
  args = [],
  env = {},
  stdin,
}: Pick<RunWant, 'image' | 'args' | 'env' | 'stdin'>): string {
  const variables = Object.entries(env).map(([name, value]) => `-e ${name}=${quoted(value)}`)
  const options = stdin ? ['-i', ...variables] : variables
  const command = ['docker run --rm', ...options, image, ...args.map(quoted)].join(' ')
  return stdin ? `${printing(withEnter(stdin))} | ${command}` : command
}

/** People end what they type with the Enter key. */
const withEnter = (text: string) => (text.endsWith('\n') ? text : `${text}\n`)

/** The command that prints a text, on one line. */
const printing = (text: string) =>
  ["printf '%s\\n'", ...text.replace(/\n$/, '').split('\n').map(quoted)].join(' ')

const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
