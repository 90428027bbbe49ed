import type { LookProblem } from '../../docker/port/could-not-look.ts'
import type { Page } from '../../grading/contract/contract.ts'
import type { ProblemText } from '../../grading/look-problems.ts'

/** The Chinese words for when the engine, or a probe of ours, could not be asked. */

type Translated = Pick<ProblemText, 'title' | 'message' | 'next'> & { page: Omit<Page, 'see'> }

const inBrackets = (detail: string) => (detail ? `（${detail}）` : '')

export const problemTexts: Record<LookProblem, Translated> = {
  'engine-unreachable': {
    title: '没有 Docker 引擎应答',
    message: (endpoint, detail) =>
      `${endpoint} 上没有 Docker 引擎（engine）应答${inBrackets(detail)}。什么都没有评分。`,
    next: '先启动 Docker，或者用 --context 或 --host 指定正确的引擎。「docker-lab doctor」会告诉你它找过哪些地方。',
    page: {
      what: 'docker-lab 连不上引擎，所以对你的作业一无所知。这次没有评分，你的成果也没有丢失。',
      why: 'docker 命令只是一个客户端，它通过套接字（socket）或网络和引擎对话。引擎没有运行，或者 DOCKER_HOST、当前上下文（context）指向了别处，客户端就没有对话的对象。',
    },
  },
  'engine-permission': {
    title: '当前账户无权使用 Docker 引擎',
    message: (endpoint, detail) =>
      `当前账户无权使用 ${endpoint} 上的 Docker 引擎${inBrackets(detail)}。什么都没有评分。`,
    next: '在这个终端里「docker ps」能用吗？加入 docker 用户组之后，要注销再重新登录才会生效。',
    page: {
      what: '引擎的套接字就在那里，但系统不允许这个账户打开它。这次没有评分。',
      why: '谁能和引擎对话，谁在这台机器上就相当于 root。所以套接字属于 root 和 docker 用户组，而新加入的用户组要到下次登录才生效。',
    },
  },
  'engine-too-old': {
    title: '引擎和 docker-lab 没有共同的 API 版本',
    message: (endpoint, detail) =>
      `${endpoint} 上的引擎不支持 docker-lab 所用的任何一个 API 版本${inBrackets(detail)}。什么都没有评分。`,
    next: '升级引擎，或者升级 docker-lab。',
    page: {
      what: '引擎和客户端在对话之前要先商定一个 API 版本，而这里双方没有共同的版本。',
      why: '每个引擎都支持一段范围内的 API 版本。docker-lab 需要 1.40 到 1.44 之间的一个；如果引擎的最低版本更高，就用那个最低版本。',
    },
  },
  'engine-timeout': {
    title: '引擎没有及时应答',
    message: (endpoint, detail) => `${endpoint} 上的引擎没有及时应答${inBrackets(detail)}。这一项不下结论。`,
    next: '再试一次。如果「docker ps」也卡住，那就是引擎自己出了问题。',
    page: {
      what: 'docker-lab 发出了请求，等不到回答就放弃了。这一项既不算对，也不算错。',
      why: '引擎正在启动、内存或磁盘不足，或者卡在某个驱动里时，会接受连接却迟迟不说话。',
    },
  },
  'engine-answer': {
    title: '引擎的回答无法理解',
    message: (endpoint, detail) =>
      `${endpoint} 给出的回答不像 Docker 引擎的回答${inBrackets(detail)}。这一项不下结论。`,
    next: '那里真的是 Docker 引擎吗？如果是，请查看它的日志，然后再试一次。',
    page: {
      what: '得到的回答是引擎自身的错误，或者被截断、长得离谱，或者根本不是 Docker 的回答。这一项既不算对，也不算错。',
      why: '在那个地址上监听的也许不是引擎，比如是一个代理；也可能是引擎正在出故障。不能根据这样的回答下结论。',
    },
  },
  'context-missing': {
    title: '这个 Docker 上下文不存在',
    message: (endpoint, detail) =>
      `没有名为 ${endpoint} 的可用 Docker 上下文（context）${inBrackets(detail)}。什么都没有评分。`,
    next: '列出所有上下文，再看看 DOCKER_CONTEXT 的值。',
    page: {
      what: '--context、DOCKER_CONTEXT 或 Docker 的配置里指定了一个上下文，但上下文列表里没有它。',
      why: '上下文就是给某个引擎的地址起的名字。和 docker 命令一样，docker-lab 不会改用别的引擎：那样可能评错了对象。',
    },
  },
  'endpoint-unsupported': {
    title: '引擎的地址无法使用',
    message: (endpoint, detail) => `引擎地址 ${endpoint} 无法使用${inBrackets(detail)}。什么都没有评分。`,
    next: '地址应当以 unix://、tcp://、ssh:// 或 npipe:// 开头。',
    page: {
      what: '--host、DOCKER_HOST 或上下文里写的地址，docker-lab 无法连接。',
      why: '连接引擎有几种方式：本地套接字（unix://、npipe://）、TCP（tcp://，可带 TLS），以及 SSH（ssh://）。',
    },
  },
  'image-gone': {
    title: '用来对照的镜像不在这里',
    message: (_, detail) =>
      `这个引擎上没有名为 ${detail} 的镜像，所以无法判断是不是用它创建的。这项检查不下结论。`,
    next: '重新取得这个镜像，并让它叫这个名字，再检查一次。',
    page: {
      what: '这项检查要把一个镜像或容器与它应该来自的镜像对照。那个镜像不在这个引擎上，或者失去了名字。这项检查既不算对，也不算错。',
      why: '镜像由内容决定，名字只是贴在上面的标签。标签没有了，或者从来没有贴上（构建工具取基础镜像时可能不留名字），就没有可以对照的东西。',
    },
  },
  deadline: {
    title: '还没来得及查看，时间就到了',
    message: (endpoint) => `还没来得及在 ${endpoint} 上查看这一项，时间就到了。这一项不下结论。`,
    next: '再试一次，或者用 --timeout 多给一些时间。',
    page: {
      what: '每次检查都有时限，这样它总会结束。到时限时这一项还没有查完，所以既不算对，也不算错。',
      why: '也许是引擎或服务比较慢，也许是机器太忙。这不是你的错。',
    },
  },
  'probe-broke': {
    title: 'docker-lab 自己在查看时出错了',
    message: (_, detail) => `docker-lab 在查看时出错了${inBrackets(detail)}。这一项不下结论。`,
    next: '请把这个问题报告给我们。设置 DEBUG=1 可以看到详细信息。',
    page: {
      what: '出错的是 docker-lab，不是你的作业。这一项既不算对，也不算错。',
      why: '查看真实系统的程序，总会遇到作者没有想到的状态。这时它应当说自己不知道，而不是乱下结论。',
    },
  },
}
