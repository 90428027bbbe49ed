import type { CauseWords } from '../kind.ts'
import { type ContainerCode, type ContainerFacts, nearestName, shown } from './container.ts'

const STATUS = {
  created: '刚创建',
  running: '正在运行',
  paused: '已暂停',
  restarting: '正在重启',
  removing: '正在删除',
  exited: '已结束',
  dead: '已结束',
}

const lastWords = (facts: ContainerFacts) => (facts.lastLine ? `它最后输出的一行是：${facts.lastLine}` : '')

function actual({ wanted, container, others }: ContainerFacts): string {
  if (!container) return `没有名为 ${wanted} 的容器${listed(others)}`
  const { status, exitCode, error, restartCount } = container.state
  if (status === 'exited' || status === 'dead') return `${wanted} 已经结束，退出码是 ${exitCode}`
  if (status === 'created') return `${wanted} 已创建，但从未运行${error && `：${error}`}`
  if (status === 'restarting' || !container.settled)
    return `${wanted} 不断重启，到现在已有 ${restartCount} 次`
  return `${wanted} ${STATUS[status]}`
}

function listed(others: ContainerFacts['others']): string {
  if (others.length === 0) return '，也没有别的容器'
  const names = others.slice(0, 5).map((other) => other.name)
  return `；现有的容器：${names.join('、')}${others.length > names.length ? '……' : ''}`
}

export default {
  actual,
  codes: {
    'container-missing': {
      message: (_, facts) =>
        `Docker 里没有名为 ${facts.wanted} 的容器。可能还没有创建，可能「docker run」报错后什么也没创建，也可能它用了别的名字。`,
      next: '如果命令报了错，错误的第一行会说明 Docker 不接受什么。如果什么错都没报，就列出所有容器，看最后一列。',
    },
    'container-name-differs': {
      message: (_, facts) =>
        `没有 ${facts.wanted}，但是有 ${nearestName(facts.wanted, facts.others)}。名字必须一字不差。`,
      next: '把两个名字逐个字母对照一下。容器可以改名，不需要重新创建。',
    },
    'container-paused': {
      message: (_, facts) =>
        `${shown.name(facts)} 还在，但被冻结了：里面的进程得不到运行时间，所以什么都不会回应。`,
      next: '「docker pause」做的事，有另一条命令可以撤销。',
    },
    'crash-loop': {
      message: (_, facts) =>
        `${shown.name(facts)} 已经被重启策略（restart policy）${facts.container?.restart.policy} 重启了 ${facts.container?.state.restartCount} 次，每次都撑不了多久。${lastWords(facts)}`,
      next: '重启策略不是原因，它只是让问题一再出现。看看容器最后输出了什么。',
    },
    'port-taken-by-container': {
      message: (_, facts) =>
        `${shown.name(facts)} 要用主机的 ${shown.askedPorts(facts)} 端口，但它已经被${shown.owners(facts) ? ` ${shown.owners(facts)} ` : '另一个容器'}占用。所以 Docker 创建了容器，却无法启动它。`,
      next: '一个主机端口只能属于一个容器。要么把它空出来，要么在题目允许时换一个冒号左边的数字。',
    },
    'port-taken-by-program': {
      message: (_, facts) =>
        `${shown.name(facts)} 要用主机的 ${shown.askedPorts(facts)} 端口，但本机有一个不是容器的程序正在监听它。所以 Docker 创建了容器，却无法启动它。`,
      next: '查一查是哪个程序在监听这个端口，你是否需要它。',
    },
    'directory-onto-file': {
      message: (_, facts) =>
        `${shown.name(facts)} 无法启动：它的一个挂载（mount）要把主机上的目录放到镜像里一个文件的位置。`,
      next: '看看 -v 左边的路径在主机上现在是什么。你以为那里是一个文件吗？',
    },
    'option-after-image': {
      message: (_, facts) =>
        `Docker 把「${shown.typed(facts)}」当成了 ${shown.name(facts)} 里要执行的命令，因为它写在镜像名后面。`,
      next: '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
    },
    'command-not-found': {
      message: (_, facts) => `${shown.name(facts)} 要运行「${shown.argv(facts)}」，可是镜像里没有这个程序。`,
      next: '检查一下拼写。是不是整条命令都写在引号里，变成了一个很长的名字？',
    },
    'start-failed': {
      message: (_, facts) =>
        `${shown.name(facts)} 已经创建，但 Docker 引擎（engine）无法启动它。引擎给出的原因见上文。`,
      next: '从后往前读引擎的话：最后一部分通常会说出缺了什么。',
    },
    'created-not-started': {
      message: (_, facts) => `${shown.name(facts)} 已经存在，但还没有启动。`,
      next: '创建容器和启动容器是两步。现在缺哪一步？',
    },
    'out-of-memory': {
      message: (_, facts) => `${shown.name(facts)} 需要的内存超过了允许的量，被系统内核结束了。`,
      next: '要么是给这个程序的限制太小，要么要让程序少用一些内存。',
    },
    'shell-without-terminal': {
      message: (_, facts) =>
        `${shown.name(facts)} 运行的是「${shown.argv(facts)}」，这是一个 shell，但它既没有终端，也没有输入。shell 无事可做就结束了，容器也跟着结束。`,
      next: '让容器运行一个能持续运行的程序，或者给它的 shell 一个终端。',
    },
    'left-the-shell': {
      message: (_, facts) =>
        `${shown.name(facts)} 里运行的是交互式 shell。退出这个 shell，容器就跟着结束了。`,
      next: '容器可以再启动。另外，也有办法离开容器而不结束它的 shell。',
    },
    'server-in-background': {
      message: (_, facts) =>
        `${shown.name(facts)} 运行了「${shown.argv(facts)}」。这个程序会在后台启动自己的副本，然后结束；Docker 看到第一个进程结束了。`,
      next: '找一找让这个服务器留在前台的选项。',
    },
    'exited-at-once': {
      message: (_, facts) =>
        `${shown.name(facts)} 运行了「${shown.argv(facts)}」，${shown.seconds(facts)} 秒后进程以退出码 0 结束，容器也随之结束。${lastWords(facts)}`,
      next: '是你自己停止的吗？如果不是：这个程序会一直运行下去吗？',
    },
    'exited-with-error': {
      message: (_, facts) =>
        `${shown.name(facts)} 运行了「${shown.argv(facts)}」，${shown.seconds(facts)} 秒后结束，退出码是 ${facts.container?.state.exitCode}。${lastWords(facts)}`,
      next: '原因通常就在它最后输出的几行里。',
    },
    'container-stopped': {
      message: (_, facts) =>
        `${shown.name(facts)} 运行了 ${shown.seconds(facts)} 秒，已经结束，退出码是 ${facts.container?.state.exitCode}。名字和文件都还在，但什么都不运行。`,
      next: '停止的容器可以再启动。想用同样的名字创建新容器，要先把旧的删除。',
    },
  },
} satisfies CauseWords<unknown, ContainerFacts, ContainerCode>
