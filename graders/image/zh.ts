import { shownStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import imageWords, { notTheImage } from '../../src/grading/contract/image/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { bytesOf } from '../../src/grading/contract/size.ts'
import { askedFor, inPlace } from './as-dockerfile.ts'
import {
  asksItsMaker,
  authorsOf,
  checkOf,
  layersMore,
  missingPorts,
  missingVolumes,
  officialIn,
  unwantedEnv,
  workdirOf,
  wrongKey,
} from './built.ts'
import { lineOf, oneWord, programsOf, repeatedIn, shownAs } from './command.ts'
import type image from './image.ts'
import { nearestImage, someNames } from './image.ts'
import { limitOf, measuredAgainst, megabytes } from './size.ts'
import { missingSteps } from './steps.ts'

const joined = (first: string, parts: (string | false | undefined)[]) =>
  [first, parts.filter(Boolean).join('；')].filter(Boolean).join('：')

export default {
  summary: '引擎上有这个镜像，而且构建得符合要求',
  options: {
    name: '镜像的名字；不写标签就是 latest；nginx:* 表示任意标签',
    state: '镜像是否必须存在',
    renamed: '学生把官方镜像改成这个名字也可以；不写时，owns.images 里的名字为 true',
    same_as: '它必须是这个镜像的另一个名字：同一个镜像，不是副本',
    built_from: '它必须以哪个镜像的层开头',
    layers_more_than_base: '它至少要比 built_from 多几层',
    command: 'CMD，写成词的列表；程序写不写目录都可以',
    entrypoint: 'ENTRYPOINT，写成词的列表；程序写不写目录都可以',
    any_form: 'command 和 entrypoint 用 exec 形式或者 shell 形式都可以',
    starts: '它的容器默认运行的程序，例如 bash，不管怎么写',
    env: '它必须设置的环境变量',
    history: '从 built_from 构建它时必须有的步骤，顺序不限',
    'history[].instruction': '指令',
    'history[].contains': '指令后面必须包含的文字',
    lacks_env: '它不能设置的环境变量的名字',
    workdir: '由它创建的容器的工作目录',
    user: '由它创建的容器以哪个用户（USER）运行，写名字或 ID；not-root 表示只要不是 root',
    healthcheck: '它必须有的健康检查；true 表示任意一种',
    'healthcheck.contains': '命令里必须有的文字',
    exposes: '它必须声明的端口',
    volumes: '它必须声明为数据卷的路径',
    labels: '它必须带有的标签（label）；true 表示任意值',
    author: '作者，或者 maintainer 标签；true 表示任意值，但不能是基础镜像自带的',
    comment: 'docker commit 的说明；true 表示任意值',
    smaller_than: '它必须小于多少：一个大小，或者另一个镜像的几分之几，按各层的字节数计算',
    'smaller_than.image': '和哪个镜像比较',
    'smaller_than.share': '它的几分之几：0.5 表示一半',
    larger_than: '它必须大于多少',
  },
  refusals: {
    'needs-built-from': '需要同时写 built_from',
    'user-name': '必须是用户的名字或 ID，不带组',
    'variable-name': '必须是变量名，不能有空格和等号',
    'port-and-protocol': '必须是端口，例如 80 或「53/udp」',
    size: '必须是大小，例如「512m」或「1g」',
  },
  expected(want) {
    const {
      name,
      state,
      same_as,
      starts,
      history = [],
      lacks_env,
      layers_more_than_base: layers,
      author,
      comment,
      smaller_than,
      larger_than,
    } = want
    if (state === 'absent') return `没有镜像 ${name}`
    return joined(`镜像 ${name}`, [
      ...askedFor(want).map(([name, value]) => (value ? `${name} ${value}` : `没有 ${name}`)),
      same_as && `和 ${same_as} 是同一个镜像`,
      starts && `运行 ${starts}`,
      ...history.map((step) => `构建步骤 ${shownStep(step)}`),
      lacks_env && `没有变量 ${lacks_env.join('、')}`,
      layers !== undefined && `自己的层至少 ${layers} 层`,
      author && `作者 ${author === true ? '……' : author}`,
      comment && `说明 ${comment === true ? '……' : comment}`,
      typeof smaller_than === 'string' && `小于 ${megabytes(bytesOf(smaller_than))}`,
      typeof smaller_than === 'object' &&
        `小于 ${smaller_than.image}${smaller_than.share === 1 ? '' : smaller_than.share === 0.5 ? ' 的一半' : ` 的 ${smaller_than.share} 倍`}`,
      larger_than && `大于 ${megabytes(bytesOf(larger_than))}`,
    ])
  },
  actual({ image, names, sizes, steps }, want) {
    if (!image) {
      const { some, more } = someNames(want.name, names)
      return `没有镜像 ${want.name}${some.length > 0 ? `；现有的镜像：${some.join('、')}${more ? '……' : ''}` : '，也没有其他带名字的镜像'}`
    }
    const known = image.tags.join('、') || image.digests.join('、') || image.id
    return joined(`${known}，共 ${image.layers.length} 层`, [
      ...inPlace(image, want).map(([name, value]) => (value ? `${name} ${value}` : `没有 ${name}`)),
      ...unwantedEnv(want, image).map((name) => `设置了 ${name}`),
      want.history &&
        (steps?.length
          ? `构建步骤 ${steps.map(({ instruction }) => instruction || 'import').join('、')}`
          : '没有自己的构建步骤'),
      want.author && (authorsOf(image).length > 0 ? `作者 ${authorsOf(image).join('、')}` : '没有作者'),
      want.comment && (image.comment ? `说明 ${image.comment}` : '没有说明'),
      sizes && megabytes(sizes.own),
      sizes?.other !== undefined && `${measuredAgainst(want)}：${megabytes(sizes.other)}`,
    ])
  },
  codes: {
    'image-other-than': {
      message: ({ name, same_as }) => `${name} 和 ${same_as} 是两个不同的镜像。`,
      next: '再起一个名字不占空间，也不会复制。哪个命令可以给镜像再起一个名字？',
    },
    'other-image-missing': {
      message: ({ name, same_as, ...want }) =>
        `${name} 存在，但没有可以对比的镜像 ${same_as ?? measuredAgainst(want)}。`,
      next: '是不是多删了一个名字？还是缺了制作那个镜像的一步？',
    },
    'image-too-large': {
      message: (want, { sizes = {} }) =>
        `${want.name} 的各层一共 ${megabytes(sizes.own)}，应该小于 ${megabytes(limitOf(want, sizes))}。`,
      next: '哪一层最大？文件在后面的层里删除，在前面的层里仍然存在。',
    },
    'image-too-small': {
      message: ({ name, larger_than = '' }, { sizes }) =>
        `${name} 的各层一共只有 ${megabytes(sizes?.own)}，没有超过 ${megabytes(bytesOf(larger_than))}。`,
      next: '哪一步应该增加这么多内容？镜像是用发给你的那个文件构建的吗？',
    },
    'image-other-base': {
      message: ({ name, built_from }) => `${name} 开头的层，和引擎上现在的 ${built_from} 的层不一样。`,
      next: 'FROM 后面写的是什么？如果是 commit 得到的，那个容器是用哪个镜像创建的？',
    },
    'image-imported': {
      message: ({ name, built_from }) =>
        `${name} 是用「docker import」做出来的：只有导入的文件，成了一层，${built_from} 的层和配置都不在里面。`,
      next: '哪条命令会保留层、配置和历史？「import」和「export」是一对，只管文件。',
    },
    'image-older-base': {
      message: ({ name, built_from }) =>
        `${name} 开头的层，和引擎上现在的 ${built_from} 的层不一样。${name} 制作好以后，${built_from} 这个名字又指向了别的镜像：如果 ${name} 是用以前的 ${built_from} 制作的，它的层就是以前的。`,
      next: '镜像不会随基础镜像更新。怎样才能用上新的基础镜像？',
    },
    'image-without-own-layer': {
      message: ({ name, built_from, layers_more_than_base }, facts) =>
        layersMore(facts) === 0
          ? `${name} 除了 ${built_from} 的层，没有自己的层，应该至少有 ${layers_more_than_base} 层。制作镜像时，还没有改动过文件。`
          : `${name} 比 ${built_from} 多 ${layersMore(facts)} 层，应该至少多 ${layers_more_than_base} 层。构建镜像时改动的文件太少。`,
      next: '先后顺序是怎样的：先改动，还是先构建镜像？改动的目录是不是数据卷？',
    },
    'command-entrypoint-swapped': {
      message: ({ name, command }) =>
        `在 ${name} 里，这些词写成了 ${command ? 'ENTRYPOINT，应该写成 CMD' : 'CMD，应该写成 ENTRYPOINT'}。`,
      next: '在「docker run」里，镜像名后面的词会替换其中一个，而追加到另一个后面。分别是哪一个？',
    },
    'image-command-shell-form': {
      message: ({ name }) => `${name} 通过「/bin/sh -c」运行命令，因为写命令时没有用方括号。`,
      next: 'CMD 和 ENTRYPOINT 有两种写法，哪一种会直接启动程序？',
    },
    'image-command-single-quotes': {
      message: ({ name }) =>
        `Docker 没有把 ${name} 的命令识别为列表：整行内容连同方括号一起交给了 shell 运行。`,
      next: '带方括号的写法是 JSON。JSON 用的是哪种引号？',
    },
    'image-command-missing-comma': {
      message: ({ name }, { image }) =>
        `Docker 没有把 ${name} 的命令识别为列表：整行内容 ${image && lineOf(image)} 都交给了 shell 运行。`,
      next: '带方括号的写法是 JSON。在 JSON 列表里，两个词之间要写什么？',
    },
    'image-command-no-list': {
      message: ({ name }, { image }) =>
        `Docker 没有把 ${name} 的命令识别为列表：整行内容 ${image && lineOf(image)} 都交给了 shell 运行。`,
      next: '带方括号的写法是 JSON：英文双引号、英文逗号、右方括号。输入法或编辑器改动了哪一个？',
    },
    'image-command-and-entrypoint': {
      message: ({ name }, { image }) =>
        `${name} 既有 ${image && shownAs('ENTRYPOINT', image)}，又有 ${image && shownAs('CMD', image)}。题目只要求其中一个。`,
      next: '两个都有的时候，容器运行的是其中一个，还是把两个连在一起？',
    },
    'image-command-one-word': {
      message: ({ name }, { image }) =>
        `在 ${name} 里，「${image && oneWord(image)}」是一个词：一个名字里带空格的程序。`,
      next: '在带方括号的写法里，每个词的引号从哪里开始，到哪里结束？',
    },
    'image-command-repeated': {
      message: ({ name }, { image, steps }) =>
        `构建 ${name} 时写了 ${repeatedIn(steps).times} 条 ${repeatedIn(steps).name}，只有最后一条有效：${image && shownAs(repeatedIn(steps).name, image)}。`,
      next: '你想要的是哪一条？一个镜像只有一个命令，后面的会替换前面的。',
    },
    'image-command-differs': {
      message: ({ name }, { image }) =>
        image && (image.entrypoint.length > 0 || image.command.length > 0)
          ? `用 ${name} 创建的容器默认运行「${[...image.entrypoint, ...image.command].join(' ')}」。`
          : `用 ${name} 创建的容器默认不运行任何命令。`,
      next: '如果有多个 CMD，哪一个生效？如果镜像是 commit 得到的，那个容器当时在运行什么？',
    },
    'image-program-differs': {
      message: ({ name, starts }, { image }) =>
        `${name} 的容器默认运行的是${image && programsOf(image).length > 0 ? `「${programsOf(image).join('」「')}」` : '空命令'}，不是 ${starts}。`,
      next: '如果写了不止一个 CMD，哪一个有效？',
    },
    'image-env-missing': {
      message: ({ name, env }, { image }) => `${name} 没有设置 ${wrongKey(env, image?.env)}。`,
      next: 'Dockerfile 的哪条指令，在自己那一步之后仍然有效？',
    },
    'image-env-differs': {
      message: ({ name, env }, { image }) =>
        `${name} 设置了 ${wrongKey(env, image?.env)}，但值和题目要求的不一样。`,
      next: '把这一行和题目对照一下，直到最后一个斜杠。',
    },
    'image-step-missing': {
      message: (want, facts) =>
        `${want.name} 的构建过程里没有这一步：${missingSteps(want, facts).map(shownStep).join('、')}。`,
      next: '镜像的历史（history）列出了每一步。Dockerfile 里有这一行吗？写上之后有没有重新构建镜像？',
    },
    'image-env-unwanted': {
      message: (want, { image }) =>
        `${want.name} 设置了 ${unwantedEnv(want, image).join('、')}，由它创建的容器都带有这个变量，拿到镜像的人也都能看到。`,
      next: '是哪条指令设置的？要把一个值交给程序，在构建时或者启动容器时还有什么办法？',
    },
    'image-workdir-differs': {
      message: ({ name, workdir }, { image }) =>
        `用 ${name} 创建的容器从 ${workdirOf(image)} 目录开始，而不是 ${workdir}。`,
      next: '哪条指令设置工作目录？不是「RUN cd」。',
    },
    'image-user-differs': {
      message: ({ name, user }, { image }) =>
        image?.user
          ? `用 ${name} 创建的容器以 ${image.user} 运行，要求的是${user === 'not-root' ? '不是 root 的用户' : ` ${user}`}。`
          : `${name} 没有指定用户，所以它的容器以 root 运行。`,
      next: 'Dockerfile 的哪条指令指定用户？最后一条写的是哪个用户？',
    },
    'image-health-check-missing': {
      message: ({ name }) => `${name} 没有定义健康检查。`,
      next: 'Dockerfile 的哪条指令可以定义？写好以后，镜像重新构建了吗？',
    },
    'image-health-check-differs': {
      message: ({ name, healthcheck }, { image }) =>
        `${name} 的健康检查运行的是「${checkOf(image?.healthCheck ?? [])}」，里面没有 ${typeof healthcheck === 'object' ? healthcheck.contains : ''}。`,
      next: '怎样才能说明容器里的程序真的在正常工作？',
    },
    'image-port-not-declared': {
      message: (want, { image }) => `${want.name} 没有声明 ${missingPorts(want, image).join('、')}。`,
      next: '哪条指令用来说明里面的程序监听哪个端口？',
    },
    'image-volume-not-declared': {
      message: (want, { image }) =>
        `${want.name} 没有把 ${missingVolumes(want, image).join('、')} 声明为数据卷。`,
      next: '哪条指令让一个目录在每个容器里都成为数据卷？',
    },
    'image-label-differs': {
      message: ({ name, labels }, { image }) =>
        `${name} 没有标签 ${wrongKey(labels, image?.labels)}，或者它的值和题目要求的不一样。`,
      next: '查看镜像的所有标签，对照名字和值。',
    },
    'image-author-differs': {
      message: ({ name, author }) =>
        `${name} 没有写明${author === true || author === undefined ? '作者' : `作者是 ${author}`}。`,
      next: '「docker commit」有一个选项可以写作者；在 Dockerfile 里则用一个标签。',
    },
    'image-comment-differs': {
      message: ({ name, comment }) =>
        `${name} 没有${comment === true || comment === undefined ? '说明' : `说明「${comment}」`}。`,
      next: '「docker commit」的哪个选项可以写说明？',
    },
    'image-retagged': {
      message(want, facts) {
        const { image, name } = officialIn(want, facts) ?? { image: facts.image, name: want.name }
        return notTheImage(image, name, facts.origin)
      },
      next: imageWords.codes['image-retagged'].next,
    },
    'image-missing': {
      message: ({ name }) =>
        `这个引擎上没有名为 ${name} 的镜像。如果是 Docker 没能下载它，那很可能不是你的错。`,
      next: '你的命令最后一行输出了什么？「not found」说明是名字的问题，超时（timeout）说明是网络的问题。',
    },
    'image-not-built': {
      message: (want) =>
        `这个引擎上没有名为 ${want.name} 的镜像。${want.same_as ? '这个名字要由你自己加给一个镜像。' : asksItsMaker(want) ? '这个镜像要由你自己制作。' : ''}`,
      next(want) {
        if (want.same_as) return '哪个命令可以给镜像再起一个名字？它有没有报错？'
        return asksItsMaker(want)
          ? '哪一步会产生这个镜像？那一步有没有报错？有没有用「-t」或者在命令末尾给镜像取这个名字？'
          : '哪一步会下载或者制作这个镜像？那一步有没有报错？名字写完整了吗，包括冒号后面的标签？'
      },
    },
    'image-name-differs': {
      message: ({ name }, { names }) =>
        `没有名为 ${name} 的镜像，但有一个名为 ${nearestImage(name, names)} 的镜像。`,
      next: (want) =>
        asksItsMaker(want)
          ? '对照一下这两个名字，冒号后面也要看。一个镜像可以再加一个名字。'
          : '对照一下这两个名字，冒号后面的标签也要看。标签不同，往往就是不同的版本：任务是不是要你下载那个版本？',
    },
    'image-still-there': {
      message: ({ name }) => `${name} 还在。`,
      next: '名字里不写标签，就表示「latest」。你删除的是哪个名字？',
    },
    'image-in-use': {
      message: ({ name }, { users }) =>
        `${name} 还在，而且 ${users.map((user) => user.name).join('、')} 正在使用它。`,
      next: '要先删除什么？已停止的容器也算。',
    },
  },
} satisfies KindWords<typeof image>
