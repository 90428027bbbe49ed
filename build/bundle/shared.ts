import { relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

/** The modules of the program for students that the other commands take from it, by their paths in this project. */
export type Shared = ReadonlySet<string>

/** What is only for authors and teachers: `use` gives it the modules that it shares with the program for students. */
const entry = (commands: readonly string[]) => `
export { use } from 'given'
export const commands = {
${commands.map((id) => `  '${id}': () => require('./src/commands/${id}.ts'),`).join('\n')}
}
`

const GIVEN = `
let given
export const use = (modules) => { given = modules }
export const from = (path) => given[path]()
`

/** What a module exports; undefined of CommonJS. */
export type Modules = ReadonlyMap<string, string[] | undefined>

/** The modules that a build has in its output, but for those that plugins made. */
export async function modulesIn({ outputs, inputs }: Metafile, root: string): Promise<Modules> {
  const used = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  const paths = used.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 && /^[\w@.][^:]*\.[cm]?[jt]s$/.test(path) ? [path] : [],
  )
  const exported = await exportsOf(
    paths.filter((path) => inputs[path]?.format === 'esm'),
    root,
  )
  return new Map(paths.map((path) => [path, exported.get(path)]))
}

async function exportsOf(paths: string[], root: string): Promise<Map<string, string[]>> {
  const alone: Plugin = {
    name: 'alone',
    setup: ({ onResolve }) =>
      onResolve({ filter: /./ }, ({ kind }) => (kind === 'entry-point' ? undefined : { external: true })),
  }
  const options = { bundle: true, platform: 'node', write: false, metafile: true, outdir: 'dist' } as const
  const entryPoints = paths.map((path) => `./${path}`)
  const { metafile } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints,
    format: 'esm',
    plugins: [alone],
  })
  return new Map(Object.values(metafile.outputs).map(({ entryPoint = '', exports }) => [entryPoint, exports]))
}

/**
 * Makes the entry point `teachers`, and has it take from the program for students what that has.
 * @param taken is filled with what it takes
 */
export const fromStudents = (commands: readonly string[], theirs: Modules, taken: Set<string>): Plugin => ({
  name: 'from-students',
  setup({ initialOptions, onResolve, onLoad, resolve }) {
    const root = initialOptions.absWorkingDir ?? '.'
    onResolve({ filter: /^(teachers|given)$/ }, ({ path }) => ({ path, namespace: 'teachers' }))
    onLoad({ filter: /./, namespace: 'teachers' }, ({ path }) => ({
      contents: path === 'given' ? GIVEN : entry(commands),
      resolveDir: root,
    }))
    onResolve({ filter: /./ }, async ({ path, pluginData, ...about }) => {
      if (pluginData === taken || about.kind === 'entry-point') return undefined
      const found = await resolve(path, { ...about, pluginData: taken })
      const inProject = relative(root, found.path).replaceAll('\\', '/')
      const isOwn = about.importer === 'teachers' || !theirs.has(inProject)
      if (found.namespace !== 'file' || isOwn) return { ...found, pluginData: undefined }
      taken.add(inProject)
      return { path: inProject, namespace: 'shared' }
    })
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `import { from } from 'given'; ${taking(path, theirs.get(path))}`,
      resolveDir: root,
    }))
  },
})

function taking(path: string, exports: readonly string[] | undefined): string {
  if (!exports) return `module.exports = from('${path}')`
  const taken = exports.map((name, at) => `${name}: $${at}`)
  const given = exports.map((name, at) => `$${at} as ${name}`)
  return `const { ${taken.join(', ')} } = from('${path}'); export { ${given.join(', ')} }`
}

/** The way in which the program for students gives them, as a module. */
export const giving = (shared: Shared): string =>
  `export const shared = {\n${[...shared].map((path) => `  '${path}': () => require('./${path}'),`).join('\n')}\n}`
