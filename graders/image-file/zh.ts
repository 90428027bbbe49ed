import { shownFile } from '../../src/grading/contract/file/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import { copiedWhole, directoryOf, nearFile } from './explain.ts'
import type imageFile from './image-file.ts'

const SHOWN = 5

const listed = (paths: string[]) =>
  [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? ['……'] : [])].join('、')

const typeOf = (type: 'file' | 'directory') => (type === 'directory' ? '目录' : '文件')

export default {
  summary: '镜像里有某个文件或目录，而且内容正确',
  options: {
    image: '镜像的名字',
    path: '镜像内的绝对路径',
    exists: 'false 表示这个路径上不能有任何东西',
    type: '这个路径上应该是文件还是目录',
    nonempty: '不能是空的',
    ...text.options,
    same_as: '另一个文件，每个字节都必须相同；或者另一个目录，它的全部内容这里都要有，而且每个字节都相同',
    'same_as.image': '它所在的镜像的名字，可以是同一个镜像',
    'same_as.path': '那个镜像内的绝对路径',
  },
  refusals: { 'directory-has-no-text': '目录没有文字内容：不要写 contains、matches 和 equals' },
  expected({ path, image, exists, type, nonempty, same_as, ...want }) {
    if (!exists) return `${image} 里没有 ${path}`
    return [
      `${image} 里有${typeOf(type)} ${path}`,
      nonempty && '而且不是空的',
      asksForText(want) && `内容${text.expected(want)}`,
      same_as &&
        (type === 'directory'
          ? `包含 ${same_as.image} 里 ${same_as.path} 的全部内容`
          : `和 ${same_as.image} 里的 ${same_as.path} 完全相同`),
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ file, directory, compared }, { path, image, same_as }) {
    if (!file) return `没有镜像 ${image}`
    if (file.kind === 'absent')
      return `没有 ${path}${directory ? `；${directoryOf(path)}：${shownFile(directory)}` : ''}`
    const { missing = [], different = [], other } = compared ?? {}
    return [
      `${path}：${shownFile(file)}`,
      other && `${same_as?.image} 里的 ${same_as?.path}：${shownFile(other)}`,
      missing.length > 0 && `缺少：${listed(missing)}`,
      different.length > 0 && `不同：${listed(different)}`,
    ]
      .filter(Boolean)
      .join('；')
  },
  codes: {
    'file-image-missing': {
      message: ({ image, path }) => `没有名为 ${image} 的镜像，里面的 ${path} 也就无从谈起。`,
      next: '哪一步会产生这个镜像？那一步成功了吗？',
    },
    'image-file-missing': {
      message: ({ image, path }) => `镜像 ${image} 里没有 ${path}。`,
      next: '先后顺序是怎样的：先改动文件，还是先制作镜像？镜像做好以后不会再变。',
    },
    'image-file-name-differs': {
      message: ({ path }, { directory }) =>
        `镜像里没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: '把两个名字逐个字符对比一下。',
    },
    'image-file-in-mount': {
      message: ({ image, path }, { mounted }) =>
        `${image} 的 ${path} 里缺少文件。容器 ${mounted?.container} 来自同一个基础镜像，它在 ${mounted?.destination} 上有挂载：挂载里的内容不会进入镜像。`,
      next: '镜像是从这个容器 commit 得到的吗？「docker run」的哪个选项会在那里挂载？',
    },
    'image-folder-too-deep': {
      message: (want, { directory }) =>
        `${want.image} 里没有 ${want.path}，但 ${directoryOf(want.path)} 里有目录 ${copiedWhole(want, directory)}：整个目录被复制进去了。`,
      next: '「cp -r」复制的是目录本身，还是目录里的内容？末尾加上斜杠和星号会怎样？',
    },
    'image-archive-not-unpacked': {
      message: ({ image, path }, { packed }) =>
        `${image} 里没有 ${path}，但有压缩包 ${packed}，它没有被解开。`,
      next: '有两条指令可以把文件复制进镜像，哪一条会解开压缩包？',
    },
    'image-file-unwanted': {
      message: ({ image, path }) => `${image} 里有 ${path}，但它不应该存在。`,
      next: '它是哪一层加进来的？',
    },
    'image-file-other-type': {
      message: ({ path, type }) => `镜像里的 ${path} 不是${typeOf(type)}，而题目要求的是${typeOf(type)}。`,
      next: '它是怎么进去的？有的命令会解开压缩包，有的只是复制。',
    },
    'image-file-empty': {
      message: ({ image, path }) => `${image} 里有 ${path}，但它是空的。`,
      next: '里面的内容应该从哪里来？什么时候放进去？',
    },
    'image-file-content': {
      message: ({ image, path }) => `${image} 里有 ${path}，但内容不是题目要求的。`,
      next: '用这个镜像运行一个容器，看看这个文件，对比一下。',
    },
    'image-file-differs': {
      message: ({ image, path, same_as }) =>
        `${image} 里的 ${path} 和 ${same_as?.image} 里的 ${same_as?.path} 内容不同。`,
      next: '分别用两个镜像运行容器，对比这两个文件。',
    },
    'image-folder-incomplete': {
      message: ({ image, path, same_as }, { compared }) =>
        `${image} 的 ${path} 里，缺少 ${same_as?.image} 的 ${same_as?.path} 里有的文件：${listed(compared?.missing ?? [])}。`,
      next: '全部都复制了吗？子目录呢？',
    },
    'image-folder-differs': {
      message: ({ image, path, same_as }, { compared }) =>
        `${image} 的 ${path} 里，有些文件和 ${same_as?.image} 的 ${same_as?.path} 里的不同：${listed(compared?.different ?? [])}。`,
      next: '复制以后是不是又改过？',
    },
    'image-file-nothing-to-compare': {
      message: ({ same_as, type }) =>
        `${same_as?.image} 里没有可以用来对比的${typeOf(type)} ${same_as?.path}。`,
      next: '这是题目所说的那个版本的镜像吗？',
    },
    'image-file-too-big': {
      message: ({ path }) => `${path} 太大，没有读完，而读取的部分不足以判断。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof imageFile>
