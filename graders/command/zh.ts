import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './command.ts'
import command, { line } from './command.ts'

const FORMS = { exec: 'exec 形式', shell: 'shell 形式' }

export default {
  summary: '容器运行指定的命令',
  options: {
    container: '容器的名字',
    words: '程序和参数；镜像放在前面的部分可以不写',
    contains: '命令里某处要有的文字',
    form: 'shell：这一行由「sh -c」执行；exec：不经过它',
  },
  expected: ({ words, contains, form }) =>
    [words && line(words), contains && `命令里有「${contains}」`, form && FORMS[form]]
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
        `没有给 ${container.name} 指定命令，所以它运行镜像自带的：「${line(container.argv)}」。`,
      next: '在「docker run」里，给容器的命令写在什么位置？',
    },
    'command-one-word': {
      message: (_, { container }) =>
        `对 Docker 来说，「${container.command[0]}」是一个词：一个名字里带空格的程序。`,
      next: '外面的引号起了什么作用？',
    },
    'command-shell-form': {
      message: (_, { container }) => `${container.name} 的第一个进程是 shell，再由它来运行命令。`,
      next: '在 Dockerfile 里，区别在于有没有方括号；在命令行里，区别在于「sh -c」。',
    },
    'command-exec-form': {
      message: (_, { container }) => `${container.name} 直接运行程序，没有经过 shell。`,
      next: '是谁来替换变量，是谁认得「;」和「>」？',
    },
    'option-in-command': {
      message: (_, { container }) =>
        `${container.name} 的命令以「${container.command[0]}」开头，看起来像是写到镜像名后面的选项。`,
      next: '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
    },
  },
} satisfies KindWords<typeof kind>
