import { basename } from 'node:path'

/** How `apart.ts` has a module loaded from beside the bundle, as esbuild prints it. */
const BESIDE =
  /process\.getBuiltinModule\(["']node:module["']\)\.createRequire\(__filename\)\(["']([^"']+)["']\)/g

/** Bun would put the folder of the build here, where libraries look for files of theirs. */
const NOWHERE = `var __dirname='/docker-lab/inside',__filename=__dirname+'/program.cjs';`

/**
 * The files of the bundle, by their names, as parts of one program, which has inside what is loaded from beside them.
 * @throws Error where a file loads nothing that way, though it loaded something when this was written
 */
export function asOneFile(files: Map<string, string>): Map<string, string> {
  const programs = ['docker-lab.cjs', 'other-commands.cjs']
  return new Map(
    [...files].map(([path, text]) => {
      const name = basename(path)
      const inside = text.replace(BESIDE, 'require("$1")')
      if (programs.includes(name) && inside === text) throw new Error(`${name} loads nothing from beside it`)
      return [name, NOWHERE + inside]
    }),
  )
}
