import { encodingOf, saySame } from '../../src/grading/contract/file/file.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import { shownFile } from '../../src/grading/contract/file/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import type workfile from './workfile.ts'

const place = (path: string) => {
  const folder = folderOf(path)
  return folder === '.' ? '工作目录' : `目录 ${folder}`
}

export default {
  summary: '学生的工作目录里有某个文件或目录，而且内容正确',
  options: {
    path: '工作目录里的路径；工作目录就是运行 check 的目录，或者 --dir 指定的目录',
    exists: 'false 表示这个路径上不能有任何东西',
    type: '这个路径上应该是文件还是目录',
    nonempty: '不能是空的',
    executable: '可以作为程序运行',
    ...text.options,
    same_as: '容器里的一个文件，两者的每个字节都必须相同',
    'same_as.container': '那个文件所在容器的名字',
    'same_as.path': '那个容器内的绝对路径',
  },
  refusals: {
    'directory-has-no-text': '目录没有文字内容：不要写 contains、matches、equals、same_as 和 executable',
  },
  expected({ path, exists, type, nonempty, executable, same_as, ...want }) {
    if (!exists) return `工作目录里没有 ${path}`
    return [
      `工作目录里有${type === 'directory' ? '目录' : '文件'} ${path}`,
      nonempty && '而且不是空的',
      executable && '可以作为程序运行',
      asksForText(want) && `内容${text.expected(want)}`,
      same_as && `和 ${same_as.container} 里的 ${same_as.path} 完全相同`,
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ file, directory, other }, { path, same_as }) {
    if (file.kind === 'absent')
      return `没有 ${path}${directory ? `；${place(path)}：${shownFile(directory)}` : ''}`
    const compared =
      same_as && other ? `；${same_as.container} 里的 ${same_as.path}：${shownFile(other)}` : ''
    return `${path}：${shownFile(file)}${compared}`
  },
  codes: {
    'workfile-missing': {
      message: ({ path }) => `工作目录里没有 ${path}。`,
      next: '现在所在的目录对吗？check 查看的是运行它的目录，也可以用 --dir 指定另一个目录。',
    },
    'workfile-name-differs': {
      message: ({ path }, { directory }) => `没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: '把两个名字逐个字符对比一下。有些编辑器会在后面加上 .txt，而且不显示出来。',
    },
    'workfile-unwanted': {
      message: ({ path }) => `工作目录里有 ${path}，但它不应该存在。`,
      next: '它是不是上一次尝试留下的？',
    },
    'workfile-is-directory': {
      message: ({ path }) => `${path} 是目录，而题目要求的是文件。`,
      next: '这个目录是谁创建的：你，还是 Docker？先删掉它，再试一次。',
    },
    'workfile-no-file': {
      message: ({ path, type }) =>
        type === 'directory'
          ? `${path} 不是目录，而题目要求的是目录。`
          : `${path} 是特殊文件，没有可以检查的内容。`,
      next: '它是怎么来的？',
    },
    'workfile-empty': {
      message: ({ path }) => `${path} 存在，但它是空的。`,
      next: '里面的内容应该从哪里来？',
    },
    'workfile-not-executable': {
      message: ({ path }) => `${path} 存在，但没有执行权限。`,
      next: '用哪条命令可以修改文件的权限？',
    },
    'workfile-content': {
      message: ({ path }) => `${path} 存在，但内容不是题目要求的。`,
      next: '看看这个文件的内容，和题目对比一下。',
    },
    'workfile-encoding': {
      message: ({ path }, { file }) =>
        `${path} 的文字是对的，但保存时用的编码是 ${encodingOf(file)?.name}。Linux 上的程序按 UTF-8 读取，读到的是乱码。`,
      next: '这个文件是用什么程序写的？那个程序可以用哪些编码保存？',
    },
    'workfile-differs': {
      message: ({ path, same_as }, { file, other }) =>
        saySame(file, other)
          ? `${path} 和 ${same_as?.container} 里的 ${same_as?.path} 文字相同，但字节不同：编码或换行符不一样。`
          : `${path} 和 ${same_as?.container} 里的 ${same_as?.path} 内容不同。`,
      next: '两个文件里，哪一个是后来改过的？把它再复制一次。',
    },
    'container-file-missing': {
      message: ({ path, same_as }) =>
        `工作目录里有 ${path}，但 ${same_as?.container} 里没有可以对比的文件 ${same_as?.path}。`,
      next: '文件是在这个容器里创建的吗？路径和题目里写的一样吗？',
    },
    'workfile-too-big': {
      message: ({ path }) => `${path} 太大，没有读完，而读取的部分不足以判断。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof workfile>
