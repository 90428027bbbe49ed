import { stringify } from 'yaml'
import * as z from 'zod'
import type { AnyGrader } from '../grading/contract/grader.ts'

/** `graders/README.md`: every check kind with its options, an example and its diagnoses, from the graders themselves. */
export function catalogueSource(graders: Record<string, AnyGrader>): string {
  const names = Object.keys(graders)
  const sections = Object.entries(graders).map(([name, grader]) => section(name, grader))
  return `<!-- Generated from the graders by \`npm run generate\`: no need to edit. -->
# Check kinds

A check in a lab file has exactly one of these keys. Options without a default are required unless they are marked optional.

${names.map((name) => `[${name}](#${name})`).join(' · ')}

${sections.join('\n')}`
}

function section(name: string, grader: AnyGrader): string {
  const { properties = {}, required = [] } = z.toJSONSchema(grader.schema(), { io: 'input' }) as Schema
  const rows = Object.entries(properties).map(
    ([key, option]) =>
      `| \`${key}\` | ${cell(typeOf(option))} | ${cell(about(option, required.includes(key)))} |`,
  )
  const codes = Object.entries(grader.diagnoses).map(([code, { title }]) => `- \`${code}\`: ${title}`)
  return `## ${name}

${grader.summary}.

\`\`\`yaml
${stringify({ [name]: grader.example }).trimEnd()}
\`\`\`

| option | type | |
| --- | --- | --- |
${rows.join('\n')}

Diagnoses of its own:

${codes.join('\n')}
`
}

interface Schema {
  properties?: Record<string, Option>
  required?: string[]
}

interface Option {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Option[]
  items?: Option
  properties?: Record<string, Option>
  additionalProperties?: Option | boolean
  description?: string
  default?: unknown
}

/** An option's type in a few words: `integer`, `tcp or udp`, `list of string`, `map of string`. */
function typeOf(option: Option): string {
  if (option.enum) return option.enum.join(' or ')
  if (option.const !== undefined) return String(option.const)
  if (option.anyOf) return option.anyOf.map(typeOf).join(' or ')
  if (option.items) return `list of ${typeOf(option.items)}`
  if (option.properties) return Object.keys(option.properties).join(', ')
  if (typeof option.additionalProperties === 'object') return `map of ${typeOf(option.additionalProperties)}`
  return option.type ?? 'any'
}

function about(option: Option, required: boolean): string {
  const fallback =
    option.default === undefined
      ? required
        ? ''
        : 'optional'
      : `default \`${JSON.stringify(option.default)}\``
  return [option.description, fallback].filter(Boolean).join('; ')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
