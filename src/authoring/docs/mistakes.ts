import { kinds } from '../../kinds/kinds.ts'
import { allCodes, explainCode } from '../../kinds/pages.ts'
import { loadCases } from '../../lab/cases.ts'
import { openCourse } from '../../lab/course.ts'
import { loadLab } from '../../lab/load.ts'
import type { Language } from '../../languages/list.ts'
import { messagesIn, wordsIn } from '../../languages/loader.ts'

/** What is known of a mistake of the catalogue: how it is diagnosed, and the labs that have a case of it. */
interface Known {
  codes: Set<string>
  labs: Set<number>
}

/** How ids of mistakes begin; those of cheats begin differently. */
const MISTAKE = 'M'

/** Which beginners' mistakes are diagnosed, by what, and in which labs that is tested. In Markdown. */
export async function mistakes(course: string, language: Language): Promise<string> {
  const [{ docs }, names] = await Promise.all([messagesIn(language), wordsIn('mistakes', language)])
  const titles = new Map<string, string>()
  const all = new Map<string, Known>(
    Object.keys(names).map((id) => [id, { codes: new Set<string>(), labs: new Set<number>() }]),
  )
  const known = (id: string) => {
    const one = all.get(id) ?? { codes: new Set(), labs: new Set() }
    all.set(id, one)
    return one
  }
  for (const code of await allCodes()) {
    const { title, catalogue = [] } = await explainCode(code, language)
    titles.set(code.code, title)
    for (const id of catalogue) known(id).codes.add(code.code)
  }
  const { labs } = await openCourse(course)
  for (const { folder, number = 0 } of labs)
    for (const { catalogue, expect } of await loadCases(await loadLab(folder, kinds)))
      for (const id of catalogue.filter((one) => one.startsWith(MISTAKE))) {
        known(id).labs.add(number)
        for (const expected of Object.values(expect)) {
          const [, code] = /^fail (.+)/.exec(expected) ?? []
          if (code) known(id).codes.add(code)
        }
      }
  const rows = [...all].sort().map(([id, { codes, labs }]) => {
    const named = [...codes].sort().map((code) => `[${titles.get(code)}](diagnoses.md#${code})`)
    return `| ${id} | ${names[id] ?? ''} | ${named.join('<br>')} | ${[...labs].sort((one, other) => one - other).join(', ')} |`
  })
  const { generated, title, about, head } = docs.mistakesPage
  const found = [...all.values()]
  const diagnosed = found.filter(({ codes }) => codes.size > 0).length
  const tested = found.filter(({ labs }) => labs.size > 0).length
  return `<!-- ${generated} -->\n${[title, about(diagnosed, tested), [...head, ...rows].join('\n')].join('\n\n')}\n`
}
