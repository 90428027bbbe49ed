import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classPage } from '../../../../src/classroom/reports/html/class-page.ts'
import { clockIn } from '../../../../src/classroom/reports/html/document.ts'
import { studentPage } from '../../../../src/classroom/reports/html/student-page.ts'
import { makeReport } from '../../../../src/classroom/reports/make-report.ts'
import { LANGUAGES } from '../../../../src/languages/list.ts'
import { messagesIn, wordsIn } from '../../../../src/languages/loader.ts'
import { openChromium } from '../../../engine/chromium.ts'
import { aClass } from '../../a-class.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('the pages in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docker-lab-pages-'))
    browser = await openChromium()
    for (const language of LANGUAGES) {
      const report = makeReport(aClass(), language)
      const { report: labels } = await messagesIn(language)
      const telling = {
        words: await wordsIn('class-report', language),
        labels,
        clock: clockIn(language, 'UTC'),
      }
      await writeFile(join(folder, `class.${language}.html`), classPage(report, telling))
      const [, bob] = report.students
      if (bob) await writeFile(join(folder, `student.${language}.html`), studentPage(bob, report, telling))
    }
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async (name: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> => {
    const page = await browser.newPage({ bypassCSP: true, ...options })
    await page.goto(pathToFileURL(join(folder, name)).href)
    return page
  }

  const cases = [
    ['class.en.html', 'light'],
    ['class.zh.html', 'dark'],
    ['student.en.html', 'dark'],
    ['student.zh.html', 'light'],
  ] as const

  test.each(cases)('%s, %s: nothing that axe finds, contrast included', async (name, colorScheme) => {
    const page = await open(name, { colorScheme, viewport: { width: 1280, height: 720 } })
    await page.addScriptTag({ path: axe })
    const found = await page.evaluate('axe.run()')
    const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await page.close()
  })

  test.each(['class.en.html', 'student.zh.html'])(
    '%s fits a narrow screen; only tables scroll',
    async (name) => {
      const page = await open(name, { viewport: { width: 360, height: 640 } })
      const wide = await page.evaluate('document.documentElement.scrollWidth')
      expect(wide).toBeLessThanOrEqual(360)
      await page.close()
    },
  )

  test('no script runs and nothing is fetched, whatever is in names and facts', async () => {
    const page = await open('class.en.html', { bypassCSP: false })
    const asked: string[] = []
    const problems: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => problems.push(dialog.message()))
    page.on('pageerror', (error) => problems.push(`${error}`))
    page.on('console', (message) => problems.push(message.text()))
    await page.reload()
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(asked).toHaveLength(1)
    expect(problems).toEqual([])
    expect(await page.locator('script, img').count()).toBe(0)
    await page.close()
  })

  test('the page prints', async () => {
    const page = await open('class.en.html', { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(paper).toBe('rgb(255, 255, 255)')
    expect(await page.locator('.back').first().isVisible()).toBe(false)
    expect(await page.getByText('Invalid container name (h)').isVisible()).toBe(true)
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    await page.close()
  })
})
