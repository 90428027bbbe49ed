import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import { labSchema } from '../../lab/schema.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { LANGUAGES } from '../../languages/list.ts'
import { optionsOf } from '../docs/options.ts'
import type { Files } from './fill-template.ts'
import type { Made } from './place-folder.ts'

/** A check kind's name is that of its folder, and its key in YAML. */
const NAME = /^[a-z]+(-[a-z]+)*$/
const LONGEST = 20
/** The files that a check kind is made of. The template is part of the project itself, and is compiled with it. */
const PARTS: Record<string, string> = {
  'graders/_template/_template.ts': 'graders/NAME/NAME.ts',
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      ['ts', 'md'].map((ending) => [
        `graders/_template/${language}.${ending}`,
        `graders/NAME/${language}.${ending}`,
      ]),
    ),
  ),
  'test/graders/_template.ts': 'test/graders/NAME.test.ts',
}

/**
 * Makes the folder of a check kind and its test in a checkout of this project, and enters it in the generated files.
 * @throws InputError
 */
export async function newGrader(
  { parent, name }: { parent: string; name: string },
  words: Messages['scaffold'],
): Promise<Made> {
  if (!NAME.test(name) || name.length > LONGEST || isKeyOfACheck(name))
    throw new InputError([{ message: words.graderName(name) }])
  const checkout = findCheckout(resolve(parent))
  if (checkout === undefined) throw new InputError([{ message: words.noCheckout }])
  const files = await graderFiles(checkout, name)
  const paths = Object.keys(files).map((path) => join(checkout, path))
  const there = paths.find((path) => existsSync(path))
  if (there !== undefined) throw new InputError([{ file: shownPath(there), message: words.exists }])
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(checkout, path)), { recursive: true })
      await writeFile(join(checkout, path), text, { flag: 'wx' })
    }
    await generate(checkout)
  } catch (error) {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
    await rmdir(join(checkout, 'graders', name)).catch(() => {})
    await generate(checkout).catch(() => {})
    throw error
  }
  return { folder: checkout, files: paths }
}

/** Such as `title`, which every check has. */
function isKeyOfACheck(name: string): boolean {
  return optionsOf(labSchema({})).some((option) => option.name === `checks[].${name}`)
}

/** The folder of this project's sources, at or above a folder. */
function findCheckout(folder: string): string | undefined {
  const parts = ['package.json', 'CONTRIBUTING.md', ...Object.keys(PARTS)]
  if (parts.every((part) => existsSync(join(folder, part))) && isOurs(join(folder, 'package.json')))
    return folder
  const above = dirname(folder)
  return above === folder ? undefined : findCheckout(above)
}

function isOurs(packageJson: string): boolean {
  return JSON.parse(readFileSync(packageJson, 'utf8')).name === 'docker-lab'
}

async function graderFiles(checkout: string, name: string): Promise<Files> {
  const files = Object.entries(PARTS).map(async ([template, path]) => {
    const text = await readFile(join(checkout, template), 'utf8')
    const renamed = text.replaceAll('_template', name).replaceAll('template-missing', `${name}-missing`)
    return [path.replaceAll('NAME', name), renamed] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

/** In a process of its own: this one has the catalogue as it was. */
async function generate(checkout: string): Promise<void> {
  // An executable is docker-lab, unless it is told to be the Bun that it has inside.
  const env = { ...process.env, BUN_BE_BUN: '1' }
  await promisify(execFile)(process.execPath, ['build/write-generated.ts'], { cwd: checkout, env })
}
