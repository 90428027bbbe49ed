import type { ContainerFacts, SharedCode, TranslatedDiagnosis } from '../contract.ts'
import { nearestName } from './container.ts'
import type { containerTexts as english } from './en.ts'
import { askedPorts, name, owners, seconds, typed, words } from './en.ts'

/** The Chinese words for a container that is missing or does not run. */

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

export const containerTexts = {
  actual,
  diagnoses: {
    'container-missing': {
      title: '没有叫这个名字的容器',
      message: (_, facts) =>
        `Docker 里没有名为 ${facts.wanted} 的容器。可能还没有创建，可能「docker run」报错后什么也没创建，也可能它用了别的名字。`,
      next: () =>
        '如果命令报了错，错误的第一行会说明 Docker 不接受什么。如果什么错都没报，就列出所有容器，看最后一列。',
      page: {
        what: '检查按名字查找容器，名字要完全一致。运行中的和已停止的都找过，没有找到。',
        why: '「docker run」要么创建一个容器，要么什么也不创建：镜像名拼错、-v 左边是相对路径或空变量、该写 ro 或 rw 的地方写了别的词、--volumes-from 指向不存在的容器，都只会报错，不留痕迹。不写 --name 时，Docker 会自己起一个名字，例如 happy_curie。每次「docker run」都会创建新容器；「docker start」才是启动原有的容器。',
      },
    },
    'container-name-differs': {
      title: '有一个名字很像的容器',
      message: (_, facts) =>
        `没有 ${facts.wanted}，但是有 ${nearestName(facts.wanted, facts.others)}。名字必须一字不差。`,
      next: () => '把两个名字逐个字母对照一下。容器可以改名，不需要重新创建。',
      page: {
        what: '题目要求的名字不存在，但有一个容器的名字只差一两个字母。',
        why: '对 Docker 来说，名字只是一个标签，比较时要完全相同：nginx1 和 nginx01 是两个不同的容器，Web 和 web 也是。',
      },
    },
    'container-paused': {
      title: '容器被暂停了',
      message: (_, facts) =>
        `${name(facts)} 还在，但被冻结了：里面的进程得不到运行时间，所以什么都不会回应。`,
      next: () => '「docker pause」做的事，有另一条命令可以撤销。',
      page: {
        what: '容器被「docker pause」冻结了。内存、端口和名字都还在，但什么都不运行。',
        why: '暂停会停止调度容器里的所有进程。客户端仍然能连上发布的端口，因为端口是 Docker 自己打开的，但之后会一直等不到回答。',
      },
    },
    'crash-loop': {
      title: '容器反复启动又退出',
      message: (_, facts) =>
        `${name(facts)} 已经被重启策略（restart policy）${facts.container?.restart.policy} 重启了 ${facts.container?.state.restartCount} 次，每次都撑不了多久。${lastWords(facts)}`,
      next: () => '重启策略不是原因，它只是让问题一再出现。看看容器最后输出了什么。',
      page: {
        what: '主进程每次启动后不久就结束，重启策略又把它启动起来。在两次退出之间，「docker ps」会显示「Up Less than a second」或「Restarting」。',
        why: 'always 这样的重启策略，不管容器为什么停下，都会把它再启动，只是间隔越来越长。如果原因还在（命令写错、缺少设置），就会一直循环。',
      },
    },
    'port-taken-by-container': {
      title: '主机端口已被另一个容器占用',
      message: (_, facts) =>
        `${name(facts)} 要用主机的 ${askedPorts(facts)} 端口，但它已经被${owners(facts) ? ` ${owners(facts)} ` : '另一个容器'}占用。所以 Docker 创建了容器，却无法启动它。`,
      next: () => '一个主机端口只能属于一个容器。要么把它空出来，要么在题目允许时换一个冒号左边的数字。',
      page: {
        what: '「docker run」创建了容器，但启动时失败，提示「port is already allocated」。容器留了下来，状态是 Created，名字也还占着。',
        why: '发布端口，就是为一个容器打开主机上的端口。只要第一个容器还在运行，别的容器就不能在同一地址上打开同一个端口。端口空出来以后，已创建的容器就可以启动。',
      },
    },
    'port-taken-by-program': {
      title: '主机端口被 Docker 之外的程序占用',
      message: (_, facts) =>
        `${name(facts)} 要用主机的 ${askedPorts(facts)} 端口，但本机有一个不是容器的程序正在监听它。所以 Docker 创建了容器，却无法启动它。`,
      next: () => '查一查是哪个程序在监听这个端口，你是否需要它。',
      page: {
        what: '「docker run」创建了容器，但启动时失败，提示「address already in use」。没有容器占用这个端口。',
        why: '容器和普通程序共用主机的端口。先来的网页服务器或其他工具会一直占着它的端口。',
      },
    },
    'directory-onto-file': {
      title: '把目录挂载到了文件上',
      message: (_, facts) =>
        `${name(facts)} 无法启动：它的一个挂载（mount）要把主机上的目录放到镜像里一个文件的位置。`,
      next: () => '看看 -v 左边的路径在主机上现在是什么。你以为那里是一个文件吗？',
      page: {
        what: '-v 左边的路径原来在主机上不存在，于是 Docker 创建了它，而且建成了空目录。目录不能盖住镜像里的文件。',
        why: '-v 会创建不存在的主机路径，而且总是建成目录。想挂载单个文件，要先有这个文件。--mount 不会替你创建，路径不存在时会直接报错。',
      },
    },
    'option-after-image': {
      title: 'docker run 的选项写到了镜像名后面',
      message: (_, facts) =>
        `Docker 把「${typed(facts)}」当成了 ${name(facts)} 里要执行的命令，因为它写在镜像名后面。`,
      next: () => '这行命令里，镜像名在哪里？哪些内容应该写在它前面？',
      page: {
        what: '镜像名后面的内容，都是容器要运行的程序。写在那里的选项，例如 -p 8080:80，Docker 不会当作选项。',
        why: '命令的格式是：docker run [选项] 镜像 [命令] [参数]。Docker 读到镜像名就不再读选项，因为程序自己也有选项，样子完全一样。',
      },
    },
    'command-not-found': {
      title: '容器里没有这个程序',
      message: (_, facts) => `${name(facts)} 要运行「${words(facts)}」，可是镜像里没有这个程序。`,
      next: () => '检查一下拼写。是不是整条命令都写在引号里，变成了一个很长的名字？',
      page: {
        what: '容器创建了，但第一个进程无法启动：「executable file not found」。',
        why: "Docker 把镜像名后面的词当作程序和参数直接运行，不经过 shell。带引号的「'ls -l'」是一个词，所以 Docker 会去找名为「ls -l」的程序。",
      },
    },
    'start-failed': {
      title: 'Docker 引擎无法启动容器',
      message: (_, facts) =>
        `${name(facts)} 已经创建，但 Docker 引擎（engine）无法启动它。引擎给出的原因见上文。`,
      next: () => '从后往前读引擎的话：最后一部分通常会说出缺了什么。',
      page: {
        what: '容器存在，状态是 Created。引擎启动它时，需要的某样东西不存在，或者不被允许。',
        why: '「docker run」等于「docker create」加「docker start」。后一半失败了，前一半仍然有效：容器还在，名字也占着。',
      },
    },
    'created-not-started': {
      title: '容器创建了，但没有启动过',
      message: (_, facts) => `${name(facts)} 已经存在，但还没有启动。`,
      next: () => '创建容器和启动容器是两步。现在缺哪一步？',
      page: {
        what: '「docker create」只创建容器。容器有名字、挂载和设置，但没有进程。',
        why: '「docker run」会做完两步；「docker create」和「docker container create」只做第一步。',
      },
    },
    'out-of-memory': {
      title: '容器因为内存不足被杀掉了',
      message: (_, facts) => `${name(facts)} 需要的内存超过了允许的量，被系统内核结束了。`,
      next: () => '要么是给这个程序的限制太小，要么要让程序少用一些内存。',
      page: {
        what: '容器的退出码是 137，引擎记录了它因为内存不足被内核杀掉（OOMKilled）。',
        why: '内存限制由内核执行：进程要的内存超过限制，就会被 SIGKILL 杀掉（128 + 9 = 137）。它来不及在日志里留下任何话。',
      },
    },
    'shell-without-terminal': {
      title: '一启动就结束：shell 没有人可以对话',
      message: (_, facts) =>
        `${name(facts)} 运行的是「${words(facts)}」，这是一个 shell，但它既没有终端，也没有输入。shell 无事可做就结束了，容器也跟着结束。`,
      next: () => '让容器运行一个能持续运行的程序，或者给它的 shell 一个终端。',
      page: {
        what: '容器启动后马上结束，退出码是 0。并没有出错。',
        why: '容器的寿命等于第一个进程的寿命。centos、ubuntu、busybox 这样的镜像默认启动 shell；只用 -d 时，shell 没有终端也没有输入，读到输入的结尾，就算做完了。用 -it 就两样都有；如果运行的是服务器或 sleep 这样持续运行的程序，就不需要 -it。',
      },
    },
    'left-the-shell': {
      title: '退出了 shell，容器也就结束了',
      message: (_, facts) => `${name(facts)} 里运行的是交互式 shell。退出这个 shell，容器就跟着结束了。`,
      next: () => '容器可以再启动。另外，也有办法离开容器而不结束它的 shell。',
      page: {
        what: '容器的第一个进程就是你使用的那个 shell。输入「exit」或按 Ctrl-D 会结束它。',
        why: '容器的寿命等于第一个进程的寿命。按 Ctrl-P 再按 Ctrl-Q，可以离开终端而让进程继续运行；用「docker exec」打开的 shell 则可以随时退出，因为它不是第一个进程。',
      },
    },
    'server-in-background': {
      title: '服务器转到了后台，容器就结束了',
      message: (_, facts) =>
        `${name(facts)} 运行了「${words(facts)}」。这个程序会在后台启动自己的副本，然后结束；Docker 看到第一个进程结束了。`,
      next: () => '找一找让这个服务器留在前台的选项。',
      page: {
        what: '容器刚启动就结束，退出码是 0，服务器也没有报错。',
        why: '容器的寿命等于第一个进程的寿命。很多服务器是为传统的启动脚本设计的，会自己转到后台；在容器里它们必须留在前台，例如 nginx 用「daemon off;」，httpd 用 -DFOREGROUND。',
      },
    },
    'exited-at-once': {
      title: '进程启动后不久就结束了',
      message: (_, facts) =>
        `${name(facts)} 运行了「${words(facts)}」，${seconds(facts)} 秒后进程以退出码 0 结束，容器也随之结束。${lastWords(facts)}`,
      next: () => '是你自己停止的吗？如果不是：这个程序会一直运行下去吗？',
      page: {
        what: '容器的第一个进程做完了自己的事，正常结束；或者启动后不久就被停止了。',
        why: '容器不是一台一直开着的机器：它的寿命正好等于第一个进程的寿命。',
      },
    },
    'exited-with-error': {
      title: '进程出错结束了',
      message: (_, facts) =>
        `${name(facts)} 运行了「${words(facts)}」，${seconds(facts)} 秒后结束，退出码是 ${facts.container?.state.exitCode}。${lastWords(facts)}`,
      next: () => '原因通常就在它最后输出的几行里。',
      page: {
        what: '容器启动了，但第一个进程结束时的退出码不是 0。',
        why: '退出码来自程序，不是来自 Docker。1 是程序自己的错误，126 是「找到了但不能运行」，127 是「没找到」，128 + N 是「被信号 N 结束」。',
      },
    },
    'container-stopped': {
      title: '容器运行过，现在停止了',
      message: (_, facts) =>
        `${name(facts)} 运行了 ${seconds(facts)} 秒，已经结束，退出码是 ${facts.container?.state.exitCode}。名字和文件都还在，但什么都不运行。`,
      next: () => '停止的容器可以再启动。想用同样的名字创建新容器，要先把旧的删除。',
      page: {
        what: '容器还在，但没有运行：它被停止或杀掉了，或者里面的程序自己结束了。',
        why: '停止不会删除容器，也不会让出名字：再次「docker run --name NAME」会失败，提示「name is already in use」。退出码 143 表示正常要求它停止；不缺内存时的 137 表示程序没有理会停止的要求，等待时间过后被强行杀掉。',
      },
    },
  },
} satisfies {
  actual: typeof english.actual
  diagnoses: Record<SharedCode, TranslatedDiagnosis<unknown, ContainerFacts>>
}
