import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The rules of the `.gitignore` files that apply in a folder, the nearest last. */
export type IgnoreRules = { base: string; rules: Ignore }[]

/**
 * Those of a folder and of all above it, up to where Git's repository begins, or the course where there is none. A
 * repository that ignores the folder itself, such as one of somebody's home directory, says nothing about it.
 */
export function rulesAbove(folder: string): IgnoreRules {
  const all = above(folder)
  const top = all.find((one) => existsSync(join(one, '.git'))) ?? all.find(isCourse) ?? folder
  let rules: IgnoreRules = []
  for (const one of all.slice(0, all.indexOf(top) + 1).reverse())
    rules = isIgnored(rules, one, true) ? rulesWith([], one) : rulesWith(rules, one)
  return rules
}

/** A folder, and all above it. */
function above(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...above(parent)]
}

const isCourse = (folder: string) => existsSync(join(folder, 'course.yaml'))

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
    if (inside === '') return ignored
    const found = rules.test(isFolder ? `${inside}/` : inside)
    return found.unignored ? false : ignored || found.ignored
  }, false)
}
