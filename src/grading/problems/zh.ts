import type { ProblemWords } from './problems.ts'

const inBrackets = (detail: string) => (detail ? `（${detail}）` : '')

export default {
  // DETAIL
  codes: {
    'engine-unreachable': {
      message: (endpoint, detail) =>
        `${endpoint} 上没有 Docker 引擎（engine）应答${inBrackets(detail)}。什么都没有评分。`,
      next: '先启动 Docker，或者用 --context 或 --host 指定正确的引擎。「docker-lab doctor」会告诉你它找过哪些地方。',
    },
    'engine-permission': {
      message: (endpoint, detail) =>
        `当前账户无权使用 ${endpoint} 上的 Docker 引擎${inBrackets(detail)}。什么都没有评分。`,
      next: '在这个终端里「docker ps」能用吗？加入 docker 用户组之后，要注销再重新登录才会生效。',
    },
    'engine-too-old': {
      message: (endpoint, detail) =>
        `${endpoint} 上的引擎不支持 docker-lab 所用的任何一个 API 版本${inBrackets(detail)}。什么都没有评分。`,
      next: '升级引擎，或者升级 docker-lab。',
    },
    'engine-timeout': {
      message: (endpoint, detail) =>
        `${endpoint} 上的引擎没有及时应答${inBrackets(detail)}。这一项不下结论。`,
      next: '再试一次。如果「docker ps」也卡住，那就是引擎自己出了问题。',
    },
    'engine-answer': {
      message: (endpoint, detail) =>
        `${endpoint} 给出的回答不像 Docker 引擎的回答${inBrackets(detail)}。这一项不下结论。`,
      next: '那里真的是 Docker 引擎吗？如果是，请查看它的日志，然后再试一次。',
    },
    'context-missing': {
      message: (endpoint, detail) =>
        `没有名为 ${endpoint} 的可用 Docker 上下文（context）${inBrackets(detail)}。什么都没有评分。`,
      next: '列出所有上下文，再看看 DOCKER_CONTEXT 的值。',
    },
    'endpoint-unsupported': {
      message: (endpoint, detail) => `引擎地址 ${endpoint} 无法使用${inBrackets(detail)}。什么都没有评分。`,
      next: '地址应当以 unix://、tcp://、ssh:// 或 npipe:// 开头。',
    },
    'image-gone': {
      message: (_, detail) =>
        `这个引擎上没有名为 ${detail} 的镜像，所以无法判断是不是用它创建的。这项检查不下结论。`,
      next: '重新取得这个镜像，并让它叫这个名字，再检查一次。',
    },
    deadline: {
      message: (endpoint) => `还没来得及在 ${endpoint} 上查看这一项，时间就到了。这一项不下结论。`,
      next: '再试一次，或者用 --timeout 多给一些时间。',
    },
    'probe-broke': {
      message: (_, detail) => `docker-lab 在查看时出错了${inBrackets(detail)}。这一项不下结论。`,
      next: '请把这个问题报告给我们。设置 DEBUG=1 可以看到详细信息。',
    },
  },
} satisfies ProblemWords
