import { kinds } from '../../kinds/kinds.ts'
import { loadCases } from '../../lab/cases.ts'
import { openCourse } from '../../lab/course.ts'
import { inLanguage } from '../../lab/lab.ts'
import { loadLab } from '../../lab/load.ts'
import type { Language } from '../../languages/list.ts'
import { messagesIn } from '../../languages/loader.ts'
import { inMarkdown } from './in-markdown.ts'

/** The cheats that the labs of a course cannot see, by what a student would have to do. In Markdown. */
export async function knownLimits(course: string, language: Language): Promise<string> {
  const { docs } = await messagesIn(language)
  const { labs } = await openCourse(course)
  const sections = await Promise.all(
    labs.map(async ({ folder }) => {
      const lab = await loadLab(folder, kinds)
      const limits = (await loadCases(lab)).filter(({ kind }) => kind === 'limit')
      const items = limits.map(
        ({ name, reason = '' }) => `- **${name}**: ${inMarkdown(inLanguage(reason, language))}`,
      )
      return items.length === 0 ? [] : [`## ${inLanguage(lab.title, language)}`, items.join('\n')]
    }),
  )
  return `${[`<!-- ${docs.limits.generated} -->\n${docs.limits.title}`, docs.limits.about, ...sections.flat()].join('\n\n')}\n`
}
