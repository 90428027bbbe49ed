import type { Image } from '../../../docker/port/docker.ts'
import type { CauseWords } from '../kind.ts'
import { type ImageCode, type MadeFacts, type MadeWant, namesake, whyAnother } from './image.ts'
import type { Lacking } from './official-images.ts'
import type { OriginFacts } from './origin.ts'

/** 接在「官方镜像都」后面。 */
function has(lacks: Lacking): string {
  if ('env' in lacks) return `设置了环境变量 ${lacks.env}`
  if ('files' in lacks) return `有文件 ${lacks.files.join(' 或 ')}`
  return `默认运行「${lacks.command.join(' ')}」`
}

/** 例如：这里标记为 nginx 的镜像，当初是用别的名字拉取的：busybox。 */
export function notTheImage(
  image: Image | undefined,
  wanted: string,
  origin: OriginFacts | undefined,
): string {
  const { names, lacks } = whyAnother(image, wanted, origin)
  const isMade = image?.parent !== undefined
  if (names.length > 0 && isMade)
    return `这里标记为 ${wanted} 的镜像，是在 ${names.join('、')} 的基础上制作的。`
  if (names.length > 0) return `这里标记为 ${wanted} 的镜像，当初是用别的名字拉取的：${names.join('、')}。`
  const known = lacks ? `：官方镜像都${has(lacks)}` : ''
  return `这里标记为 ${wanted} 的镜像不是官方的 ${wanted} 镜像${known}。`
}

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
      message: ({ image = '' }, { container, origin }) => notTheImage(container?.image, image, origin),
      next: '是哪个镜像被「docker tag」、「docker commit」或「docker build」取了这个名字？要先把这个名字空出来，真正的镜像才能使用它。',
    },
    'image-from-mirror': {
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的。这是镜像加速站给 ${image} 起的名字，而这个镜像在这里还没有短名字。`,
      next: '哪条命令可以给镜像再加一个名字？容器可以保留。',
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
    'image-not-built': {
      message: ({ name, image }) =>
        `${name === undefined ? `没有用 ${image} 创建的容器` : `没有名为 ${name} 的容器`}，也没有可以用来创建它的镜像 ${image}。这个镜像要在本实验中自己制作，镜像仓库里没有。`,
      next: '任务的哪一步会产生这个镜像？那一步成功了吗？镜像的名字和标签和任务里写的完全一样吗？',
    },
    'image-never-run': {
      message: ({ image }) =>
        `${image} 已经在这个引擎上，但还没有用它创建过容器，或者创建的容器后来被删除了。`,
      next: '下载镜像和运行镜像是两步，现在缺哪一步？或者，你是不是用了让容器退出后自动删除的选项？',
    },
    'container-unnamed': {
      message: (want, facts) =>
        `没有名为 ${want.name ?? facts.wanted} 的容器，但 ${namesake(want, facts)?.name} 是用 ${want.image} 创建的。如果你指的就是这个容器，那只是名字不对。`,
      next(want, facts) {
        const service = namesake(want, facts)?.service
        return service === undefined
          ? '不指定名字时，Docker 会自动取一个。用哪个选项可以指定名字？名字以后也可以修改。'
          : `Compose 用项目名、服务名和序号给容器取名。Compose 文件里，服务 ${service} 的哪个键可以指定容器的名字？`
      },
    },
  },
} satisfies CauseWords<MadeWant, MadeFacts, ImageCode>
