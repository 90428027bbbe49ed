import type { FileFact } from '../../src/docker/port/docker.ts'
import type { WebAnswer } from './web-answer.ts'

/** The code of why a page is not what a file holds; undefined when it is. White space at the end does not count. */
export function diagnoseSource({ body, truncated }: WebAnswer, file: FileFact | undefined) {
  if (file?.kind !== 'file' || file.size === 0) return 'no-file-to-show'
  const page = plain(body)
  const texts = [file.text, ...(file.guess ? [file.guess.text] : [])].map(plain)
  if (!truncated && !file.truncated) return texts.includes(page) ? undefined : 'page-not-the-file'
  // Of at least one of the two, only the beginning is known.
  const isAlike = texts.some((text) => text.startsWith(page) || page.startsWith(text))
  return isAlike ? 'page-too-long' : 'page-not-the-file'
}

const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd()
