import type { TranslatedDiagnosis } from '../../src/grading/contract/contract.ts'
import { type MountFacts, type MountWant, mountAt } from './facts.ts'
import type { sharingDiagnoses as english } from './sharing.ts'

/** The Chinese words for two containers that should share a mount, and do not. */

export const sharingDiagnoses = {
  'volumes-from-without-volumes': {
    title: '要共享的那个容器没有数据卷',
    message: (_, { container }) =>
      `${container.name} 要用 ${container.volumesFrom.join('、')} 的数据卷，但什么也没得到：那里没有可以共享的东西。`,
    next: () => '先看看那个容器有哪些挂载。',
    page: {
      what: '写了 --volumes-from，但容器里一个挂载也没有。',
      why: '--volumes-from 复制的是另一个容器的挂载列表。那个容器自己的文件不在列表里：没有数据卷，就什么也不共享。',
    },
  },
  'nothing-to-share': {
    title: '另一个容器在那里没有挂载',
    message: ({ shared_with, destination }, { partner }) =>
      partner
        ? `${shared_with} 的 ${destination} 没有挂载，所以没有可以共享的东西。`
        : `没有名为 ${shared_with} 的容器，所以看不出它们是否共享 ${destination}。`,
    next: () => '两个容器都看一看，再看看各自的挂载路径。',
    page: {
      what: '两个容器应该在同一路径上挂载同样的东西。第二个容器不存在，或者在这个路径上没有挂载。',
      why: '两个容器都挂载了的东西才是共享的。创建数据卷的容器删除以后，只要还有别的容器在用，或者数据卷有名字，它就还在；但已经不存在的容器没法拿来对照。',
    },
  },
  'own-volume': {
    title: '两个容器各用各的数据卷',
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} 和 ${shared_with} 在 ${destination} 都有数据卷，但不是同一个。一个写的文件，另一个看不到。`,
    next: () => '只写路径，每次都会新建数据卷。怎样让一个容器用上另一个容器的数据卷？',
    page: {
      what: '两个容器在同一路径上都有数据卷，但那是两个不同的数据卷，只是看起来一样。',
      why: '-v /path 会为每个容器新建匿名数据卷，镜像里的 VOLUME 也一样。想共享，要么两边写同一个数据卷的名字，要么用 --volumes-from 接过另一个容器的挂载。',
    },
  },
  'shares-with-another': {
    title: '它是和第三个容器共享的',
    message: ({ shared_with }, { container }) =>
      `${container.name} 用的是 ${container.volumesFrom.join('、')} 的数据卷，不是 ${shared_with} 的。`,
    next: () => '你的 --volumes-from 后面写的是哪个容器？',
    page: {
      what: '创建容器时写了 --volumes-from，但指定的是另一个容器，它的数据卷不同。',
      why: '--volumes-from 只接过所指定容器的挂载。那个容器从别处接过来的挂载也会传下去，所以一个接一个也可以，只要最后是同一个数据卷。',
    },
  },
  'shares-nothing': {
    title: '路径相同，挂载的东西不同',
    message: ({ destination, shared_with }, { container, partner }) => {
      const left = (one: typeof partner) => {
        const mount = mountAt(one, destination)
        return mount?.name ?? mount?.source ?? ''
      }
      return `在 ${destination}，${container.name} 挂载的是 ${left(container)}，而 ${shared_with} 挂载的是 ${left(partner)}。`
    },
    next: () => '对照两个挂载的左边。什么相同，两边才能看到同样的文件？',
    page: {
      what: '两个容器在这个路径上都有挂载，但来自两个不同的地方。',
      why: '容器里的路径只是显示的位置。共享什么由左边决定：同一个数据卷，或者主机上的同一个目录。',
    },
  },
} satisfies Record<keyof typeof english, TranslatedDiagnosis<MountWant, MountFacts>>
