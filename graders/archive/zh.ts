import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import { shownFile } from '../../src/grading/contract/file/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type archive from './archive.ts'
import { type ArchiveFacts, namesIn, savedAs } from './archive.ts'

const HOLDS = {
  images: '镜像归档',
  root: '某个容器的文件',
  others: 'tar 归档，里面没有镜像',
  'no-archive': '不是 tar 归档',
}

function shown({ archive, here }: ArchiveFacts, path: string, name: string): string {
  if (archive.kind !== 'file') return `${path}：${shownFile(archive)}`
  const { size, packing, holds, images, broken, tooBig } = archive
  const names = namesIn(images)
  const saved = savedAs(name, images)
  return [
    `${path}：${size} 字节，${HOLDS[holds]}${packing ? `，用 ${packing} 压缩` : ''}`,
    (broken && '无法完整读取') || (tooBig && '文件太大'),
    images.length > 0 && (names.length > 0 ? `名字是 ${names.join('、')}` : '没有名字'),
    saved && `ID 是 ${saved.ids.join('、')}`,
    here && `引擎上的是 ${here.id}`,
  ]
    .filter(Boolean)
    .join('；')
}

export default {
  summary: '学生的工作目录里有 docker save 生成的归档文件，里面有要求的镜像',
  options: {
    path: '归档文件在工作目录里的路径；可以是压缩过的',
    image: '归档里必须有叫这个名字的镜像',
    same_as: '它必须和引擎上的这个镜像是同一个',
  },
  expected: ({ path, image, same_as }) =>
    `用「docker save」保存的 ${path}，里面有镜像 ${image}${same_as ? `，和引擎上的 ${same_as} 是同一个` : ''}`,
  actual: (facts, { path, image }) => shown(facts, path, image),
  codes: {
    'archive-missing': {
      message: ({ path }) => `工作目录里没有 ${path}。`,
      next: '现在所在的目录对吗？check 查看的是运行它的目录，也可以用 --dir 指定另一个目录。',
    },
    'archive-name-differs': {
      message: ({ path }, { directory }) => `没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: '把两个名字逐个字符对比一下。',
    },
    'archive-no-file': {
      message: ({ path }, { archive }) =>
        archive.kind === 'directory'
          ? `${path} 是目录，而题目要求的归档是一个文件。`
          : `${path} 是特殊文件，不是归档。`,
      next: '哪条命令把镜像写进一个文件？',
    },
    'archive-empty': {
      message: ({ path }) => `${path} 存在，但它是空的。`,
      next: '用「>」时，Docker 还没开始运行，shell 就已经创建了文件。Docker 当时输出了什么？',
    },
    'archive-unreadable': {
      message: ({ path }) => `${path} 不是 tar 归档，无法从中加载镜像。`,
      next: '它是用哪条命令写出来的？在 PowerShell 里，「>」会改变程序输出的内容；「docker save」的哪个选项可以指定文件？',
    },
    'archive-broken': {
      message: ({ path }) => `${path} 开头是归档，但无法读到末尾：它不完整，或者被改动过。`,
      next: '保存或复制的时候是不是中断了？磁盘是不是满了？重新保存一次。',
    },
    'archive-exported': {
      message: ({ path }) => `${path} 里是某个容器的文件，不是镜像：没有层，没有配置，也没有名字。`,
      next: '「docker export」写出的是容器里的文件。哪条命令写出的是镜像？',
    },
    'archive-without-image': {
      message: ({ path }) => `${path} 是 tar 归档，但里面没有镜像。`,
      next: '它是用哪条命令生成的？「tar」打包的是文件。Docker 的哪条命令打包镜像？',
    },
    'archive-nameless': {
      message: ({ path, image }) =>
        `${path} 里有镜像，但没有名字：用「docker load」加载以后会显示为 <none>，而不是 ${image}。`,
      next: '你交给「docker save」的是镜像的名字，还是它的 ID？',
    },
    'archive-other-name': {
      message: ({ path, image }, { archive }) =>
        `${path} 里没有名为 ${image} 的镜像，只有 ${namesIn(archive.kind === 'file' ? archive.images : []).join('、')}。`,
      next: '交给「docker save」什么名字，归档里就是什么名字。你写的是哪一个？',
    },
    'archive-damaged': {
      message: ({ path }) => `${path} 里的镜像缺少一部分，或者和归档自己的记录对不上。`,
      next: '归档里的内容是不是被改动过？重新保存一次。',
    },
    'archived-image-missing': {
      message: ({ path, same_as }) => `${path} 里有这个镜像，但引擎上没有镜像 ${same_as}。`,
      next: '哪条命令把归档里的镜像加载回引擎？',
    },
    'archive-differs': {
      message: ({ path, same_as }) => `${path} 里的镜像，和引擎上名为 ${same_as} 的镜像不是同一个。`,
      next: '保存以后，这个名字是不是又指向了别的镜像？归档里的内容不会跟着变。',
    },
    'archive-too-big': {
      message: ({ path }) => `${path} 太大，没有读完。`,
      next: '里面有哪些镜像？只保存一个就够了。',
    },
  },
} satisfies KindWords<typeof archive>
