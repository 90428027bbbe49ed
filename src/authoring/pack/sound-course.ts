import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { lexer, walkTokens } from 'marked'
import { kinds } from '../../kinds/kinds.ts'
import { readBrief } from '../../lab/brief.ts'
import { loadCases } from '../../lab/cases.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError, type Problem } from '../../lab/input-error.ts'
import { loadLab } from '../../lab/load.ts'
import { excessIn } from '../../lab/markdown-file.ts'
import { readTextFile } from '../../lab/text-file.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { LANGUAGES } from '../../languages/list.ts'
import type { Chosen, Packed } from './choose-files.ts'

/**
 * Refuses a course that does not load, or whose texts link to files that students would not get.
 * @throws InputError with everything that is wrong
 */
export async function refuseUnsound({ files, labs }: Chosen, words: Messages['pack']): Promise<void> {
  if (labs.length === 0) throw new InputError([{ message: words.noLabs }])
  const found = [
    ...labs.map(({ folder }) => problemsOf(() => readLab(folder))),
    ...files.map((file) => problemsOf(() => readLinks(file, files, words))),
  ]
  const problems = (await Promise.all(found)).flat()
  if (problems.length > 0) throw new InputError(problems)
}

async function readLab(folder: string): Promise<void> {
  const lab = await loadLab(folder, kinds)
  await Promise.all(LANGUAGES.map((language) => readBrief(lab, language)))
  if (existsSync(join(folder, 'cases.yaml'))) await loadCases(lab)
}

async function readLinks({ path, source }: Packed, files: Packed[], words: Messages['pack']): Promise<void> {
  if (!path.endsWith('.md')) return
  const text = await readTextFile(source)
  if (excessIn(text)) return
  const lost = linksIn(text).filter((link) => {
    const target = join(dirname(path), link)
    return !files.some(
      (file) => file.path === target || file.path.startsWith(`${target.replace(/\/$/, '')}/`),
    )
  })
  if (lost.length === 0) return
  throw new InputError(lost.map((link) => ({ file: shownPath(source), message: words.lostLink(link) })))
}

/** The files that links and pictures lead to: no addresses, and no places in the same file. */
function linksIn(markdown: string): string[] {
  const links: string[] = []
  walkTokens(lexer(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href)
  })
  return links
    .filter((href) => !/^([a-z][a-z+.-]*:|\/\/|#)/i.test(href))
    .map((href) => decoded(href.replace(/[?#].*$/, '')))
}

function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}

async function problemsOf(read: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await read()
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}
