import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import type { Rewrites } from './rewrites.ts'

/** What is changed in the files of oclif, in this order, each by its name. */
export const LAZY: Record<string, (source: string) => string> = {
  'no collation': withoutCollation,
  'manifest read at once': readingAtOnce,
  'lazy requires': withLazyRequires,
}

/** The output of tsc requires everything at the top of a file. Here each module is loaded when it is first used. */
export const lazy = (rewrites: Rewrites): Plugin => ({
  name: 'lazy',
  setup({ onLoad }) {
    const matched = rewrites.expect(Object.keys(LAZY))
    onLoad({ filter: /node_modules[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8')
      for (const [name, rewrite] of Object.entries(LAZY)) {
        const rewritten = rewrite(contents)
        if (rewritten !== contents) matched(name)
        contents = rewritten
      }
      return { contents }
    })
  },
})

/**
 * tsc names an import `module_1` and only ever uses it as `module_1.name`.
 * @throws Error where it is used in some other way
 */
function withLazyRequires(source: string): string {
  const names: string[] = []
  const declared = source.replace(
    /^const (\w+_\d+) = ((?:__import\w+\()?require\("[^"]+"\)\)?);$/gm,
    (_, name: string, load: string) => {
      names.push(name)
      return `let $${name}; const lazy_${name} = () => ($${name} ??= ${load});`
    },
  )
  return names.reduce((text, name) => {
    const lazily = text.replace(new RegExp(`(?<![\\w.$])${name}\\.(\\w+)`, 'g'), `(lazy_${name}().$1)`)
    if (new RegExp(`(?<![\\w.$])${name}(?!\\w)`).test(lazily))
      throw new Error(`${name} is not used as ${name}.x`)
    return lazily
  }, declared)
}

/** oclif sorts the names of commands by the rules of a language; loading those takes a third of Node's own start. */
function withoutCollation(source: string): string {
  return source.replace(/\b(a|b)\.(id|name)\.localeCompare\((a|b)\.\2\)/g, '($1.$2 < $3.$2 ? -1 : 1)')
}

/** Its one small manifest is there sooner than what reads files in the background would be loaded. */
function readingAtOnce(source: string): string {
  return source.replace('await (0, promises_1.readFile)(', "require('node:fs').readFileSync(")
}
