import { join } from 'node:path'
import type { Rolldown } from 'vite'

/** The files of the page, by their names. Here they are built from the sources; what is shipped has them inside. */
export async function builtWeb(): Promise<Record<string, string>> {
  const { build } = await import('vite')
  const root = join(import.meta.dirname, 'web')
  const built = (await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'app.js', assetFileNames: '[name].[ext]' } },
    },
  })) as Rolldown.RolldownOutput
  return Object.fromEntries(built.output.map((file) => [file.fileName, textOf(file)]))
}

function textOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string {
  if (file.type === 'chunk') return file.code
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source)
}
