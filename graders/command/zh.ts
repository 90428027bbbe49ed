import type { Translation } from '../../src/grading/contract/contract.ts'
import type command from './command.ts'
import { line } from './command.ts'

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
  diagnoses: {
    'command-differs': {
      title: '容器运行的是另一条命令',
      message: (_, { container }) => `${container.name} 运行的是「${line(container.argv)}」。`,
      next: () => '把两条命令逐个词对照一下。在 Docker 看到之前，你的 shell 改动了哪些词？',
      page: {
        what: '程序或它的参数不是题目要求的。',
        why: '镜像名后面的内容会替换镜像的 CMD，并追加到 ENTRYPOINT 之后。在这之前，你自己的 shell 会替换变量、按空格拆开、去掉引号。',
      },
    },
    'command-not-given': {
      title: '容器运行的是镜像的默认命令',
      message: (_, { container }) =>
        `没有给 ${container.name} 指定命令，所以它运行镜像自带的：「${line(container.argv)}」。`,
      next: () => '在「docker run」里，给容器的命令写在什么位置？',
      page: {
        what: '创建容器时没有指定命令。',
        why: '镜像规定了容器默认运行什么。写在镜像名后面的内容会取代它。',
      },
    },
    'command-one-word': {
      title: '整条命令成了一个词',
      message: (_, { container }) =>
        `对 Docker 来说，「${container.command[0]}」是一个词：一个名字里带空格的程序。`,
      next: () => '外面的引号起了什么作用？',
      page: {
        what: '程序和参数一起放在了引号里，所以成了一个词。',
        why: 'Docker 把第一个词当作程序运行，其余的词交给它，不会再按空格拆开。引号用来把必须连在一起的内容括起来，例如交给「sh -c」的那一行。',
      },
    },
    'command-shell-form': {
      title: '命令前面多了一个 shell',
      message: (_, { container }) => `${container.name} 的第一个进程是 shell，再由它来运行命令。`,
      next: () => '在 Dockerfile 里，区别在于有没有方括号；在命令行里，区别在于「sh -c」。',
      page: {
        what: '命令是通过「sh -c」运行的，而题目要求直接运行。',
        why: '这时第一个进程是 shell：「docker stop」的信号发给它，它不一定转交给程序，也不再接受别的参数。带方括号的 ["program", "argument"] 会直接启动程序。',
      },
    },
    'command-exec-form': {
      title: '命令前面没有 shell',
      message: (_, { container }) => `${container.name} 直接运行程序，没有经过 shell。`,
      next: () => '是谁来替换变量，是谁认得「;」和「>」？',
      page: {
        what: '命令应该由 shell 运行，现在却是直接运行的。',
        why: '变量、管道、「;」和「&&」都由 shell 处理。没有 shell 时，它们只是原样交给程序的普通词。',
      },
    },
    'option-in-command': {
      title: 'docker run 的选项成了命令',
      message: (_, { container }) =>
        `${container.name} 的命令以「${container.command[0]}」开头，看起来像是写到镜像名后面的选项。`,
      next: () => '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
      page: {
        what: '容器要运行的第一个词以短横线开头。',
        why: '命令的格式是：docker run [选项] 镜像 [命令]。Docker 读到镜像名就不再读选项，后面的都交给容器当作命令。',
      },
    },
  },
} satisfies Translation<typeof command>
