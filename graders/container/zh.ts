import { imageShown } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './container.ts'
import container from './container.ts'

const STATES = {
  running: '正在运行',
  exited: '已经结束',
  created: '已创建，未启动',
  paused: '已暂停',
  absent: '已删除',
  any: '运行与否都可以',
  restarting: '正在重启',
  removing: '正在删除',
  dead: '已经结束',
}

export default {
  summary: '有这样一个容器：由指定的镜像创建，处于指定的状态',
  options: {
    name: '容器的名字；不写表示该镜像的任何容器',
    state: '容器应处的状态；any：存在就行，运行不运行都可以',
    image: '容器必须由哪个镜像创建；不写标签就是 latest',
    renamed: '学生给官方镜像另起的名字也算对',
    exit_code: '进程结束时的退出码；不写表示任何值',
  },
  expected: ({ name, image, state, exit_code }) =>
    [
      name ?? '任意容器',
      image === undefined ? '' : `（镜像 ${image}）`,
      `：${STATES[state]}`,
      exit_code === undefined ? '' : `，退出码 ${exit_code}`,
    ].join(''),
  actual({ container, others, wanted }) {
    if (!container) {
      const names = others.slice(0, 5).map((other) => `${other.name}（${other.imageName}）`)
      return `没有这样的容器：${wanted}；现有的容器：${names.join('、') || '无'}`
    }
    const { status, exitCode } = container.state
    const end = status === 'exited' ? `，退出码 ${exitCode}` : ''
    return `${container.name}（镜像 ${imageShown(container)}）：${STATES[status]}${end}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} 还没有结束。`,
      next: '容器应该还在，但要停下来。想一想，哪条命令可以好好地让它停下？',
    },
    'state-differs': {
      message: ({ state }, { container }) =>
        `${container?.name} 现在是「${container && STATES[container.state.status]}」，要求的是「${STATES[state]}」。`,
      next: '哪条命令能从现在的状态变到要求的状态？',
    },
    'container-still-there': {
      message: (_, { container }) =>
        `${container?.name} 还在（${container && STATES[container.state.status]}）。`,
      next: '停止不等于删除。而且，正在运行的容器不会那么轻易被删掉。',
    },
    'exit-code-differs': {
      message: ({ exit_code }, { container }) =>
        `${container?.name} 的进程以退出码 ${container?.state.exitCode} 结束，要求的是 ${exit_code}。${container?.state.exitCode === 137 ? '137 表示它是被杀掉的：要么被强制结束，要么没有及时理会停止的要求。' : ''}`,
      next: '日志里最后说了什么？是程序自己结束的，还是你结束的？',
    },
  },
} satisfies KindWords<typeof kind>
