import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The files that are generated from others. `npm run generate` writes them; `npm test` fails where they drift. */

const root = new URL('../', import.meta.url)

/** Check kinds: the files of graders/, but for the template. */
export function graderNames(): string[] {
  return readdirSync(fileURLToPath(new URL('graders/', root)))
    .filter((file) => /^[a-z][a-z-]*\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort()
}

/** `src/grading/registry.ts`: where each check kind and its translations are. */
export function registrySource(names: string[]): string {
  const entry = (name: string) =>
    [
      `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: {`,
      `    grader: () => import('../../graders/${name}.ts'),`,
      `    zh: () => import('../locales/zh/graders/${name}.ts'),`,
      '  },',
    ].join('\n')
  return `// Generated from graders/ by \`npm run generate\`: no need to edit.
import type { AnyGrader, AnyTranslation } from './contract/grader.ts'

interface Entry {
  grader(): Promise<{ default: AnyGrader }>
  zh(): Promise<{ default: AnyTranslation }>
}

export const registry: Record<string, Entry> = {
${names.map(entry).join('\n')}
}
`
}
