import { expect, test } from 'vitest'
import { progressOn } from '../../src/terminal/progress.ts'

/** What is written to a stream, a terminal of 20 columns or none. */
function written(isTTY: boolean): { text: string; stream: NodeJS.WriteStream } {
  const kept = { text: '' }
  const write = (text: string) => {
    kept.text += text
    return true
  }
  return Object.assign(kept, { stream: { isTTY, columns: 20, write } as unknown as NodeJS.WriteStream })
}

test('a terminal gets whole words on each line, and a file whole lines', () => {
  const [terminal, file] = [written(true), written(false)]
  for (const { stream } of [terminal, file]) {
    progressOn(stream).progress('1 of 2')
    progressOn(stream).step('the engine does not answer')
  }
  expect(terminal.text).toBe('\r\x1b[2K1 of 2\r\x1b[2Kthe engine does not\nanswer\n')
  expect(file.text).toBe('the engine does not answer\n')
})
