import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, originsOf } from './image.ts'

export default {
  codes: {
    'image-mismatch': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的，不是用 ${image} 创建的。`,
      next: '在「docker run」命令里，选项之后的第一个词就是镜像名。容器不能更换镜像，所以需要创建一个新容器。',
    },
    'image-other-tag': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的。题目要求的是 ${image}：同一个镜像，但标签（tag）不同。`,
      next: '镜像名里不写标签时，Docker 会用哪个标签？',
    },
    'image-retagged': {
      message: ({ image }, { container }) =>
        `这里标记为 ${image} 的镜像，当初是用别的名字拉取的：${originsOf(container?.image).join('、')}。`,
      next: '是哪个镜像被「docker tag」加上了这个名字？要先把这个名字空出来，真正的镜像才能使用它。',
    },
    'image-outdated': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用以前的 ${image} 创建的。后来，这个名字指向了更新的镜像。`,
      next: '容器不会随镜像更新。怎样才能用上新镜像？',
    },
    'image-not-here': {
      message: ({ name, image }) =>
        `${name === undefined ? `没有用 ${image} 创建的容器，这个镜像` : `没有名为 ${name} 的容器，它需要的镜像 ${image} `}也不在这个引擎上。如果是 Docker 没能下载镜像，那很可能不是你的错。`,
      next: ({ image }) =>
        `运行「docker pull ${image}」会输出什么？「not found」或「denied」说明是名字的问题；超时（timeout）说明是网络的问题，这时你的命令可能完全正确。`,
    },
    'image-never-run': {
      message: ({ image }) =>
        `${image} 已经在这个引擎上，但还没有用它创建过容器，或者创建的容器后来被删除了。`,
      next: '下载镜像和运行镜像是两步，现在缺哪一步？或者，你是不是用了让容器退出后自动删除的选项？',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `没有名为 ${want.name} 的容器，但 ${namesake(want, facts)} 是用 ${want.image} 创建的。如果你指的就是这个容器，那只是名字不对。`,
      next: '不指定名字时，Docker 会自动取一个。用哪个选项可以指定名字？名字以后也可以修改。',
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
