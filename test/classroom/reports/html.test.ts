import { describe, expect, test } from 'vitest'
import { classPage } from '../../../src/classroom/reports/html/class-page.ts'
import { clockIn } from '../../../src/classroom/reports/html/document.ts'
import { html, markupText } from '../../../src/classroom/reports/html/markup.ts'
import { pageNames, studentPage } from '../../../src/classroom/reports/html/student-page.ts'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { LANGUAGES, type Language } from '../../../src/languages/list.ts'
import { messagesIn, wordsIn } from '../../../src/languages/loader.ts'
import { aClass, students } from '../a-class.ts'

async function telling(language: Language) {
  const [words, { report: labels }] = [await wordsIn('class-report', language), await messagesIn(language)]
  return { words, labels, clock: clockIn(language, 'Asia/Shanghai') }
}

async function pages(language: Language) {
  const report = makeReport(aClass(), language)
  const told = await telling(language)
  return {
    report,
    whole: classPage(report, told),
    own: new Map(report.students.map((student) => [student.id, studentPage(student, report, told)])),
  }
}

describe('markup', () => {
  test('escapes whatever is not markup, in elements and in attributes', () => {
    const text = markupText(html`<a title="${`"'<&>`}">${[`<script>`, null, 0]}</a>`)
    expect(text).toBe('<a title="&quot;&#39;&lt;&amp;&gt;">&lt;script&gt;0</a>')
  })

  test('takes no object from JSON for markup', () => {
    const forged: unknown = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}')
    expect(markupText(html`${forged as string}`)).toBe('[object Object]')
  })
})

describe.each(LANGUAGES)('the page of a class, in %s', (language) => {
  test('is a snapshot', async () => {
    const { whole } = await pages(language)
    await expect(whole.replace(/<style>.*<\/style>/s, '')).toMatchFileSnapshot(
      `snapshots/class-page.${language}.txt`,
    )
  })

  test('has no script, no form, and nothing from elsewhere', async () => {
    const { whole } = await pages(language)
    // Every "<" of a text is escaped, so these are all the tags there are.
    const tags = whole.match(/<[^>]*>/g) ?? []
    expect(
      tags.filter((tag) => /^<(script|form|iframe|img|link|object|embed|svg|base)\b/i.test(tag)),
    ).toEqual([])
    expect(tags.filter((tag) => /\s(on\w+|style)=|(src|href)="(?!#student-|#grades)/i.test(tag))).toEqual([])
    expect(whole).not.toMatch(/url\(|@import/)
  })

  test('has the names of students as text alone', async () => {
    const { whole } = await pages(language)
    expect(whole).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(whole).toContain('李 &quot;娜&quot;, 二班')
  })

  test('has its language, and that of texts in another one', async () => {
    const { whole } = await pages(language)
    expect(whole).toContain(`<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">`)
    expect(whole.includes('<dl class="found" lang="en">')).toBe(language === 'zh')
  })
})

describe.each([
  ['en', 'Opened: 2 hints, the solution (before solving the lab)'],
  ['zh', '看过：2 条提示、参考答案（在做出来之前）'],
] as const)('hints and solutions that were opened, in %s', (language, said) => {
  test('are on the page of whoever opened them', async () => {
    const report = makeReport(aClass(), language)
    const [student] = report.students
    const attempt = student?.labs.find((one) => one.attempt)?.attempt
    if (!student || !attempt) throw new Error('nothing was graded')
    expect(studentPage(student, report, await telling(language))).not.toContain(said.slice(0, 3))
    attempt.solution_opened = 'gave-up'
    attempt.checks = attempt.checks.map((check, index) =>
      index === 0 ? { ...check, hints_opened: 2 } : check,
    )
    expect(studentPage(student, report, await telling(language))).toContain(said)
  })
})

describe.each([
  [
    'en',
    'The submission ended with exit code 125:',
    'The submission ended with exit code 3 and printed nothing.',
  ],
  ['zh', '运行提交的作业，退出码为 125：', '运行提交的作业，退出码为 3，没有任何输出。'],
] as const)('how the script of a submission failed, in %s', (language, said, silent) => {
  test('is on the page of its student, with what it printed last', async () => {
    const { own } = await pages(language)
    expect(own.get('formula')).toContain(`<figcaption>${said}</figcaption><pre`)
    expect(own.get('formula')).toContain('Invalid container name (h)\nRun &#39;docker run')
    expect(own.get('long')).toContain(`<figcaption>${silent}</figcaption></figure>`)
  })

  test('is text, whatever it is', async () => {
    const { whole, own } = await pages(language)
    for (const page of [whole, own.get('script')]) {
      expect(page).toContain('&lt;img src=x onerror=alert(2)&gt;&lt;/pre&gt;\\x1b[2J\n=HYPERLINK(')
      expect(page).not.toMatch(/\u001b|\u202e/)
    }
  })

  test('is on no page of anybody else', async () => {
    const { own } = await pages(language)
    for (const [id, page] of own) {
      const failed = ['formula', 'script', 'long'].includes(id)
      expect.soft(page.includes('<figure'), id).toBe(failed)
      expect.soft(page.includes('Invalid container name'), id).toBe(id === 'formula')
      expect.soft(page.includes('alert(2)'), id).toBe(id === 'script')
    }
  })

  test('is nowhere where everything passes', async () => {
    const { whole } = await pages(language)
    expect(whole).not.toContain('all is well')
    expect(whole.match(/<figure/g)).toHaveLength(3)
  })
})

describe('the page of one student', () => {
  test('has their comment, override and what was seen', async () => {
    const { own } = await pages('en')
    expect(own.get('bob')).toContain('The teacher set 8 points instead of 3.')
    expect(own.get('bob')).toContain('Shown in class &lt;b&gt;on Monday&lt;/b&gt;')
    expect(own.get('long')).toContain('Look at the port again')
    expect(own.get('carol')).toContain('1 day late; 10 before the deduction')
    expect(own.get('formula')).toContain('docker-lab explain port-reversed')
  })

  test('has nothing of anybody else: no name, no id, no address, no pair, no average', async () => {
    const { own, report } = await pages('en')
    for (const { id, name } of report.students) {
      const text = own.get(id) ?? ''
      for (const other of students) {
        if (other.id === id) continue
        const names = [other.name, other.email ?? ''].filter((one) => one !== name)
        for (const one of names) expect.soft(text.includes(one), `${one} on the page of ${id}`).toBe(false)
      }
      expect.soft(text).not.toContain('ids in common')
      expect.soft(text).not.toContain('average')
    }
  })

  test('has the name of its student, also where a file system takes two ids for the same', () => {
    const [ann] = makeReport(aClass(), 'en').students
    const named = pageNames(
      ['Ann', 'ann', 'bob@x.org'].map((id) => ({ ...(ann as NonNullable<typeof ann>), id })),
    )
    expect([...named.values()]).toEqual(['Ann.html', 'ann~2.html', 'bob@x.org.html'])
  })
})
