import { describe, expect, test } from 'vitest'
import { anchorsOnce } from '../../src/authoring/lint/anchors.ts'
import { missingPart } from '../../src/authoring/lint/rules/briefs.ts'
import { folderOf, lineAt, markdownFiles, outlineOf } from './markdown.ts'

const anchorsOf = anchorsOnce()
/** What is made from a template leads to files that are made with it. */
const files = markdownFiles.filter((path) => !path.includes('/templates/'))

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
