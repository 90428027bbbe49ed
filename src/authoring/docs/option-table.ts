import type { Messages } from '../../languages/en/messages.ts'
import { inMarkdown } from './in-markdown.ts'
import type { Option, Type } from './options.ts'

type Words = Messages['docs']

/** Options as a table in Markdown, with what each means by its path. */
export function optionTable(
  options: Option[],
  words: Words,
  meanings: Readonly<Record<string, string>>,
): string {
  const rows = options.map(({ name, type, required, fallback }) => {
    const otherwise = required
      ? words.required
      : saysSomething(fallback) &&
        words.fallback(typeof fallback === 'string' ? fallback : JSON.stringify(fallback))
    const meaning = [inMarkdown(meanings[name] ?? ''), otherwise].filter(Boolean).join(words.semicolon)
    return `| \`${name}\` | ${cell(typeWords(type, words))} | ${cell(meaning)} |`
  })
  return [`| ${words.option} | ${words.type} | ${words.meaning} |`, '| --- | --- | --- |', ...rows].join('\n')
}

const saysSomething = (fallback: unknown) =>
  typeof fallback === 'object' ? Object.keys(fallback ?? {}).length > 0 : fallback !== undefined

/** Such as: whole number (1 to 65535); `tcp` or `udp`; list of: text. */
function typeWords(type: Type, words: Words): string {
  if (type.enum) return words.oneOf(type.enum.map((value) => `\`${value}\``))
  if (type.const !== undefined) return `\`${type.const}\``
  if (type.is === 'container') return words.types.string
  if (type.anyOf) return words.oneOf(type.anyOf.map((one) => typeWords(one, words)))
  if (type.items) return words.list(typeWords(type.items, words))
  if (type.properties) return words.group
  if (typeof type.additionalProperties === 'object')
    return words.map(typeWords(type.additionalProperties, words))
  if (type.$ref !== undefined) return words.types.string
  const name = words.types[type.type as keyof Words['types']] ?? words.types.any
  const [least, most] = [type.minimum, type.maximum].map((limit) =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined,
  )
  return least === undefined && most === undefined ? name : words.range(name, least, most)
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
