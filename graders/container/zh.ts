import { newestOthers } from '../../src/grading/contract/container/shown.ts'
import { STATUS } from '../../src/grading/contract/container/zh.ts'
import { namesOfImage } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type container from './container.ts'
import { oneOf, wasKilled } from './container.ts'

const STATES = {
  ...STATUS,
  any: '运行与否均可',
  absent: '已删除',
  stopped: '已停止',
  'start-failed': '启动失败',
}

export default {
  summary: '存在这样的容器：由指定的镜像创建，并处于指定的状态',
  options: {
    name: '容器的名字；不写表示该镜像的任意容器',
    names: '几个容器的名字，每一个都要符合要求',
    state: '容器必须处于的状态；any 表示存在即可，是否运行都可以；stopped 表示已退出，或者从未启动',
    image: '容器必须由哪个镜像创建；不写标签就是 latest；nginx:* 表示任意标签',
    renamed: '学生把官方镜像改成这个名字也可以；owns.images 里的名字总是可以',
    exit_code: '进程的退出码，或者启动失败时的退出码；不写表示任意值',
  },
  refusals: {
    'any-tag-needs-name': '镜像写任意标签时，必须写容器的名字',
    'name-or-names': 'name 和 names 只能写一个',
    'needs-name-or-image': '需要写 name、image，或者两个都写',
    'needs-state-exited': '需要「state: exited」或者「state: start-failed」，因为没有退出的进程没有退出码',
  },
  expected: ({ name, names, image, state, exit_code }) =>
    [
      name ?? names?.join('、') ?? '任意容器',
      image === undefined ? '' : `（镜像 ${image}）`,
      `：${STATES[state]}`,
      exit_code === undefined ? '' : `，退出码 ${exit_code}`,
    ].join(''),
  actual(facts, want) {
    const { container } = facts
    const { name, image } = oneOf(want, facts)
    if (!container) {
      const found = newestOthers(facts).newest.map((other) => `${other.name}（${other.imageName}）`)
      return `${name === undefined ? `没有用 ${image} 创建的容器` : `没有名为 ${name} 的容器`}${found.length > 0 ? `；现有的容器：${found.join('、')}` : facts.unlisted ? '' : '，也没有其他容器'}`
    }
    const { status, exitCode, error } = container.state
    const failed = status === 'created' && error ? '，但启动失败' : ''
    return `${container.name}（镜像 ${namesOfImage(container).join('、')}）：${STATES[status]}${failed}${status === 'exited' || failed ? `，退出码 ${exitCode}` : ''}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} 还在运行。`,
      next: '容器应该保留，但不应该运行。哪条命令可以让容器正常停下来？',
    },
    'start-succeeded': {
      message: (_, { container }) =>
        `${container?.name} 启动成功了：它的程序「${container?.argv[0]}」是存在的。`,
      next: '它本来应该启动不了。镜像名后面写了哪些词？它们对命令起了什么作用？',
    },
    'state-differs': {
      message: ({ state }, { container }) =>
        `${container?.name} 现在的状态是「${container && STATES[container.state.status]}」，要求的是「${STATES[state]}」。`,
      next: '哪条命令可以把容器从现在的状态变成要求的状态？',
    },
    'container-still-there': {
      message: (_, { container }) =>
        `${container?.name} 还在（${container && STATES[container.state.status]}）。`,
      next: '停止容器并不会删除它。而且，正在运行的容器，Docker 不会轻易删除。',
    },
    'exit-code-differs': {
      message: ({ exit_code }, facts) =>
        `${facts.container?.name} 的进程退出时，退出码是 ${facts.container?.state.exitCode}，要求的是 ${exit_code}。${wasKilled(facts) ? '137 表示它被强制终止：可能是直接终止的，也可能是它没有按要求及时停止。' : ''}`,
      next: '日志的最后几行是什么？是程序自己结束的，还是你结束的？',
    },
  },
} satisfies KindWords<typeof container>
