import type { TranslatedDiagnosis } from '../../src/grading/contract/contract.ts'
import {
  type ImageFacts,
  type ImageWant,
  layersMore,
  missingPorts,
  missingVolumes,
  wrongKey,
} from './facts.ts'
import type { builtImageDiagnoses as english } from './texts.ts'

/** The Chinese words for an image that is there, but is not as it should be. */

export const builtImageDiagnoses = {
  'image-other-base': {
    title: '镜像不是在正确的基础镜像上构建的',
    message: ({ name, built_from }) => `${name} 开头的那些层，和本机现在的 ${built_from} 的层不一样。`,
    next: () => 'FROM 后面写的是什么？如果是 commit 得到的，那个容器用的是哪个镜像？',
    page: {
      what: '每个镜像开头的层（layer），就是它的基础镜像的层。这个镜像开头的是别的层。',
      why: '层由内容来识别，所以不管镜像叫什么，都能看出它建立在什么之上。如果构建之后重新拉取了基础镜像，它的层可能已经变了：再构建一次就行。',
    },
  },
  'image-without-own-layer': {
    title: '镜像在基础镜像上增加得太少',
    message: ({ name, built_from, layers_more_than_base }, facts) =>
      `${name} 比 ${built_from} 多 ${layersMore(facts)} 层，应该至少多 ${layers_more_than_base} 层。制作镜像时，改动的文件太少。`,
    next: () => '先后顺序是怎样的：先改动，还是先做成镜像？改动的目录是不是数据卷？',
    page: {
      what: '这个镜像和基础镜像几乎一样：该加进去的内容不在里面。',
      why: '「docker commit」保存的是容器的可写层在那一刻的样子；Dockerfile 的一步改动了文件，就会多一层。之后的改动进不了镜像，放在数据卷里的内容永远进不了镜像。',
    },
  },
  'command-entrypoint-swapped': {
    title: 'CMD 和 ENTRYPOINT 弄反了',
    message: ({ name, command }) =>
      `在 ${name} 里，这些词写成了 ${command ? 'ENTRYPOINT，应该是 CMD' : 'CMD，应该是 ENTRYPOINT'}。`,
    next: () => '「docker run」里镜像名后面的词，会替换这两者中的哪一个，又会追加到哪一个后面？',
    page: {
      what: '镜像运行的内容是对的，但用的是这两条指令里的另一条。',
      why: '「docker run」里镜像名后面的词会替换 CMD，会追加到 ENTRYPOINT 后面。单独使用时两者看起来一样，加上参数才看得出区别。',
    },
  },
  'image-command-shell-form': {
    title: '命令写成了 shell 形式',
    message: ({ name }) => `${name} 通过「/bin/sh -c」运行命令，因为写命令时没有用方括号。`,
    next: () => 'CMD 和 ENTRYPOINT 有两种写法，哪一种会直接启动程序？',
    page: {
      what: 'CMD 或 ENTRYPOINT 写成了普通的一行，所以镜像先运行 shell，再由 shell 运行这一行。',
      why: '普通的一行会变成 ["/bin/sh", "-c", "line"]。这时第一个进程是 shell：后加的参数到不了程序，「docker stop」的信号也可能到不了。',
    },
  },
  'image-command-single-quotes': {
    title: '列表里用了单引号',
    message: ({ name }) => `${name} 的命令没有被当作列表：它连同方括号一起交给了 shell。`,
    next: () => '带方括号的写法是 JSON。JSON 用的是哪种引号？',
    page: {
      what: '在 Docker 看来，用单引号的不是列表，所以整行连方括号都交给了 shell。',
      why: 'CMD ["a", "b"] 是按 JSON 读取的，而 JSON 只有双引号。不是 JSON 的内容会被当作普通的一行，不会报错。',
    },
  },
  'image-command-differs': {
    title: '镜像运行的是另一条命令',
    message: ({ name }, { image }) =>
      `用 ${name} 创建的容器默认运行「${[...(image?.entrypoint ?? []), ...(image?.command ?? [])].join(' ') || '（无）'}」。`,
    next: () => '如果有几个 CMD，哪一个有效？如果是 commit 得到的：那个容器当时在运行什么？',
    page: {
      what: '镜像的 CMD 或 ENTRYPOINT 不是题目要求的。',
      why: '有几行 CMD 时，只有最后一行有效。「docker commit」会保留容器启动时用的命令。「docker import」只有文件：命令、变量和端口都没有了。',
    },
  },
  'image-env-missing': {
    title: '镜像没有设置这个变量',
    message: ({ name, env }, { image }) => `${name} 没有设置 ${wrongKey(env, image?.env)}。`,
    next: () => 'Dockerfile 的哪条指令，在它那一步之后仍然有效？',
    page: {
      what: '镜像的配置里缺少一个变量。',
      why: '每个 RUN 都是新的 shell，里面的「export」在这一步结束后就没有了。ENV 会保存在镜像里，对后面的步骤和容器都有效。',
    },
  },
  'image-env-differs': {
    title: '镜像里这个变量的值不同',
    message: ({ name, env }, { image }) =>
      `${name} 设置了 ${wrongKey(env, image?.env)}，但值和题目要求的不一样。`,
    next: () => '把这一行和题目对照一下，连最后的斜杠也要看。',
    page: {
      what: '变量是有的，但值不是要求的那个。',
      why: 'ENV 保存的是「=」后面的内容，其中前面定义过的变量会先替换。同一个变量有几行时，最后一行有效。',
    },
  },
  'image-workdir-differs': {
    title: '镜像从另一个目录开始',
    message: ({ name, workdir }, { image }) =>
      `用 ${name} 创建的容器从 ${image?.workdir || '/'} 开始，不是 ${workdir}。`,
    next: () => '哪条指令设置目录？不是「RUN cd」。',
    page: {
      what: '镜像的工作目录（working directory）不是题目要求的。',
      why: '没有 WORKDIR 时，容器从 / 开始。「RUN cd」只改变那一步的目录。相对路径的 WORKDIR 会接在前一个后面。',
    },
  },
  'image-port-not-declared': {
    title: '镜像没有声明这个端口',
    message: (want, facts) => `${want.name} 没有声明 ${missingPorts(want, facts).join('、')}。`,
    next: () => '哪条指令用来告诉别人，里面的程序监听哪个端口？',
    page: {
      what: '镜像的配置里没有这个端口。',
      why: 'EXPOSE 写明里面的程序使用哪个端口。它自己不会打开端口，打开端口要在创建容器时用 -p 或 -P。',
    },
  },
  'image-volume-not-declared': {
    title: '镜像没有声明这个数据卷',
    message: (want, facts) => `${want.name} 没有把 ${missingVolumes(want, facts).join('、')} 声明为数据卷。`,
    next: () => '哪条指令规定一个目录在每个容器里都是数据卷？',
    page: {
      what: '镜像配置的数据卷里没有这个路径。',
      why: '有了 VOLUME，用这个镜像创建的每个容器，都会在这个路径得到一个数据卷；没有用 -v 指定时，就是匿名的。',
    },
  },
  'image-label-differs': {
    title: '缺少标签，或者标签的值不同',
    message: ({ name, labels }, { image }) =>
      `${name} 的标签 ${wrongKey(labels, image?.labels)} 和题目要求的不一样。`,
    next: () => '看看镜像的所有标签，对照名字和值。',
    page: {
      what: '镜像的某个标签（label）不存在，或者内容不同。',
      why: 'LABEL 给镜像写一条说明，有名字和值，供人和工具查看，Docker 自己并不使用。基础镜像的标签会传下来。',
    },
  },
  'image-author-differs': {
    title: '镜像没有写明作者',
    message: ({ name, author }) =>
      `${name} 没有写明${author === true || author === undefined ? '作者' : `作者是 ${author}`}。`,
    next: () => '「docker commit」有一个选项；在 Dockerfile 里则是一个标签。',
    page: {
      what: '镜像没有作者，或者作者是别人。',
      why: '「docker commit -a」会把作者写进镜像。Dockerfile 里以前用 MAINTAINER，现在用标签，例如 LABEL maintainer="…"。',
    },
  },
  'image-comment-differs': {
    title: '镜像没有说明，或者说明不同',
    message: ({ name, comment }) =>
      `${name} 没有带上${comment === true || comment === undefined ? '说明' : `说明「${comment}」`}。`,
    next: () => '「docker commit」的哪个选项可以写说明？',
    page: {
      what: '「docker commit」可以给镜像写一条说明（message），这里没有，或者内容不同。',
      why: '从 commit 得到的镜像，看不出手工做过什么。写一条说明，以后看到的人会明白；Dockerfile 则能说明一切。',
    },
  },
} satisfies Record<keyof typeof english, TranslatedDiagnosis<ImageWant, ImageFacts>>
