import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Plugin as CommandsOf } from '@oclif/core'
import { type BuildOptions, build } from 'esbuild'
import writeFileAtomic from 'write-file-atomic'
import { graderKeys, loadGrader } from '../src/kinds/load.ts'
import { openCourse } from '../src/lab/course.ts'
import { loadLab } from '../src/lab/load.ts'
import { APART, apart } from './bundle/apart.ts'
import { builtins } from './bundle/builtins.ts'
import { lazy } from './bundle/lazy.ts'
import { replaced } from './bundle/replaced.ts'
import type { Prepared } from './prepared.ts'

/**
 * Builds `dist/` and `oclif.manifest.json`. What is shipped is a bundle, because a student waits for `check`: loaded
 * module by module, dockerode and oclif alone take several times as long as all that `check` does.
 */

const root = join(import.meta.dirname, '..')

async function bundle(options: BuildOptions): Promise<void> {
  const { outputFiles = [] } = await build({
    ...options,
    absWorkingDir: root,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'ascii',
    // Names are kept, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
  })
  for (const { path, hash, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true })
    // By the first line, compiled code is known to be of this very file.
    await writeFileAtomic(path, `// ${hash.replace(/\W/g, '')}\n${text}`)
  }
}

/** What oclif knows of the commands without loading them, as `oclif manifest` writes it. */
async function writeManifest(): Promise<void> {
  const plugin = new CommandsOf({ root, isRoot: true, ignoreManifest: true, errorOnManifestCreate: true })
  await plugin.load()
  await writeFileAtomic(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`)
}

/** The built-in labs, so that a student's `check` need not read YAML. */
async function prepareLabs(): Promise<void> {
  const { labs } = await openCourse(join(root, 'labs'))
  await mkdir(join(root, 'dist/labs'), { recursive: true })
  for (const { folder } of labs) {
    const { folder: _, ...lab } = await loadLab(folder, { keys: graderKeys, load: loadGrader })
    const prepared: Prepared = { source: readFileSync(join(folder, 'lab.yaml'), 'utf8'), lab }
    await writeFileAtomic(join(root, 'dist/labs', `${basename(folder)}.json`), JSON.stringify(prepared))
  }
}

await bundle({ entryPoints: APART, plugins: [builtins] })
await bundle({ entryPoints: { 'docker-lab': 'src/cli.ts' }, plugins: [apart, replaced, builtins, lazy] })
await Promise.all([writeManifest(), prepareLabs()])
