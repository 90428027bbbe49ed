import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../../engine/chromium.ts'
import { runAgain, type TestServer } from '../a-class.ts'
import { aServedClass, isLive, open, roster, submits } from './a-page.ts'

const SIZES = { projector: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } }

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await openChromium()
  server = await aServedClass()
  for (const [at] of roster.students.entries())
    if (at % 4 !== 3)
      await submits(server, at, (['right', 'reversed', 'nothing'] as const)[at % 3] ?? 'right')
  await runAgain(server, 's5', { exit_code: 125, output: `docker: ${'long'.repeat(60)}\nSee --help.` })
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

interface Found {
  violations: { id: string; nodes: { target: string[] }[] }[]
}

/** What axe-core finds wrong, by its rules and the elements. */
async function wrong(page: Page): Promise<string[]> {
  // The page lets in no file but its own.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<Found>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  describe.each(Object.entries(SIZES))('%s', (_, viewport) => {
    test.each(['/', '/#projector'])('%s', async (path) => {
      await using opened = await open(browser, server, path, { colorScheme, viewport })
      await isLive(opened.page)
      expect(await wrong(opened.page)).toEqual([])
      expect(await overflow(opened.page), 'nothing is wider than the screen').toBe(0)
    })

    test('what was seen of a student', async () => {
      await using opened = await open(browser, server, '/', { colorScheme, viewport })
      await opened.page.getByRole('button', { name: /^Bob, 3/ }).click()
      await opened.page.getByRole('dialog').locator('code').waitFor()
      expect(await wrong(opened.page)).toEqual([])
    })

    test('how the submission of a student failed', async () => {
      await using opened = await open(browser, server, '/', { colorScheme, viewport })
      await opened.page.getByRole('button', { name: /^Eve, 3/ }).click()
      await opened.page.getByRole('figure').waitFor()
      expect(await wrong(opened.page)).toEqual([])
      const sideways =
        'document.querySelector("dialog").scrollWidth - document.querySelector("dialog").clientWidth'
      expect(await opened.page.evaluate(sideways), 'nothing is wider than the panel').toBe(0)
    })

    test.each(['/', '/s/dls_x'])('%s, for who is not logged in', async (path) => {
      await using opened = await open(browser, server, path, { colorScheme, viewport, isOut: true })
      await opened.page.getByRole('heading').waitFor()
      expect(await wrong(opened.page)).toEqual([])
      expect(await overflow(opened.page)).toBe(0)
    })
  })
})

const overflow = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')

test('in the projector view, a class of ten is seen whole, in letters that the back row can read', async () => {
  await using opened = await open(browser, server, '/#projector')
  const { page } = opened
  await isLive(page)
  const last = await page.getByRole('rowheader').last().boundingBox()
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(720)
  const letters = await page.evaluate<number[]>(`
    [...document.querySelectorAll('tbody th, td .symbol, .bars .count')].map((element) =>
      Number.parseFloat(getComputedStyle(element).fontSize))`)
  expect(Math.min(...letters)).toBeGreaterThanOrEqual(20)
})

test('a screen reader hears one sentence for what changed, not one for each result', async () => {
  await using opened = await open(browser, server)
  const { page } = opened
  await isLive(page)
  const spoken = page.locator('[aria-live="polite"]')
  await Promise.all([
    // One at a time of each student is taken.
    submits(server, 3, 'reversed').then(() => submits(server, 3, 'right', 1)),
    submits(server, 7, 'nothing'),
  ])
  await expect.poll(() => spoken.textContent(), { timeout: 20_000 }).toMatch(/passed|results changed/)
  expect(await spoken.count()).toBe(1)
})
