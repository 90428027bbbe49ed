import type { FileFact } from '../../../docker/port/docker.ts'
import { excerpt } from '../text/text.ts'
import { encodingOf, firstEntries } from './file.ts'

const OTHER = { symlink: 'a symbolic link', fifo: 'a pipe', device: 'a device', socket: 'a socket' }

const bytes = (count: number) => (count === 1 ? '1 byte' : `${count} bytes`)

/** What is at a path: `a file of 5 bytes, "hello"`. */
export function shownFile(fact: FileFact): string {
  switch (fact.kind) {
    case 'absent':
      return 'nothing'
    case 'directory': {
      const { first, more } = firstEntries(fact)
      if (first.length === 0) return 'an empty directory'
      return `a directory that contains ${first.join(', ')}${more ? ', …' : ''}`
    }
    case 'file': {
      const start = excerpt(fact.guess?.text ?? fact.text)
      const encoding = encodingOf(fact)
      const saved = encoding ? `, ${encoding.isCertain ? '' : 'probably '}in ${encoding.name}` : ''
      return `a file of ${bytes(fact.size)}${saved}${start && `, "${start}"`}`
    }
    case 'other':
      return OTHER[fact.what]
  }
}
