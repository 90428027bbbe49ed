import { originsOf } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import container from '../container/zh.ts'
import { layersMore, missingPorts, missingVolumes, portsOf, wrongKey } from './facts.ts'
import type kind from './image.ts'
import image, { nearestImage } from './image.ts'

const pairs = (record: Record<string, string>) =>
  Object.entries(record)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')

const retagged = container.diagnoses['image-retagged']

export default {
  summary: '有这个镜像，而且做得符合要求',
  options: {
    name: '镜像的名字；不写标签就是 latest',
    state: '镜像应不应该在这里',
    renamed: '学生把官方镜像改成这个名字也算对',
    built_from: '它的镜像层必须以哪个镜像的层开头',
    layers_more_than_base: '它至少要在 built_from 之上多出几层',
    command: 'CMD，写成词的列表',
    entrypoint: 'ENTRYPOINT，写成词的列表',
    env: '它必须设置的变量',
    workdir: '由它创建的容器从哪个目录开始',
    exposes: '它必须声明的端口',
    volumes: '它必须声明为数据卷的路径',
    labels: '它必须带有的标签（label）',
    author: '作者，或者 maintainer 标签；true 表示任何值',
    comment: 'docker commit 的说明；true 表示任何值',
  },
  expected(want) {
    if (want.state === 'absent') return `没有镜像 ${want.name}`
    const { built_from, layers_more_than_base, command, entrypoint, env, workdir } = want
    const { exposes, volumes, labels, author, comment } = want
    const parts = [
      built_from && `FROM ${built_from}`,
      layers_more_than_base && `自己的层至少 ${layers_more_than_base} 个`,
      entrypoint && `ENTRYPOINT ${JSON.stringify(entrypoint)}`,
      command && `CMD ${JSON.stringify(command)}`,
      env && `ENV ${pairs(env)}`,
      workdir && `WORKDIR ${workdir}`,
      exposes && `EXPOSE ${exposes.join(' ')}`,
      volumes && `VOLUME ${volumes.join(' ')}`,
      labels && `LABEL ${pairs(labels)}`,
      author && `作者 ${author === true ? '……' : author}`,
      comment && `说明 ${comment === true ? '……' : comment}`,
    ].filter(Boolean)
    return `镜像 ${want.name}${parts.length > 0 ? `：${parts.join('；')}` : ''}`
  },
  actual({ image: found, names }, want) {
    if (!found) return `没有镜像 ${want.name}；现有的：${names.slice(0, 5).join('、') || '无'}`
    const parts = [
      (want.command ?? want.entrypoint) &&
        `ENTRYPOINT ${JSON.stringify(found.entrypoint)} CMD ${JSON.stringify(found.command)}`,
      want.env && `ENV ${pairs(found.env)}`,
      want.workdir && `WORKDIR ${found.workdir || '/'}`,
      want.exposes && `EXPOSE ${portsOf(found).join(' ') || '（无）'}`,
      want.volumes && `VOLUME ${found.volumes.join(' ') || '（无）'}`,
      want.labels &&
        `LABEL ${pairs(Object.fromEntries(Object.keys(want.labels).map((key) => [key, found.labels[key] ?? ''])))}`,
      want.author && `作者 ${found.author || '（无）'}`,
      want.comment && `说明 ${found.comment || '（无）'}`,
    ].filter(Boolean)
    const name = [...found.tags, ...found.digests].join('、') || found.id
    return `${name}，共 ${found.layers.length} 层${parts.length > 0 ? `；${parts.join('；')}` : ''}`
  },
  codes: {
    'image-other-base': {
      message: ({ name, built_from }) => `${name} 开头的那些层，和本机现在的 ${built_from} 的层不一样。`,
      next: 'FROM 后面写的是什么？如果是 commit 得到的，那个容器用的是哪个镜像？',
    },
    'image-without-own-layer': {
      message: ({ name, built_from, layers_more_than_base }, facts) =>
        `${name} 比 ${built_from} 多 ${layersMore(facts)} 层，应该至少多 ${layers_more_than_base} 层。制作镜像时，改动的文件太少。`,
      next: '先后顺序是怎样的：先改动，还是先做成镜像？改动的目录是不是数据卷？',
    },
    'command-entrypoint-swapped': {
      message: ({ name, command }) =>
        `在 ${name} 里，这些词写成了 ${command ? 'ENTRYPOINT，应该是 CMD' : 'CMD，应该是 ENTRYPOINT'}。`,
      next: '「docker run」里镜像名后面的词，会替换这两者中的哪一个，又会追加到哪一个后面？',
    },
    'image-command-shell-form': {
      message: ({ name }) => `${name} 通过「/bin/sh -c」运行命令，因为写命令时没有用方括号。`,
      next: 'CMD 和 ENTRYPOINT 有两种写法，哪一种会直接启动程序？',
    },
    'image-command-single-quotes': {
      message: ({ name }) => `${name} 的命令没有被当作列表：它连同方括号一起交给了 shell。`,
      next: '带方括号的写法是 JSON。JSON 用的是哪种引号？',
    },
    'image-command-differs': {
      message: ({ name }, { image }) =>
        `用 ${name} 创建的容器默认运行「${[...(image?.entrypoint ?? []), ...(image?.command ?? [])].join(' ') || '（无）'}」。`,
      next: '如果有几个 CMD，哪一个有效？如果是 commit 得到的：那个容器当时在运行什么？',
    },
    'image-env-missing': {
      message: ({ name, env }, { image }) => `${name} 没有设置 ${wrongKey(env, image?.env)}。`,
      next: 'Dockerfile 的哪条指令，在它那一步之后仍然有效？',
    },
    'image-env-differs': {
      message: ({ name, env }, { image }) =>
        `${name} 设置了 ${wrongKey(env, image?.env)}，但值和题目要求的不一样。`,
      next: '把这一行和题目对照一下，连最后的斜杠也要看。',
    },
    'image-workdir-differs': {
      message: ({ name, workdir }, { image }) =>
        `用 ${name} 创建的容器从 ${image?.workdir || '/'} 开始，不是 ${workdir}。`,
      next: '哪条指令设置目录？不是「RUN cd」。',
    },
    'image-port-not-declared': {
      message: (want, facts) => `${want.name} 没有声明 ${missingPorts(want, facts).join('、')}。`,
      next: '哪条指令用来告诉别人，里面的程序监听哪个端口？',
    },
    'image-volume-not-declared': {
      message: (want, facts) =>
        `${want.name} 没有把 ${missingVolumes(want, facts).join('、')} 声明为数据卷。`,
      next: '哪条指令规定一个目录在每个容器里都是数据卷？',
    },
    'image-label-differs': {
      message: ({ name, labels }, { image }) =>
        `${name} 的标签 ${wrongKey(labels, image?.labels)} 和题目要求的不一样。`,
      next: '看看镜像的所有标签，对照名字和值。',
    },
    'image-author-differs': {
      message: ({ name, author }) =>
        `${name} 没有写明${author === true || author === undefined ? '作者' : `作者是 ${author}`}。`,
      next: '「docker commit」有一个选项；在 Dockerfile 里则是一个标签。',
    },
    'image-comment-differs': {
      message: ({ name, comment }) =>
        `${name} 没有带上${comment === true || comment === undefined ? '说明' : `说明「${comment}」`}。`,
      next: '「docker commit」的哪个选项可以写说明？',
    },
    'image-retagged': {
      message: ({ name }, { image: found }) =>
        `这里名为 ${name} 的镜像，当初是用别的名字拉取的：${originsOf(found).join('、')}。`,
      next: () => retagged.next(),
    },
    'image-missing': {
      message: ({ name }) =>
        `这个引擎上没有名为 ${name} 的镜像。如果是 Docker 没能下载它，那很可能不是你的错。`,
      next: '本该得到这个镜像的那条命令，最后一行输出了什么？「not found」说的是名字，超时（timeout）说的是网络。',
    },
    'image-name-differs': {
      message: ({ name }, { names }) => `没有 ${name}，但是有 ${nearestImage(name, names)}。`,
      next: '对照一下这两个名字，冒号后面也要看。可以给镜像再加一个名字。',
    },
    'image-still-there': {
      message: ({ name }) => `${name} 还在。`,
      next: '名字里不写标签，就表示「latest」。你删除的是哪个名字？',
    },
    'image-in-use': {
      message: ({ name }, { users }) =>
        `${name} 还在，而且 ${users.map((user) => user.name).join('、')} 正在使用它。`,
      next: '要先去掉什么？已经结束的容器也算。',
    },
  },
} satisfies KindWords<typeof kind>
