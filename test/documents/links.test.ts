import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anchorsIn, readOutline } from '../../src/authoring/lint/brief.ts'
import { missingPart } from '../../src/authoring/lint/rules/briefs.ts'
import { folderOf, lineAt, markdownFiles, outlineOf } from './markdown.ts'

const known = new Map<string, Set<string> | undefined>()
/** What is made from a template leads to files that are made with it. */
const files = markdownFiles.filter((path) => !path.includes('/templates/'))

/** The headings of a file, however long it is; undefined where there is none. */
function anchorsOf(path: string): Set<string> | undefined {
  if (!known.has(path)) known.set(path, readAnchors(path))
  return known.get(path)
}

function readAnchors(path: string): Set<string> | undefined {
  if (!existsSync(path)) return undefined
  return path.endsWith('.md') ? anchorsIn(readOutline(readFileSync(path, 'utf8'))) : new Set()
}

/** The links to files of the project, and to headings, that lead nowhere. */
function lostIn(path: string): string[] {
  const brief = outlineOf(path)
  return brief.links.flatMap(({ href, offset }) => {
    if (/^[a-z]+:/.test(href)) return []
    const missing = missingPart({ brief, folder: folderOf(path), anchorsOf }, href)
    return missing ? [`${path}:${lineAt(brief.source, offset)} ${href}: no such ${missing}`] : []
  })
}

test('there are links to follow', () => {
  const links = files.flatMap((path) => outlineOf(path).links)
  expect(links.length).toBeGreaterThan(100)
})

describe('every link leads somewhere', () => {
  test.each(files)('%s', (path) => expect(lostIn(path)).toEqual([]))
})
