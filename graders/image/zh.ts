import { originsOf, type Translation } from '../../src/grading/contract/contract.ts'
import container from '../container/zh.ts'
import { portsOf } from './facts.ts'
import type image from './image.ts'
import { nearestImage } from './image.ts'
import { builtImageDiagnoses } from './zh.built.ts'

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
  diagnoses: {
    ...builtImageDiagnoses,
    'image-retagged': {
      title: retagged.title,
      message: ({ name }, { image: found }) =>
        `这里名为 ${name} 的镜像，当初是用别的名字拉取的：${originsOf(found).join('、')}。`,
      next: () => retagged.next(),
      page: retagged.page,
    },
    'image-missing': {
      title: '没有这个镜像',
      message: ({ name }) =>
        `这个引擎上没有名为 ${name} 的镜像。如果是 Docker 没能下载它，那很可能不是你的错。`,
      next: () =>
        '本该得到这个镜像的那条命令，最后一行输出了什么？「not found」说的是名字，超时（timeout）说的是网络。',
      page: {
        what: '检查按完整的名字（包括标签）查找镜像，没有找到。',
        why: '镜像来自 pull、build、commit 或 load。构建时最后一步失败，或者没有写 -t，都不会留下名字；用 ID 保存的镜像，载入后也没有名字。有些网络（例如中国大陆）连不上 Docker Hub，可以配置镜像加速地址。',
      },
    },
    'image-name-differs': {
      title: '有一个名字很像的镜像',
      message: ({ name }, { names }) => `没有 ${name}，但是有 ${nearestImage(name, names)}。`,
      next: () => '对照一下这两个名字，冒号后面也要看。可以给镜像再加一个名字。',
      page: {
        what: '要找的名字不在，但有一个镜像，名字或标签稍有不同。',
        why: '镜像的完整名字是「仓库:标签」，不写标签就是「latest」。两个标签就是两个名字，哪怕指的是同一个镜像。',
      },
    },
    'image-still-there': {
      title: '镜像还没有删除',
      message: ({ name }) => `${name} 还在。`,
      next: () => '名字里不写标签，就表示「latest」。你删除的是哪个名字？',
      page: {
        what: '题目要求删除镜像的一个名字，但引擎里还有它。',
        why: '「docker image rm」删掉的是一个名字。最后一个名字删掉时，镜像和它的层才会删除；别的镜像还需要的层会留下。',
      },
    },
    'image-in-use': {
      title: '还有容器需要这个镜像',
      message: ({ name }, { users }) =>
        `${name} 还在，而且 ${users.map((user) => user.name).join('、')} 正在使用它。`,
      next: () => '要先去掉什么？已经结束的容器也算。',
      page: {
        what: '镜像没有删除，或者删不掉，因为还有用它创建的容器。',
        why: '容器建立在镜像的层之上，结束以后也一样。所以还有容器在使用的镜像，Docker 拒绝删除。',
      },
    },
  },
} satisfies Translation<typeof image>
