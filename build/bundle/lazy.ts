import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/** The output of tsc requires everything at the top of a file. Here each module is loaded when it is first used. */
export const lazy: Plugin = {
  name: 'lazy',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => ({
      contents: withLazyRequires(readingAtOnce(withoutCollation(readFileSync(path, 'utf8')))),
    }))
  },
}

/** tsc names an import `module_1` and only ever uses it as `module_1.name`. */
function withLazyRequires(source: string): string {
  const names: string[] = []
  const declared = source.replace(
    /^const (\w+_\d) = ((?:__import\w+\()?require\("[^"]+"\)\)?);$/gm,
    (_, name: string, load: string) => {
      names.push(name)
      return `let ${name}; const lazy_${name} = () => (${name} ??= ${load});`
    },
  )
  return names.reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, 'g'), `(lazy_${name}().$1)`),
    declared,
  )
}

/** oclif sorts the names of commands by the rules of a language; loading those takes a third of Node's own start. */
const withoutCollation = (source: string) =>
  source.replace(/\b(a|b)\.(id|name)\.localeCompare\((a|b)\.\2\)/g, '($1.$2 < $3.$2 ? -1 : 1)')

/** Its one small manifest is there sooner than what reads files in the background would be loaded. */
const readingAtOnce = (source: string) =>
  source.replace('await (0, promises_1.readFile)(', "require('node:fs').readFileSync(")
