import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../../../engine/chromium.ts'
import { HOSTILE, runAgain } from '../a-class.ts'
import { aServedClass, isLive, open, submits } from './a-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser?.close())

test('the grid fills while students hand in', async () => {
  await using server = await aServedClass()
  await using opened = await open(browser, server)
  const { page } = opened
  await isLive(page)
  const bob = page.getByRole('button', { name: /^Bob, 3 Deploy nginx/ })
  expect(await bob.locator('.unseen').textContent()).toBe('Bob, 3 Deploy nginx: Nothing yet')
  await submits(server, 1, 'reversed')
  await page.getByRole('button', { name: /^Bob, .*Not passed yet, 3 of 10 points, 1 try/ }).waitFor()
  await page.getByText('Host port and container port are swapped').waitFor()
  await submits(server, 1, 'right')
  await page.getByRole('button', { name: /^Bob, .*Passed, 10 of 10 points, 2 tries/ }).waitFor()
  await page.getByText('No mistakes right now.').waitFor()
  expect(opened.complaints).toEqual([])
})

test('a click shows what was seen and why, and Escape goes back', async () => {
  await using server = await aServedClass()
  await submits(server, 0, 'nothing')
  await submits(server, 0, 'reversed')
  await using opened = await open(browser, server)
  const { page } = opened
  await page.getByRole('button', { name: /^Alice, 3/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Alice: 3 Deploy nginx' })
  await dialog.getByText('host port 8080 → container port 80').waitFor()
  await dialog.locator('code', { hasText: 'port-reversed' }).waitFor()
  await dialog.getByLabel('Attempt').selectOption({ index: 1 })
  await dialog.locator('code', { hasText: 'container-missing' }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(opened.complaints).toEqual([])
})

test('all of it works without a mouse', async () => {
  await using server = await aServedClass()
  await submits(server, 1, 'reversed', 1)
  await using opened = await open(browser, server)
  const { page } = opened
  await isLive(page)
  await page.keyboard.press('Tab')
  const focused = () => page.evaluate<string>('document.activeElement.textContent')
  expect(await focused()).toBe('Skip to the table')
  await page.keyboard.press('Enter')
  const label = () => page.evaluate<string>('document.activeElement.textContent')
  expect(await label()).toMatch(/^Alice, 3/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await label()).toMatch(/^Bob, 4/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('code').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await label(), 'it goes back to where it was').toMatch(/^Bob, 4/)
})

test('filters by lab, state and text', async () => {
  await using server = await aServedClass()
  await submits(server, 0, 'right')
  await submits(server, 1, 'reversed')
  await using opened = await open(browser, server)
  const { page } = opened
  await isLive(page)
  const names = () => page.locator('tbody th').allTextContents()
  await page.getByLabel('State').selectOption('Not passed yet')
  expect(await names()).toEqual(['Bob'])
  await page.getByRole('combobox', { name: 'Lab' }).selectOption('4 Volumes')
  await page.getByText('No student matches these filters.').waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByLabel('Student').fill('王')
  expect(await names()).toEqual(['王小明'])
  await page.getByText('1 of 10 students').waitFor()
})

test('the link of the terminal logs in once, and leaves no code in the address', async () => {
  await using server = await aServedClass()
  const code = server.serving.logins.newCode()
  await using opened = await open(browser, server, `/#login=${code}`, { isOut: true })
  await isLive(opened.page)
  expect(opened.page.url()).toBe(`${server.address}/`)
  expect(await opened.page.evaluate('document.cookie'), 'no script can read the session').toBe('')
  await opened.page.getByRole('button', { name: 'Log out' }).click()
  await opened.page.getByRole('heading', { name: 'Log in' }).waitFor()
  await using again = await open(browser, server, `/#login=${code}`, { isOut: true })
  await again.page.getByText('This link or token is not valid. A link works only once.').waitFor()
})

test('the language is that of the browser, and can be changed', async () => {
  await using server = await aServedClass()
  await submits(server, 0, 'reversed')
  await using opened = await open(browser, server, '/', { locale: 'zh-CN' })
  const { page } = opened
  await page.getByRole('heading', { name: 'Docker 实战' }).waitFor()
  await page.getByText('宿主机端口和容器端口写反了').waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh')
  await page.getByLabel('语言').selectOption('English')
  await page.getByRole('heading', { name: 'Docker, hands on' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Docker, hands on' }).waitFor()
})

test('a name that is a script is only shown', async () => {
  await using server = await aServedClass()
  await using opened = await open(browser, server)
  const { page } = opened
  await page.getByRole('rowheader', { name: '<img src=x onerror=alert(1)>' }).waitFor()
  expect(await page.locator('img').count()).toBe(0)
  expect(opened.complaints).toEqual([])
})

test('how a submission failed is shown as text, whatever it printed', async () => {
  await using server = await aServedClass()
  await runAgain(server, 's1', HOSTILE)
  await using opened = await open(browser, server)
  const { page } = opened
  await page.getByRole('button', { name: /^Bob, 3/ }).click()
  const figure = page.getByRole('figure', { name: 'The submission ended with exit code 2:' })
  expect(await figure.locator('pre').textContent()).toBe(
    '</pre><script>alert(1)</script>\n<img src=x onerror=alert(2)>\\x1b[31m\\u{202e}gnp.exe',
  )
  expect(await page.locator('img').count()).toBe(0)
  expect(opened.complaints).toEqual([])
})

test('a server that was away is followed again', async () => {
  await using server = await aServedClass()
  await using opened = await open(browser, server)
  const { page } = opened
  await isLive(page)
  await server.restart(() => page.waitForSelector('.connection.lost'))
  await submits(server, 2, 'right')
  await page.getByRole('button', { name: /^Carol, 3.*Passed/ }).waitFor()
})

describe("a student's address in a browser", () => {
  test('says how to hand in, and shows nobody', async () => {
    await using server = await aServedClass()
    await using opened = await open(browser, server, `/s/${server.tokens.s0}`, { isOut: true })
    await opened.page.getByText(`docker-lab check LAB --submit ${server.address}/s/`).waitFor()
    expect(await opened.page.content()).not.toContain('Alice')
    expect(opened.complaints).toEqual([])
  })
})
