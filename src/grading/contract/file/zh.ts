import type { FileFact } from '../../../docker/port/docker.ts'
import { excerpt } from '../text/text.ts'
import { encodingOf, firstEntries } from './file.ts'

const OTHER = { symlink: '符号链接', fifo: '管道', device: '设备', socket: '套接字' }

/** 一个路径上有什么。 */
export function shownFile(fact: FileFact): string {
  switch (fact.kind) {
    case 'absent':
      return '不存在'
    case 'directory': {
      const { first, more } = firstEntries(fact)
      return first.length === 0 ? '空目录' : `目录，里面有 ${first.join('、')}${more ? ' 等' : ''}`
    }
    case 'file': {
      const start = excerpt(fact.guess?.text ?? fact.text)
      const encoding = encodingOf(fact)
      const saved = encoding ? `，编码${encoding.isCertain ? '为' : '可能是'} ${encoding.name}` : ''
      return `文件，${fact.size} 字节${saved}${start && `，内容为“${start}”`}`
    }
    case 'other':
      return OTHER[fact.what]
  }
}
