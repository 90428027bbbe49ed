import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundled } from '../../../build/bundle/bundled.ts'
import { asOneFile } from '../../../build/executables/one-file.ts'
import { builtWeb } from '../../../src/classroom/server/built-web.ts'

const page = await builtWeb()

test('the page is small: what a browser loads, packed, in bytes', () => {
  const sizes = Object.values(page).map((text) => gzipSync(text).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024)
})

test('its files are its own, and nothing is within another', () => {
  expect(Object.keys(page).sort()).toEqual(['app.js', 'icon.svg', 'index.html', 'style.css'])
  const html = `${page['index.html']}`
  const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path)
  expect(named.sort()).toEqual(['/app.js', '/icon.svg', '/style.css'])
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/)
  expect(page['style.css']).not.toMatch(/url\(|@import/)
})

test('it speaks every language', () => {
  expect(page['app.js']).toContain('Commonest mistakes now')
  expect(page['app.js']).toContain('现在最常见的错误')
})

test('what is shipped has it inside, and only the commands for teachers read it', async () => {
  const { files } = await bundled()
  const text = (all: Map<string, string>, name: string) =>
    [...all].find(([path]) => basename(path) === name)?.[1] ?? ''
  const module = { exports: {} as Record<string, string> }
  new Function('module', text(files, 'web.cjs'))(module)
  expect(module.exports).toEqual(page)
  expect(text(files, 'other-commands.cjs')).toContain('./web.cjs')
  expect(text(files, 'docker-lab.cjs')).not.toContain('./web.cjs')
  expect(text(asOneFile(files), 'other-commands.cjs')).toContain('require("./web.cjs")')
}, 60_000)
