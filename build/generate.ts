import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The files that are generated from others. `npm run generate` writes them; `npm test` fails where they drift. */

const graders = new URL('../graders/', import.meta.url)

/** Check kinds: the directories in graders/, except the template. */
export function kindNames(): string[] {
  return readdirSync(graders)
    .filter((name) => /^[a-z][a-z-]*$/.test(name))
    .filter((name) => existsSync(fileURLToPath(new URL(`${name}/${name}.ts`, graders))))
    .sort()
}

/** `src/kinds/catalogue.ts`: where the logic of each check kind is. */
export function catalogueSource(names: readonly string[]): string {
  const entries = names.map((name) => {
    const key = /^[a-z]+$/.test(name) ? name : `'${name}'`
    return `  ${key}: () => import('../../graders/${name}/${name}.ts'),`
  })
  return `// Generated from graders/ by \`npm run generate\`: no need to edit.
import type { AnyCheckKind } from '../grading/contract/kind.ts'

export const catalogue: Record<string, () => Promise<{ default: AnyCheckKind }>> = {
${entries.join('\n')}
}
`
}
