import { imageShown, namesake, originsOf, type Translation } from '../../src/grading/contract/contract.ts'
import type container from './container.ts'

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
  diagnoses: {
    'image-mismatch': {
      title: '容器用的是另一个镜像',
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的，不是 ${image}。`,
      next: () => '「docker run」的选项之后，第一个词就是镜像。容器的镜像不能换，所以需要一个新容器。',
      page: {
        what: '名字正确的容器是有的，但它的镜像（image）是另一个。',
        why: '容器的名字说明不了里面有什么：内容只取决于镜像，而且在创建容器时就定下来了。',
      },
    },
    'image-other-tag': {
      title: '容器用的是这个镜像的另一个版本',
      message: ({ image }, { container }) =>
        `${container?.name} 是用 ${container?.imageName} 创建的。题目要的是 ${image}，标签（tag）不同。`,
      next: () => '名字里不写标签时，Docker 会用哪一个？',
      page: {
        what: '仓库（repository）是对的，但冒号后面的标签不对。',
        why: '一个仓库里有很多镜像，靠标签区分。不写标签时，Docker 用「latest」。它和别的标签没有什么不同，不一定是最新的。',
      },
    },
    'image-retagged': {
      title: '叫这个名字的是另一个镜像',
      message: ({ image }, { container }) =>
        `这里名为 ${image} 的镜像，当初是用别的名字拉取的：${originsOf(container?.image).join('、')}。`,
      next: () => '是哪个镜像被「docker tag」加上了这个名字？先把名字空出来，真正的镜像才能用它。',
      page: {
        what: '镜像的名字没错，但引擎记得它的内容来自另一个名字的仓库。',
        why: '「docker tag」只是给镜像多贴一个标签，不会改变里面的内容。摘要（digest）由内容计算得来，仍然记在当初拉取的那个仓库名下。',
      },
    },
    'image-outdated': {
      title: '容器运行的还是旧镜像',
      message: ({ image }, { container }) =>
        `${container?.name} 是用以前的 ${image} 创建的。后来这个名字给了一个更新的镜像。`,
      next: () => '容器不会跟着镜像更新。怎样才能用上新镜像？',
      page: {
        what: '创建容器以后，镜像又重新构建或重新打了标签。这个名字现在指向新镜像，而容器运行的还是旧镜像。',
        why: '创建容器时，用的是这个名字当时指向的内容。再次构建会产生另一个镜像，并把名字移过去；已有的容器即使重启，也仍然用原来的镜像。',
      },
    },
    'image-not-here': {
      title: '容器和它需要的镜像都不在',
      message: ({ image }, { wanted }) =>
        `没有容器 ${wanted}，它需要的镜像 ${image} 也不在这个引擎上。如果是 Docker 没能下载镜像，那很可能不是你的错。`,
      next: ({ image }) =>
        `运行「docker pull ${image}」会输出什么？「not found」或「denied」说的是名字；超时（timeout）说的是网络，这时你的命令可能完全正确。`,
      page: {
        what: 'Docker 要用本地已有的镜像来创建容器。这个镜像不在，说明它没有下载或构建过，或者下载失败了。',
        why: '「docker run」先在本机找镜像，找不到再向镜像仓库（registry）要。名字拼错、标签不存在、仓库连不上，结果都一样：没有镜像，也就没有容器。有些网络访问 Docker Hub 很慢，甚至连不上，例如在中国大陆；可以配置镜像加速地址，然后重启 Docker 引擎使它生效。',
      },
    },
    'image-never-run': {
      title: '镜像有了，但没有用它创建的容器',
      message: ({ image }) => `${image} 已经在本机，但还没有用它创建过容器，或者容器后来被删除了。`,
      next: () =>
        '下载镜像和运行镜像是两件事，现在缺哪一件？另外，有个选项会在结束后自动清理，也就不留痕迹。',
      page: {
        what: '镜像在，但没有任何用它创建的容器，运行中的和已结束的都没有。',
        why: '「docker pull」只负责下载。「docker run」会创建容器并启动它，结束以后容器还留着，可以查看输出和退出码；加了 --rm，容器一结束就会被删除。',
      },
    },
    'container-unnamed': {
      title: '用这个镜像的容器叫别的名字',
      message: (want, facts) =>
        `没有 ${want.name}，但 ${namesake(want, facts)} 是用 ${want.image} 创建的。如果你指的就是它，那只是名字不对。`,
      next: () => '不指定名字时，Docker 会自己起一个。用哪个选项可以指定？以后也能改名。',
      page: {
        what: '有用正确的镜像创建的容器，但没有一个叫题目要求的名字。',
        why: '不写 --name 时，Docker 会编一个名字，例如 happy_curie，每次都不同。这个选项要写在镜像名前面；写在后面，就成了给程序的参数。',
      },
    },
    'still-running': {
      title: '容器还在运行',
      message: (_, { container }) => `${container?.name} 还没有结束。`,
      next: () => '容器应该还在，但要停下来。想一想，哪条命令可以好好地让它停下？',
      page: {
        what: '题目要求容器已经结束，但它还在运行。',
        why: '「docker stop」请主进程结束，并等它收尾；「docker kill」让它立刻结束；两者都会把容器留着。只有「docker rm」才会删除容器。',
      },
    },
    'state-differs': {
      title: '容器处于另一种状态',
      message: ({ state }, { container }) =>
        `${container?.name} 现在是「${container && STATES[container.state.status]}」，要求的是「${STATES[state]}」。`,
      next: () => '哪条命令能从现在的状态变到要求的状态？',
      page: {
        what: '容器在，也没有坏，只是状态和题目要求的不一样。',
        why: '容器先被创建，然后运行，可以暂停和恢复，最后结束。结束后可以再启动，但不会再回到「created」状态：那要重新创建。',
      },
    },
    'container-still-there': {
      title: '容器还没有删除',
      message: (_, { container }) =>
        `${container?.name} 还在（${container && STATES[container.state.status]}）。`,
      next: () => '停止不等于删除。而且，正在运行的容器不会那么轻易被删掉。',
      page: {
        what: '题目要求删除容器，但引擎里还有它。',
        why: '停止的容器仍然保留文件、设置和名字，直到「docker rm」。正在运行的容器要先停止，或者强制删除。',
      },
    },
    'exit-code-differs': {
      title: '进程结束的方式不同',
      message: ({ exit_code }, { container }) =>
        `${container?.name} 的进程以退出码 ${container?.state.exitCode} 结束，要求的是 ${exit_code}。${container?.state.exitCode === 137 ? '137 表示它是被杀掉的：要么被强制结束，要么没有及时理会停止的要求。' : ''}`,
      next: () => '日志里最后说了什么？是程序自己结束的，还是你结束的？',
      page: {
        what: '容器确实结束了，但主进程的退出码（exit code）不是要求的那个。',
        why: '0 表示程序正常完成；1 到 125 是程序自己报告的错误；128 + N 表示被信号 N 结束：143 来自「docker stop」，137 来自「docker kill」，或者「docker stop」等到了时限。',
      },
    },
  },
} satisfies Translation<typeof container>
