import type { FileFact } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText, excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchWords } from '../../src/languages/zh/text-match.ts'
import { folderOf, mountAt, nearFile } from './facts.ts'
import type kind from './file.ts'
import file from './file.ts'

const OTHER = { symlink: '链接', fifo: '管道', device: '设备', socket: '套接字' }

function shown(fact: FileFact): string {
  if (fact.kind === 'directory') {
    const more = fact.entries.length > 8 ? '……' : ''
    return `文件夹，里面有：${fact.entries.slice(0, 8).join('、') || '什么都没有'}${more}`
  }
  if (fact.kind === 'file') return `文件，${fact.size} 字节，「${excerpt(fact.text)}」`
  return fact.kind === 'absent' ? '什么都没有' : OTHER[fact.what]
}

export default {
  summary: '容器里（不论是否在运行）有某个文件或文件夹，而且内容正确',
  options: {
    container: '容器的名字',
    path: '容器里的绝对路径',
    exists: 'false：那里不能有任何东西',
    type: '那里应该是文件还是目录',
    nonempty: '里面要有内容',
    contains: '里面要有的文字',
    matches: '里面要能找到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 表示每一行的头尾',
    equals: '完整的文字；末尾的空白不算',
    same_as: '另一个文件，两者的内容必须一个字节都不差',
    'same_as.container': '另一个容器的名字',
    'same_as.path': '那里面的绝对路径',
  },
  expected({ path, container, exists, type, nonempty, same_as, ...text }) {
    if (!exists) return `${container} 里没有 ${path}`
    return [
      `${container} 里有${type === 'directory' ? '文件夹' : '文件'} ${path}`,
      nonempty && '里面有内容',
      asksForText(text) && `内容${textMatchWords(text)}`,
      same_as && `和 ${same_as.container} 里的 ${same_as.path} 完全相同`,
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ file, folder, other }, { path, same_as }) {
    if (file.kind === 'absent') return `没有 ${path}${folder ? `；${folderOf(path)}：${shown(folder)}` : ''}`
    const compared = same_as && other ? `；${same_as.container} 的 ${same_as.path}：${shown(other)}` : ''
    return `${path}：${shown(file)}${compared}`
  },
  codes: {
    'file-missing': {
      message: ({ path, container: name }, { container }) => {
        const mount = mountAt(path, container)
        const from =
          mount && `${mount.destination} 是一个挂载点，那里的内容来自 ${mount.name ?? mount.source}。`
        return `${name} 里没有 ${path}。${from ?? ''}`
      },
      next: ({ path }) => `这个容器的 ${folderOf(path)} 里有什么？文件会不会建在了别的地方？`,
    },
    'file-name-differs': {
      message: ({ path }, { folder }) => `没有 ${path}，但同一个文件夹里有 ${nearFile(path, folder)}。`,
      next: '把两个名字一个字母一个字母地比一比。',
    },
    'folder-missing': {
      message: ({ path, container }) =>
        `${container} 里没有文件夹 ${folderOf(path)}，所以也不可能有 ${path}。`,
      next: '是这个容器吗？镜像对吗？路径写对了吗？',
    },
    'file-unwanted': {
      message: ({ path, container }) => `${container} 里有 ${path}，而它不应该在那里。`,
      next: '它是从哪里来的：镜像、挂载，还是在容器里做过的操作？',
    },
    'directory-instead-of-file': {
      message: ({ path }) => `${path} 是文件夹，而要求的是文件。`,
      next: '这个文件夹是谁建的：你，还是 Docker？',
    },
    'file-instead-of-directory': {
      message: ({ path }) => `${path} 是文件，而要求的是文件夹。`,
      next: '它是一个没有解开的压缩包吗？还是复制时用了文件夹的名字？',
    },
    'not-a-file': { message: ({ path }) => `${path} 是特殊文件，没有内容可看。`, next: '它是怎么到那里的？' },
    'file-empty': {
      message: ({ path }) => `${path} 在那里，但里面什么都没有。`,
      next: '本来应该由什么来填充它？这件事是在这个容器里发生的吗？',
    },
    'file-content': {
      message: ({ path }) => `${path} 在那里，但内容不是题目要求的。`,
      next: '在容器里读一读这个文件，对照着看。',
    },
    'file-differs': {
      message: ({ path, container, same_as }) =>
        `${container} 里的 ${path} 和 ${same_as?.container} 里的 ${same_as?.path} 内容不同。`,
      next: '两个容器看到的是同一个数据卷，还是各有一份？',
    },
    'other-file-missing': {
      message: ({ same_as }) => `${same_as?.container} 里没有可以对比的文件 ${same_as?.path}。`,
      next: '另一个容器在吗？它看到的是同一个文件夹吗？',
    },
    'file-too-big': {
      message: ({ path }) => `${path} 太大，没有读完，而读到的部分不足以下结论。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof kind>
