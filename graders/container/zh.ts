import type { Container, Health } from '../../src/docker/port/docker.ts'
import { newestOthers } from '../../src/grading/contract/container/shown.ts'
import { STATUS } from '../../src/grading/contract/container/zh.ts'
import { namesOfImage } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import type container from './container.ts'
import { oneOf, wasKilled } from './container.ts'
import { wrongLabel } from './settings.ts'

const STATES = {
  ...STATUS,
  any: '运行与否均可',
  absent: '已删除',
  stopped: '已停止',
  'start-failed': '启动失败',
}

const SHOWN = 8

const HEALTH = {
  none: '没有健康检查',
  starting: '健康状态未定（starting）',
  healthy: '健康（healthy）',
  unhealthy: '不健康（unhealthy）',
}

function healthOf({ healthCheck, health }: Container): string {
  if (!healthCheck) return HEALTH.none
  return `${HEALTH[health?.status ?? 'starting']}，健康检查「${excerpt(healthCheck.slice(1).join(' '), 120)}」`
}

/** 最近一次健康检查的输出；没有输出时是退出码。 */
const lastCheck = ({ lastOutput = '', lastExitCode = 0 }: Partial<Health> = {}) =>
  lastOutput === ''
    ? `最近一次检查没有输出，退出码是 ${lastExitCode}。`
    : `最近一次检查的退出码是 ${lastExitCode}，输出：${excerpt(lastOutput, 300)}`

function labelsOf(labels: Record<string, string>): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  return all.length === 0 ? '没有标签' : `标签 ${all.slice(0, SHOWN).join('、')}`
}

export default {
  summary: '存在这样的容器：由指定的镜像创建，并处于指定的状态',
  options: {
    name: '容器的名字；不写表示该镜像的任意容器',
    names: '几个容器的名字，每一个都要符合要求',
    state: '容器必须处于的状态；any 表示存在即可，是否运行都可以；stopped 表示已退出，或者从未启动',
    image: '容器必须由哪个镜像创建；不写标签就是 latest；nginx:* 表示任意标签',
    renamed: '学生把官方镜像改成这个名字也可以；不写时，owns.images 里的名字为 true',
    labels: '它必须带有的标签（label）；true 表示任意值',
    log_driver: '保存日志的驱动：json-file、local 等',
    health: '健康检查的结果；none 表示没有健康检查',
    exit_code: '进程的退出码，或者启动失败时的退出码；不写表示任意值',
  },
  refusals: {
    'absent-has-no-settings': '要求容器不存在（absent）时，不能写 labels、log_driver 或 health',
    'health-needs-running': 'healthy 和 unhealthy 需要「state: running」，因为没有运行的容器不会做健康检查',
    'any-tag-needs-name': '镜像写任意标签时，必须写容器的名字',
    'name-or-names': 'name 和 names 只能写一个',
    'needs-name-or-image': '需要写 name、image，或者两个都写',
    'needs-state-exited': '需要「state: exited」或者「state: start-failed」，因为没有退出的进程没有退出码',
  },
  expected: ({ name, names, image, state, exit_code, labels = {}, log_driver, health }) =>
    [
      name ?? names?.join('、') ?? '任意容器',
      image === undefined ? '' : `（镜像 ${image}）`,
      `：${STATES[state]}`,
      exit_code === undefined ? '' : `，退出码 ${exit_code}`,
      ...Object.entries(labels).map(([key, value]) => `，标签 ${key}${value === true ? '' : `=${value}`}`),
      log_driver === undefined ? '' : `，日志驱动 ${log_driver}`,
      health === undefined ? '' : `，${HEALTH[health]}`,
    ].join(''),
  actual(facts, want) {
    const { labels, log_driver, health } = want
    const { container } = facts
    const { name, image } = oneOf(want, facts)
    if (!container) {
      const found = newestOthers(facts).newest.map((other) => `${other.name}（${other.imageName}）`)
      return `${name === undefined ? `没有用 ${image} 创建的容器` : `没有名为 ${name} 的容器`}${found.length > 0 ? `；现有的容器：${found.join('、')}` : facts.unlisted ? '' : '，也没有其他容器'}`
    }
    const { status, exitCode, error } = container.state
    const failed = status === 'created' && error ? '，但启动失败' : ''
    return `${container.name}（镜像 ${namesOfImage(container).join('、')}）：${STATES[status]}${failed}${status === 'exited' || failed ? `，退出码 ${exitCode}` : ''}${labels ? `，${labelsOf(container.labels)}` : ''}${log_driver === undefined ? '' : `，日志驱动 ${container.logDriver}`}${health === undefined ? '' : `，${healthOf(container)}`}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} 还在运行。`,
      next: '容器应该保留，但不应该运行。哪条命令可以让容器正常停下来？',
    },
    'start-not-recorded': {
      message: (_, { container }) =>
        `${container?.name} 已创建，从未运行过。这个引擎不记录启动是否失败过，所以 docker-lab 无法判断。`,
      next: 'Docker 会保留启动失败的错误，Podman 不会。在 Docker 引擎上就可以判断。',
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
    'container-label-missing': {
      message: (want, { container }) =>
        `${container?.name} 上没有名为 ${container && wrongLabel(want, container)} 的标签。`,
      next: '标签在创建容器时指定。「docker run」的哪个选项可以做到？',
    },
    'container-label-differs': {
      message: (want, { container }) =>
        `${container?.name} 带有标签 ${container && wrongLabel(want, container)}，但值不是要求的那个。`,
      next: '把两个值逐个字符对照一下。',
    },
    'log-driver-differs': {
      message: ({ log_driver }, { container }) =>
        `${container?.name} 的日志由驱动 ${container?.logDriver} 保存，要求的是 ${log_driver}。`,
      next: '「docker run」的哪个选项可以选择日志驱动？它在创建容器时就确定了。',
    },
    'health-check-missing': {
      message: (_, { container }) => `${container?.name} 没有健康检查：镜像里没有，或者被关闭了。`,
      next: 'Dockerfile 的哪条指令可以定义健康检查？「docker run」的哪些选项也可以？',
    },
    'health-check-set': {
      message: (_, { container }) => `${container?.name} 有健康检查，但应该没有。`,
      next: '它来自镜像吗？「docker run」有一个选项可以关闭它。',
    },
    'container-unhealthy': {
      message: (_, { container }) =>
        `${container?.name} 不健康（unhealthy）。${lastCheck(container?.health)}`,
      next: '健康检查做的是什么？自己在容器里运行一遍同样的命令。',
    },
    'container-healthy': {
      message: (_, { container }) => `${container?.name} 是健康的（healthy），应该是不健康的（unhealthy）。`,
      next: '什么坏了，健康检查才会失败？而且要连续失败几次才算。',
    },
    'health-still-starting': {
      message: (_, { container }) =>
        container?.health && (container.health.lastOutput !== '' || container.health.lastExitCode !== 0)
          ? `${container.name} 的健康检查还没有结论。${lastCheck(container.health)}`
          : `${container?.name} 的健康检查还没有结论，所以本次未评分。`,
      next: '等「docker ps」不再显示「health: starting」以后，再检查一次。健康检查多久运行一次？',
    },
    'exit-code-differs': {
      message: ({ exit_code }, facts) =>
        `${facts.container?.name} 的进程退出时，退出码是 ${facts.container?.state.exitCode}，要求的是 ${exit_code}。${wasKilled(facts) ? '137 表示它被强制终止：可能是直接终止的，也可能是它没有按要求及时停止。' : ''}`,
      next: '日志的最后几行是什么？是程序自己结束的，还是你结束的？',
    },
  },
} satisfies KindWords<typeof container>
