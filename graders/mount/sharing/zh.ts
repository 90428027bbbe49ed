import type { KindWords } from '../../../src/grading/contract/kind.ts'
import type mount from '../mount.ts'
import { leftSide, mountAt, taker } from '../mounts.ts'

/** What is said of mounts that two containers should share. */
export default {
  'volumes-from-without-volumes': {
    message: (_, { container }) =>
      `${container.name} 要使用 ${container.volumesFrom.join('、')} 的数据卷，但什么也没得到：那里没有可以共享的数据卷。`,
    next: '先看看那个容器有哪些挂载。',
  },
  'nothing-to-share': {
    message: ({ shared_with, destination }, { partner }) =>
      partner
        ? `${shared_with} 的 ${destination} 没有挂载，所以没有可以共享的内容。`
        : `没有名为 ${shared_with} 的容器，所以 ${destination} 没有可以对照的挂载。`,
    next: '两个容器都看一看，再看看各自的挂载路径。',
  },
  'own-volume': {
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} 和 ${shared_with} 在 ${destination} 都有挂载，但不是同一个。一个容器写在那里的文件，另一个容器看不到。`,
    next: '只写路径，每次都会新建数据卷。怎样让一个容器使用另一个容器的数据卷？',
  },
  'shares-with-another': {
    message: ({ shared_with }, { container }) =>
      `${container.name} 使用的是 ${container.volumesFrom.join('、')} 的数据卷，不是 ${shared_with} 的。`,
    next: '你的 --volumes-from 后面写的是哪个容器？',
  },
  'shares-nothing': {
    message: (want, { container, partner }) =>
      mountAt(container, want.destination)?.type === 'tmpfs'
        ? `${container.name} 的 ${want.destination} 是 tmpfs：它在内存里，每个容器各有一份。`
        : `在 ${want.destination}，${container.name} 挂载的是 ${leftSide(container, want)}，而 ${want.shared_with} 挂载的是 ${leftSide(partner, want)}。`,
    next: '对照一下两个挂载的左边。什么相同，两个容器才能看到同样的文件？',
  },
  'sharing-covered': {
    message: ({ destination, shared_with }, { container }) =>
      `${container.name} 和 ${shared_with} 在 ${destination} 的挂载相同，但看到的文件不同：其中一个容器里，有别的挂载盖住了它。`,
    next: '在两个容器里分别列出这个目录。是不是还有一个挂载通到同一个位置，比如经过镜像里的符号链接？',
  },
  'lent-mounts-unknown': {
    message: ({ destination }, facts) =>
      `${taker(facts)} 通过 --volumes-from 得到的宿主机目录，这个引擎不会列出来，而提供挂载的容器已经不在了。所以无法确定${destination === '' ? '它挂载了什么' : ` ${destination} 挂载了什么`}。`,
    next: '趁提供挂载的容器还在，重新创建这个容器；或者用 -v 直接写出目录。',
  },
  'part-unknown': {
    message: (want, { container }) =>
      `${container.name} 通过 --volumes-from 得到了数据卷 ${want.volume}，而提供挂载的容器已经不在了。所以无法确定它挂载的是整个数据卷，还是只有其中一部分（volume-subpath）。`,
    next: ({ volume }, { container }) =>
      container.state.status === 'running'
        ? `重新创建这个容器，用它自己的 -v 或 --mount 写出数据卷 ${volume}。`
        : '启动这个容器，再检查一次：容器运行时，可以从内核得知。',
  },
  'sharing-unclear': {
    message: (want, { container, partner }) =>
      `在 ${want.destination}，${container.name} 挂载的是 ${leftSide(container, want)}，${want.shared_with} 挂载的是 ${leftSide(partner, want)}。两者看上去一样，但无法确定是不是同一个目录。`,
    next: '如果其中一个路径是指向另一个的符号链接，请在两个容器里写同一个路径。',
  },
} satisfies Partial<KindWords<typeof mount>['codes']>
