import type { Report } from '../../src/grading/report.ts'
import type { Lab } from '../../src/lab/lab.ts'
import type { Language } from '../../src/languages/list.ts'
import { messagesIn, wordsIn } from '../../src/languages/loader.ts'
import { renderMarkdown } from '../../src/terminal/markdown.ts'
import type { Page } from '../../src/watch/page.ts'
import { begin, type WatchState } from '../../src/watch/state.ts'
import { aLab } from '../grading/a-lab.ts'

/** What a live screen shows in tests. */

export const lab: Lab = {
  ...aLab(),
  number: 3,
  slug: 'deploy-nginx',
  title: { en: 'Deploy nginx on port 8080', zh: '把 nginx 部署到 8080 端口' },
}

const BRIEF = `You will learn to run **a web server** in a container.

## The task

When you are done:

- a container named \`nginx01\` is running;
- port 8080 leads to it.

\`\`\`
docker run --a-very-long-command --that-does-not-fit --in-a-line-of-eighty-columns --however-it-is-broken
\`\`\`

${Array.from({ length: 30 }, (_, index) => `Paragraph ${index + 1}.`).join('\n\n')}
`

export async function aPage(language: Language, over: Partial<Page> = {}): Promise<Page> {
  const [words, messages] = await Promise.all([wordsIn('watch', language), messagesIn(language)])
  const laidOut = (text: string) => (screen: Parameters<typeof renderMarkdown>[1]) =>
    renderMarkdown(text, screen).trimEnd().split('\n')
  return {
    lab,
    language,
    words,
    messages,
    can: { colour: false, unicode: true },
    brief: laidOut(BRIEF),
    task: laidOut(BRIEF.replace(/^[\s\S]*?^## .*\n+/m, '')),
    ...over,
  }
}

export const aState = (report: Report | undefined, over: Partial<WatchState> = {}): WatchState => ({
  ...begin,
  report,
  ...over,
})
