import type { ContainerStatus } from '../../../docker/port/docker.ts'
import type { CauseWords } from '../kind.ts'
import { type ContainerCode, type ContainerFacts, nearestContainer } from './container.ts'
import {
  argvOf,
  askedPorts,
  crashesEvery,
  hidingOf,
  missingOf,
  nameOf,
  newestOthers,
  portOwners,
  secondsOf,
  typedOf,
  wasKilled,
} from './shown.ts'

/** 容器的各种状态。 */
export const STATUS: Record<ContainerStatus, string> = {
  created: '已创建，未启动',
  running: '正在运行',
  paused: '已暂停',
  restarting: '正在重启',
  removing: '正在删除',
  exited: '已退出',
  dead: '已退出',
}

function actual(facts: ContainerFacts): string {
  const { wanted, isOfService, container } = facts
  if (!container) return `没有${isOfService ? '' : '名为 '}${wanted} 的容器${others(facts)}`
  const { status, exitCode, error, restartCount, startUnknown } = container.state
  if (status === 'exited' || status === 'dead') return `${wanted} 已退出，退出码 ${exitCode}`
  if (startUnknown) return `${wanted} 已创建，但从未运行过`
  if (status === 'created') return `${wanted} 已创建，但从未启动${error && `：${error}`}`
  if (status === 'restarting' || !container.settled)
    return `${wanted} 不断重启（到现在已有 ${restartCount} 次）`
  return `${wanted} ${STATUS[status]}`
}

function others(facts: ContainerFacts): string {
  const { newest, more } = newestOthers(facts)
  if (newest.length === 0) return facts.unlisted ? '' : '，也没有其他容器'
  return `；现有的容器：${newest.map(({ name }) => name).join('、')}${more ? '……' : ''}`
}

function lastOutput({ lastLine, telling }: ContainerFacts): string {
  if (telling !== undefined) return `它的输出末尾有这样一行：${telling}`
  return lastLine ? `它最后输出的一行是：${lastLine}` : ''
}

function rhythm(facts: ContainerFacts): string {
  const seconds = crashesEvery(facts)
  return seconds === undefined || seconds < 2 ? '' : `，大约每 ${seconds} 秒一次`
}

function hostPortInUse(facts: ContainerFacts, by: string): string {
  const ports = askedPorts(facts)
  const which = ports.length > 1 ? '但其中有端口已经' : '但它已经'
  return `${nameOf(facts)} 要使用宿主机的 ${ports.join('、')} 端口，${which}被${by}占用。所以 Docker 创建了容器，却无法启动它。`
}

export default {
  actual,
  codes: {
    'container-missing': {
      message: (_, { wanted }) =>
        `没有名为 ${wanted} 的容器。可能还没有创建，可能命令执行失败，可能用了别的名字，也可能已经删除：加了「--rm」的容器一停止就会被删除。`,
      next: '你的命令报错了吗？如果没有，就列出所有容器（包括没有运行的），看看它们的名字。',
    },
    'container-name-differs': {
      message: (_, { wanted, others }) =>
        `没有名为 ${wanted} 的容器，但有一个名为 ${nearestContainer(wanted, others)?.name} 的容器。名字必须完全一致。`,
      next(_, { wanted, others }) {
        const service = nearestContainer(wanted, others)?.service
        return service === undefined
          ? '逐个字符对照一下这两个名字。容器可以改名，不需要重新创建。'
          : `Compose 用项目名、服务名和序号给容器取名。Compose 文件里，服务 ${service} 的哪个键可以指定容器的名字？`
      },
    },
    'service-missing': {
      message: (_, { wanted }) =>
        `Compose 没有为${wanted} 创建容器。可能没有运行「docker compose up」或者它执行失败了，可能这个服务在 Compose 文件里用了别的名字，也可能容器已经被「docker compose down」删除。`,
      next: 'Compose 在你的文件里能找到哪些服务？如果「docker compose up」报了错，错误信息会说明原因。',
    },
    'container-paused': {
      message: (_, facts) => `${nameOf(facts)} 被暂停了：里面的进程都被挂起，所以不会有任何响应。`,
      next: '有另一条命令可以撤销「docker pause」。',
    },
    'crash-loop': {
      message: (_, facts) =>
        `${nameOf(facts)} 已经被重启策略（${facts.container?.restart.policy}）重启了 ${facts.container?.state.restartCount} 次${rhythm(facts)}，每次都运行不了多久。${lastOutput(facts)}`,
      next: '重启策略不是原因，它只是让问题反复出现。看看容器最后输出了什么。',
    },
    'port-taken-by-container': {
      message: (_, facts) =>
        hostPortInUse(
          facts,
          portOwners(facts).length > 0 ? ` ${portOwners(facts).join('、')} ` : '另一个容器',
        ),
      next: '一个宿主机端口只能给一个容器用。要么把它空出来，要么在题目允许时，换一个冒号左边的数字。',
    },
    'port-taken-by-program': {
      message: (_, facts) => hostPortInUse(facts, '本机的一个不在容器里的程序'),
      next: '查一查是哪个程序在监听这个端口，你是否需要它。',
    },
    'directory-onto-file': {
      message: (_, facts) =>
        `${nameOf(facts)} 无法启动：它的一个挂载（mount）把宿主机的目录挂载到了镜像里一个文件的位置。`,
      next: '看看 -v 左边的路径，现在在宿主机上是什么。你以为那里是一个文件吗？',
    },
    'option-after-image': {
      message: (_, facts) =>
        `Docker 把「${typedOf(facts)}」当成了要在 ${nameOf(facts)} 里执行的命令，因为它写在镜像名后面。`,
      next: '在你的命令里，镜像名写在哪里？哪些内容应该写在它前面？',
    },
    'command-not-found': {
      message: (_, facts) =>
        `${nameOf(facts)} 要运行「${argvOf(facts)}」，但镜像里没有${missingOf(facts) ? `名为 ${missingOf(facts)} 的` : '这个'}程序。`,
      next: '检查一下拼写。是不是整条命令都写在引号里，变成了一个很长的程序名？',
    },
    'start-failed': {
      message: (_, facts) =>
        `${nameOf(facts)} 已经创建，但 Docker 引擎（engine）无法启动它。错误信息见上文。`,
      next: '从后往前读错误信息：最后一部分通常会指出缺了什么。',
    },
    'created-not-started': {
      message: (_, facts) =>
        facts.container?.state.startUnknown
          ? `${nameOf(facts)} 已经存在，但从未运行过：要么没有启动，要么启动失败了。这个引擎没有记录是哪种情况。`
          : `${nameOf(facts)} 已经存在，但还没有启动。`,
      next: (_, facts) =>
        facts.container?.state.startUnknown
          ? '创建它的那条命令报错了吗？如果看不到了，就再启动一次这个容器，读一读返回的信息。'
          : '创建容器和启动容器是两步。现在缺哪一步？',
    },
    'out-of-memory': {
      message: (_, facts) => `${nameOf(facts)} 需要的内存超出了允许的上限，被内核终止（killed）。`,
      next: '要么是给这个程序的内存上限太小，要么要让程序少用一些内存。',
    },
    'shell-without-terminal': {
      message: (_, facts) =>
        `${nameOf(facts)} 运行的是「${argvOf(facts)}」，这是一个 shell，但它既没有终端，也没有输入。shell 无事可做就退出了，容器也随之停止。`,
      next: '让容器运行一个能持续运行的程序，或者给它的 shell 一个终端。',
    },
    'left-the-shell': {
      message: (_, facts) => `${nameOf(facts)} 里运行的是交互式 shell。这个 shell 退出以后，容器也随之停止。`,
      next: '容器可以再次启动。另外，也有办法离开容器而不结束它的 shell。',
    },
    'server-in-background': {
      message: (_, facts) =>
        `${nameOf(facts)} 运行了「${argvOf(facts)}」。这个程序会在后台启动自己的副本，然后退出；Docker 只看到主进程退出了。`,
      next: '找一找让这个服务器留在前台运行的选项。',
    },
    'exited-at-once': {
      message: (_, facts) =>
        `${nameOf(facts)} 运行了「${argvOf(facts)}」，${secondsOf(facts)} 秒后，这个进程以退出码 0 退出，容器也随之停止。${lastOutput(facts)}`,
      next: '是你自己停止的吗？如果不是，这个程序会一直运行下去吗？',
    },
    'files-hidden-by-mount': {
      message: (_, facts) => {
        const { destination, source } = hidingOf(facts)
        return `${nameOf(facts)} 运行了「${argvOf(facts)}」，退出码是 ${facts.container?.state.exitCode}，因为它在 ${destination} 下面找不到需要的文件。那里挂载的是${source ? ` ${source}` : '内存中的空文件系统'}，镜像在这个路径下的内容被挡住了。${lastOutput(facts)}`
      },
      next: '对照一下：镜像在这个目录里有什么，你挂载上去的又是什么？宿主机的空目录挂上去还是空的；空的数据卷会先从镜像复制内容。',
    },
    'exited-with-error': {
      message: (_, facts) =>
        `${nameOf(facts)} 运行了「${argvOf(facts)}」，${secondsOf(facts)} 秒后退出，退出码是 ${facts.container?.state.exitCode}。${lastOutput(facts)}`,
      next: (_, facts) => `原因通常就在它最后输出的几行里，用「docker logs ${nameOf(facts)}」查看。`,
    },
    'container-stopped': {
      message: (_, facts) =>
        `${nameOf(facts)} 运行了 ${secondsOf(facts)} 秒后停止，退出码是 ${facts.container?.state.exitCode}。名字和文件都还在，但里面没有任何程序在运行。`,
      next: (_, facts) =>
        wasKilled(facts)
          ? '退出码 137 表示进程被强制终止：可能是「docker kill」，也可能是「docker stop」等它太久；如果都不是你做的，那就是机器的内存不够了。停止的容器可以再次启动。'
          : '停止的容器可以再次启动。想用同样的名字创建新容器，要先处理掉旧容器。',
    },
  },
} satisfies CauseWords<unknown, ContainerFacts, ContainerCode>
