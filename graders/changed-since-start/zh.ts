import { STATUS } from '../../src/grading/contract/container/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type changedSinceStart from './changed-since-start.ts'
import { type SinceStartFacts, wrongs } from './changed-since-start.ts'
import type { Compared } from './compare.ts'
import type { SinceStartWant } from './want.ts'

const IS = {
  same: '与「docker-lab start」之后是同一个',
  restarted: '在「docker-lab start」之后重新启动过',
  recreated: '在「docker-lab start」之后换成了新的',
  gone: '在「docker-lab start」之后已删除',
}

const NOW = { same: '还是原来那个', renamed: '改了名字', recreated: '是另外一个', gone: '已经不在' }

const state = ({ name, now, newName, status, restarted }: Compared) =>
  `${name}：${[newName === undefined ? NOW[now] : `改名为 ${newName}`, now === 'same' && status && STATUS[status], restarted && '重新启动过'].filter(Boolean).join('，')}`

const wrong = (want: SinceStartWant, facts: SinceStartFacts) => wrongs(want, facts).things
const names = (want: SinceStartWant, facts: SinceStartFacts) =>
  wrong(want, facts)
    .map(({ name }) => name)
    .join('、')

/** Why a container counts as never restarted, by its state now. */
const NOT_AGAIN: Record<string, string> = {
  running: '一直在运行，没有停止过',
  paused: '被暂停了：里面的进程都被挂起，但容器没有停止过',
  exited: '停止以后没有再启动',
  created: '从来没有启动过',
}

const called = ({
  containers,
  images,
  volumes,
  networks,
  dangling_images,
  anonymous_volumes,
}: SinceStartWant) =>
  [
    ...[containers, images, volumes, networks].flatMap((list) => list ?? []),
    dangling_images && '没有名字的镜像',
    anonymous_volumes && '没有名字的数据卷',
  ]
    .filter(Boolean)
    .join('、')

export default {
  summary: '「start」创建的东西还是同一个、重新启动过、换成了新的，或者已经删除',
  options: {
    containers: '容器的名字',
    images: '镜像的名字',
    volumes: '数据卷的名字',
    networks: '网络的名字',
    dangling_images: 'environment.dangling_images 里的镜像，写那里的称呼',
    anonymous_volumes: 'environment.anonymous_volumes 里的数据卷，写那里的称呼',
    is: '它们各自必须变成什么样；same 表示还是同一个，重新启动过也算；gone 表示它自己不在，也没有别的东西用它的名字',
  },
  refusals: {
    'needs-things': '需要写 containers、images、volumes、networks、dangling_images 或 anonymous_volumes',
    'only-containers-restart': '只有容器可以重新启动',
  },
  expected: (want) => `${called(want)}：${IS[want.is]}`,
  actual: (facts, want) =>
    (wrong(want, facts).length > 0 ? wrong(want, facts) : facts.things).map(state).join('；'),
  codes: {
    'not-restarted': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(({ name, status }) => `${name} ${(status && NOT_AGAIN[status]) ?? '没有重新启动过'}。`)
          .join(''),
      next: '容器可以停止以后再启动，分两步或者一步完成，它仍然是同一个容器。',
    },
    'not-recreated': {
      message: (want, facts) => `${names(want, facts)} 还是「docker-lab start」之后的那一个。`,
      next: '删除旧的以后，新的就可以用这个名字。',
    },
    'gone-since-start': {
      message: (want, facts) => `${names(want, facts)} 已经不在了，而它应该保留。`,
      next: '删除了的东西找不回来。可以用「docker-lab reset」和「docker-lab start」重新开始。',
    },
    'recreated-since-start': {
      message: (want, facts) =>
        `有名为 ${names(want, facts)} 的东西，但它是「docker-lab start」之后才创建的。`,
      next: '名字相同，ID 却不同。哪些命令会创建新的，哪些命令作用于已有的？',
    },
    'renamed-since-start': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(({ name, newName }) => `${name} 还在，只是现在名为 ${newName}。`)
          .join(''),
      next: '容器改了名字，ID 不变。',
    },
    'container-left': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(({ name, status }) => `${name} 还在${status ? `（${STATUS[status]}）` : ''}。`)
          .join(''),
      next: '停止容器并不会删除它。正在运行的容器，Docker 不会删除，除非你强制要求。',
    },
    'image-left': {
      message: (want, facts) => `镜像 ${names(want, facts)} 还在。`,
      next: '没有名字的镜像只能用 ID 来称呼。还有容器在用的镜像，Docker 会保留。',
    },
    'volume-left': {
      message: (want, facts) => `数据卷 ${names(want, facts)} 还在。`,
      next: '删除容器不会删除它的命名数据卷；在较新的版本里，只写「docker volume prune」也会保留它们。',
    },
    'network-left': {
      message: (want, facts) => `网络 ${names(want, facts)} 还在。`,
      next: '网络不会随容器一起删除，Docker 有一组专门管理网络的命令。',
    },
    'network-left-in-use': {
      message: (want, facts) =>
        wrong(want, facts)
          .map(
            ({ name, containers = [] }) =>
              `网络 ${name} 还在，而且有正在运行的容器连接着它：${containers.join('、')}。`,
          )
          .join(''),
      next: '还有正在运行的容器连接着的网络，Docker 不会删除。要先处理掉什么？',
    },
  },
} satisfies KindWords<typeof changedSinceStart>
