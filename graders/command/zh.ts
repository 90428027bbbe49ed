import { serviceOf } from '../../src/grading/contract/container/shown.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type command from './command.ts'
import { line } from './command.ts'

export default {
  summary: '容器运行指定的命令',
  options: {
    container: '容器的名字',
    words: '程序和参数；镜像放在前面的部分可以不写',
    contains: '命令里必须有的文字',
    form: 'shell：由「sh -c」运行命令；exec：不经过 shell',
  },
  refusals: { 'asks-for-nothing': '至少要写 words、contains、form 中的一项' },
  expected: ({ words, contains, form }) =>
    [words && line(words), contains && `命令里有「${contains}」`, form && `${form} 形式`]
      .filter(Boolean)
      .join('，'),
  actual: ({ container }) => line(container.argv) || '没有命令',
  codes: {
    'command-differs': {
      message: (_, { container }) => `${container.name} 运行的是「${line(container.argv)}」。`,
      next: '把两条命令逐个词对照一下。在 Docker 看到之前，你的 shell 改动了哪些词？',
    },
    'command-not-given': {
      message: (_, { container }) =>
        `${container.name} 运行的是镜像的默认命令：「${line(container.argv)}」。`,
      next: (_, { container }) => {
        const service = serviceOf(container)
        return service
          ? `Compose 文件里，服务 ${service} 的哪个键用来设置命令？`
          : '在「docker run」里，容器要运行的命令写在什么位置？'
      },
    },
    'command-one-word': {
      message: (_, { container }) =>
        `对 Docker 来说，「${container.command[0]}」是一个词：一个名字里带空格的程序。`,
      next: '外面的引号起了什么作用？',
    },
    'command-shell-form': {
      message: (_, { container }) => `${container.name} 没有直接运行命令，而是由 shell 来运行。`,
      next: '在 Dockerfile 里，区别在于有没有方括号；在命令行里，区别在于「sh -c」。',
    },
    'command-exec-form': {
      message: (_, { container }) => `${container.name} 直接运行程序，没有经过 shell。`,
      next: '替换变量、识别「;」和「>」的，是哪个程序？',
    },
    'option-in-command': {
      message: (_, { container }) =>
        `${container.name} 的命令以「${container.command[0]}」开头，看起来像是写在镜像名后面的选项。`,
      next: '你的命令里，镜像名在哪里？哪些内容应该写在它前面？',
    },
  },
} satisfies KindWords<typeof command>
