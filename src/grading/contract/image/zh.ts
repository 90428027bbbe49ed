import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, originsOf } from './image.ts'

export default {
  codes: {
    'image-mismatch': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的，不是 ${image}。`,
      next: '「docker run」的选项之后，第一个词就是镜像。容器的镜像不能换，所以需要一个新容器。',
    },
    'image-other-tag': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的。题目要的是 ${image}，标签（tag）不同。`,
      next: '名字里不写标签时，Docker 会用哪一个？',
    },
    'image-retagged': {
      message: ({ image }, { container }) =>
        `这里名为 ${image} 的镜像，当初是用别的名字拉取的：${originsOf(container?.image).join('、')}。`,
      next: '是哪个镜像被「docker tag」加上了这个名字？先把名字空出来，真正的镜像才能用它。',
    },
    'image-outdated': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用以前的 ${image} 创建的。后来这个名字给了一个更新的镜像。`,
      next: '容器不会跟着镜像更新。怎样才能用上新镜像？',
    },
    'image-not-here': {
      message: ({ image }, { wanted }) =>
        `没有容器 ${wanted}，它需要的镜像 ${image} 也不在这个引擎上。如果是 Docker 没能下载镜像，那很可能不是你的错。`,
      next: ({ image }) =>
        `运行「docker pull ${image}」会输出什么？「not found」或「denied」说的是名字；超时（timeout）说的是网络，这时你的命令可能完全正确。`,
    },
    'image-never-run': {
      message: ({ image }) => `${image} 已经在本机，但还没有用它创建过容器，或者容器后来被删除了。`,
      next: '下载镜像和运行镜像是两件事，现在缺哪一件？另外，有个选项会在结束后自动清理，也就不留痕迹。',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `没有 ${want.name}，但 ${namesake(want, facts)} 是用 ${want.image} 创建的。如果你指的就是它，那只是名字不对。`,
      next: '不指定名字时，Docker 会自己起一个。用哪个选项可以指定？以后也能改名。',
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
