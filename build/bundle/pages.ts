import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { LANGUAGES } from '../../src/languages/list.ts'
import { loading } from './apart.ts'
import type { Rewrites } from './rewrites.ts'

/** Makes the entry point `pages`: the pages of all diagnoses, in a file of their own because only `explain` reads them. */
export const pages: Plugin = {
  name: 'pages',
  setup({ initialOptions, onResolve, onLoad }) {
    onResolve({ filter: /^pages$/ }, ({ path }) => ({ path, namespace: 'pages' }))
    onLoad({ filter: /./, namespace: 'pages' }, () => ({
      contents: `module.exports = ${JSON.stringify(allPages(initialOptions.absWorkingDir ?? '.'))}`,
    }))
  },
}

/** Markdown by `FOLDER/LANGUAGE`, which is what `readPages` is asked for. */
export function allPages(root: string): Record<string, string> {
  const files = globSync(['graders/[a-z]*/*.md', 'src/grading/**/*.md'], { cwd: root })
    .filter((file) => LANGUAGES.some((language) => basename(file) === `${language}.md`))
    .sort()
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.md'.length).replaceAll('\\', '/'),
      readFileSync(join(root, file), 'utf8'),
    ]),
  )
}

const READ_PAGES = 'src/kinds/read-pages.ts'

/** What replaces `src/kinds/read-pages.ts`. */
const FROM_THE_BUNDLE = `
export function readPages(folder, language) {
  const pages = ${loading('./pages.cjs')}
  const path = folder + '/' + language
  if (!Object.hasOwn(pages, path)) throw new Error('no pages of ' + path)
  return pages[path]
}
`

/** Lets the bundle read pages from that file, and not from the sources. */
export const pagesInside = (rewrites: Rewrites): Plugin => ({
  name: 'pages-inside',
  setup({ onLoad }) {
    const matched = rewrites.expect([READ_PAGES])
    onLoad({ filter: /[\\/]src[\\/]kinds[\\/]read-pages\.ts$/ }, () => {
      matched(READ_PAGES)
      return { contents: FROM_THE_BUNDLE }
    })
  },
})
