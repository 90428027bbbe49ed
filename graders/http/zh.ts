import { connectionTexts } from '../../src/grading/contract/connection/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchWords } from '../../src/languages/zh/text-match.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './facts.ts'
import type kind from './http.ts'
import http from './http.ts'

const status = (facts: HttpFacts) => answerOf(facts)?.status ?? 0

export default {
  summary: '主机的某个端口给出一个网页，而且应答的是正确的容器',
  options: {
    url: 'localhost、127.0.0.1 或 [::1] 上的 http:// 地址：引擎所在机器的一个端口',
    status: '响应的状态码',
    body: '网页应该是怎样的',
    'body.contains': '里面要有的文字',
    'body.matches': '里面要能找到的正则表达式（RE2）；(?i) 忽略大小写，(?m) 让 ^ 和 $ 表示每一行的头尾',
    'body.equals': '完整的文字；末尾的空白不算',
    header: '响应头里要有的文字，按响应头的名字写',
    from: '必须由哪个容器来回答，而且要经过它发布的端口',
  },
  expected({ url, status, body, header = {}, from }) {
    const page = body && `网页内容${textMatchWords(body)}`
    const headers = Object.entries(header).map(([name, text]) => `${name}: …${text}…`)
    return [`${url} 返回 ${status}`, page, ...headers, from && `由容器 ${from} 应答`]
      .filter(Boolean)
      .join('，')
  },
  actual(facts, want) {
    const answer = answerOf(facts)
    if (!answer) return connectionTexts.actual(facts)
    return [
      `状态码 ${answer.status}`,
      ...wrongHeaders(want.header, answer),
      `「${excerpt(answer.body)}」`,
    ].join('，')
  },
  codes: {
    'not-http': {
      message: ({ url }) => `${url} 有程序应答，但说的不是 HTTP，也就是网页所用的协议。`,
      next: '这个镜像的网页在哪个端口上？很多镜像不止一个端口。',
    },
    'speaks-https': {
      message: ({ url }) => `${url} 背后的服务说：别人用 HTTP 和它说话，而它在这个端口上说的是 HTTPS。`,
      next: '这个镜像的哪个端口用于普通的 HTTP，哪个用于 HTTPS？',
    },
    'redirected-away': {
      message: (_, facts) =>
        `服务返回 ${status(facts)}，让浏览器去 ${answerOf(facts)?.redirectedTo}。docker-lab 不会跟过去。`,
      next: '服务为什么把访客打发到别处？看看它的配置。',
    },
    'empty-folder-mounted': {
      message: (_, facts) =>
        `服务返回 ${status(facts)}。挂载到 ${emptyBind(facts)?.destination} 的主机文件夹里什么都没有。`,
      next: (_, facts) => `主机上的 ${emptyBind(facts)?.source} 里有什么？应该有什么？`,
    },
    'webapps-empty': {
      message: (_, facts) =>
        `服务返回 ${status(facts)}，而它存放网站的文件夹 ${facts.empty.join('、')} 是空的。`,
      next: '进容器，在那个文件夹旁边看一看，有没有现成的网站？',
    },
    'forbidden-403': {
      message: ({ url }) => `${url} 有网页服务器应答，但返回 403：它不能或者不愿展示这个页面。`,
      next: '它的文件夹里有首页文件吗？服务读得了吗？日志里会写它想读哪个文件。',
    },
    'not-found-404': {
      message: ({ url }) => `${url} 有网页服务器应答，但返回 404：这个地址上没有内容。`,
      next: '这个服务从哪个文件夹取网页？里面有什么？地址写对了吗？',
    },
    'server-error': {
      message: ({ url }, facts) => `${url} 有网页服务器应答，但返回 ${status(facts)}：它自己说出错了。`,
      next: '容器的日志里有更多信息。它是不是在等别的服务，比如数据库？',
    },
    'wrong-status': {
      message: ({ status: want }, facts) => `应答的状态码是 ${status(facts)}，题目要求的是 ${want}。`,
      next: '看一看完整的应答，包括它的头部。',
    },
    'wrong-server': {
      message: ({ header, from }, facts) => {
        const answer = answerOf(facts)
        return `${from ?? '服务'} 有应答，但它自称「${answer ? wrongHeaders(header, answer).join('，') : ''}」。`
      },
      next: '容器里运行的是哪个程序？是这个镜像本来的程序吗？',
    },
    'wrong-header': {
      message: (want, facts) => {
        const answer = answerOf(facts)
        return `网页有了，但头部（header）和题目要求的不同：${answer ? wrongHeaders(want.header, answer).join('，') : ''}。`
      },
      next: '这个头部是在哪里设置的：程序里，还是服务的配置里？',
    },
    'wrong-body': {
      message: (_, facts) =>
        answerOf(facts)?.body.trim()
          ? '服务有应答，但给出的不是题目要求的网页。'
          : '服务有应答，但给出的网页是空的。',
      next: '自己打开这个地址看看。网页文件放在这个服务取网页的文件夹里了吗？',
    },
    'page-too-long': {
      message: '服务给出了一个很长的网页，在 docker-lab 读到的部分里没有题目要求的内容。',
      next: '这个地址真的应该给出这么多内容吗？',
    },
  },
} satisfies KindWords<typeof kind>
