import { expect, test } from 'vitest'
import { type Progress, progressOn } from '../../src/terminal/progress.ts'

/** What is written to a stream, a terminal of 20 columns or none. */
function written(isTTY: boolean, show: (progress: Progress) => void): string {
  let written = ''
  const write = (text: string) => {
    written += text
    return true
  }
  show(progressOn({ isTTY, columns: 20, write } as unknown as NodeJS.WriteStream))
  return written
}

test('a terminal gets whole words on each line, and a file whole lines', () => {
  const show = ({ progress, step }: Progress) => {
    progress('1 of 2')
    step('the engine does not answer')
  }
  expect(written(true, show)).toBe('\r\x1b[2K1 of 2\r\x1b[2Kthe engine does not\nanswer\n')
  expect(written(false, show)).toBe('the engine does not answer\n')
})

test('progress stays on one line, so that it can be written over, also where characters are wide', () => {
  const shown = written(true, ({ progress }) => progress('正在给三十名学生评分'))
  expect(shown).toBe('\r\x1b[2K正在给三十名学生评…')
})
