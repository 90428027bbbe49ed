import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The rules of the `.gitignore` files that apply in a folder, the nearest last. */
export type IgnoreRules = { base: string; rules: Ignore }[]

/** Those of a folder and of all above it, up to where Git's repository begins. */
export function rulesAbove(folder: string): IgnoreRules {
  const above = dirname(folder)
  const isTop = existsSync(join(folder, '.git')) || above === folder
  return rulesWith(isTop ? [] : rulesAbove(above), folder)
}

/** The rules that apply one folder further down. */
export function rulesWith(rules: IgnoreRules, folder: string): IgnoreRules {
  const file = join(folder, '.gitignore')
  if (!existsSync(file)) return rules
  return [...rules, { base: folder, rules: ignore().add(readFileSync(file, 'utf8')) }]
}

/** Whether Git ignores a path. Nobody asks about what is inside an ignored folder. */
export function isIgnored(all: IgnoreRules, path: string, isFolder: boolean): boolean {
  return all.reduce((ignored, { base, rules }) => {
    const inside = relative(base, path).split(sep).join('/')
    const found = rules.test(isFolder ? `${inside}/` : inside)
    return found.unignored ? false : ignored || found.ignored
  }, false)
}
