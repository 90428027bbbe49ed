import connection from '../../src/grading/contract/connection/zh.ts'
import { shownFile } from '../../src/grading/contract/file/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt, textOptions } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import { numbersOf } from './counter.ts'
import type http from './http.ts'
import { inOrder } from './json-page.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './web-answer.ts'

type Want = { status: number; header?: Record<string, string> | undefined }

const status = (want: Want, facts: HttpFacts) => answerOf(facts, want)?.status

const headers = (want: Want, facts: HttpFacts) =>
  wrongHeaders(want, facts).map(({ name, value }) =>
    value === undefined ? `没有 ${name} 响应头` : `${name}: ${value}`,
  )

export default {
  summary: '访问宿主机的某个端口能得到网页，而且响应来自正确的容器',
  options: {
    url: 'localhost、NAME.localhost、127.0.0.1 或 [::1] 上的 http:// 或 https:// 地址：引擎所在机器的一个端口；用 https 时，任何证书都可以',
    host: 'Host 请求头里的网站名，用于一台服务器上的多个网站；不写就用 url 里的',
    follow: 'false：以第一个响应为准，不跟随重定向',
    status: '响应的状态码',
    body: '对网页内容的要求',
    ...textOptions('body', text),
    json: '网页必须是什么 JSON 值；键的顺序不计',
    counts:
      '正则表达式（RE2），其中用括号括住一个数字，例如 `seen (\\d+) times`：网页会请求两次，第二次的数字必须更大',
    header: '响应头里必须包含的文字，以响应头的名字为键',
    workfile: '学生工作目录里的文件，网页必须就是它的内容',
    from: '必须由哪个容器响应，而且要经过它发布的端口',
  },
  refusals: {
    'site-name': '必须是网站名，可以带端口，例如 shop.example:8080',
    'one-number': '必须正好有一对括号，括住一个数字：seen (\\d+) times',
    'not-this-machine':
      '只能使用本机的 http:// 或 https:// 地址：localhost、以 .localhost 结尾的名字、127.0.0.1 或 [::1]',
  },
  expected: ({ url, host, follow, status, body, json, counts, header = {}, workfile, from }) =>
    [
      `${url}${host === undefined ? '' : `（Host 请求头为 ${host}）`} ${follow === false ? '本身' : ''}返回状态码 ${status}`,
      json && `JSON 为 ${excerpt(inOrder(json), 200)}`,
      body && `网页${text.expected(body)}`,
      counts && `网页里有一个每次请求都会增大的数字（${counts}）`,
      ...Object.entries(header).map(([name, part]) => `响应头 ${name} ${text.expected({ contains: part })}`),
      workfile && `网页就是工作目录里的 ${workfile}`,
      from && `响应来自容器 ${from}`,
    ]
      .filter(Boolean)
      .join('，'),
  actual(facts, want) {
    const answer = answerOf(facts, want)
    if (!answer) return connection.actual(facts)
    const page = excerpt(answer.body)
    return [
      `状态码 ${answer.status}`,
      ...headers(want, facts),
      page ? `网页内容为“${page}”` : '网页是空的',
      want.workfile && facts.file && `${want.workfile}：${shownFile(facts.file)}`,
    ]
      .filter(Boolean)
      .join('，')
  },
  codes: {
    'not-http': {
      message: ({ url }) => `${url} 有程序响应，但返回的不是 HTTP 响应，而网页使用的是 HTTP 协议。`,
      next: '这个镜像的网页在哪个端口上？很多镜像不止一个端口。',
    },
    'not-https': {
      message: ({ url }) => `${url} 有程序响应，但没有使用加密（TLS），所以不是 HTTPS。`,
      next: '服务在容器的哪个端口上提供 HTTPS？宿主机上换一个端口，并不会改变它使用的协议。',
    },
    'tls-refused': {
      message: ({ url }) => `无法和 ${url} 的服务建立加密的连接（TLS）。`,
      next: '服务有没有证书？证书是否适用于这个名字？服务的日志可能有更多信息。',
    },
    'speaks-https': {
      message: ({ url }) => `${url} 的服务提示：它收到的是 HTTP 请求，而这个端口使用的是 HTTPS。`,
      next: '这个镜像的哪个端口用于普通的 HTTP，哪个用于 HTTPS？',
    },
    'redirected-away': {
      message: (want, facts) =>
        `服务返回状态码 ${status(want, facts)}，让浏览器转到 ${answerOf(facts, want)?.redirectedTo}。docker-lab 不会跟随到别的地址。`,
      next: '服务为什么把访客重定向到别处？看看它的配置。',
    },
    'empty-folder-mounted': {
      message: (want, facts) =>
        `服务返回状态码 ${status(want, facts)}。挂载到 ${emptyBind(facts)?.destination} 的宿主机目录是空的。`,
      next: (_, facts) => `宿主机上的 ${emptyBind(facts)?.source} 里有什么？应该有什么？`,
    },
    'webapps-empty': {
      message: (want, facts) =>
        `服务返回状态码 ${status(want, facts)}，而它存放网站的目录 ${facts.empty.join('、')} 是空的。`,
      next: '进入容器，看看那个目录旁边有没有现成的网站。',
    },
    'webapps-without-root': {
      message: (_, { sites = [] }) =>
        `Tomcat 在运行，但 webapps 里没有 ROOT，只有 ${sites.join('、')}，所以访问 / 没有页面。`,
      next: 'Tomcat 在 / 显示的是 webapps/ROOT 里的内容。现在 webapps 里有什么？是不是多套了一层目录？',
    },
    'root-not-shown': {
      message: 'webapps/ROOT 已经有了，但 Tomcat 仍然返回状态码 404。',
      next: 'Tomcat 每 10 秒检查一次有没有新的网站，稍等一下再检查。如果还是一样：ROOT 里有没有首页文件？',
    },
    'forbidden-403': {
      message: ({ url }) => `${url} 有 Web 服务器响应，但返回状态码 403：它拒绝显示这个页面。`,
      next: '它的目录里有首页文件吗？服务有权限读取吗？日志里会写它想读哪个文件。',
    },
    'not-found-404': {
      message: ({ url }) => `${url} 有 Web 服务器响应，但返回状态码 404：这个地址上没有网页。`,
      next: '这个服务从哪个目录读取网页？里面有什么？地址写对了吗？',
    },
    'server-error': {
      message: ({ url, ...want }, facts) =>
        `${url} 有 Web 服务器响应，但返回状态码 ${status(want, facts)}：它报告自己出错了。`,
      next: '容器的日志里有更多信息。它是不是在等别的服务，比如数据库？',
    },
    'other-server-not-found': {
      message: (want, facts) =>
        `${facts.container?.name} 返回状态码 ${status(want, facts)}。它需要另一个服务，但用名字找不到。它的日志里写着：“${facts.missed?.said}”。`,
      next: '它的设置里写的是容器的名字吗？这两个容器分别在哪些网络上？',
    },
    'other-server-refuses': {
      message: (want, facts) =>
        `${facts.container?.name} 返回状态码 ${status(want, facts)}。它需要另一个服务，但连接被拒绝。它的日志里写着：“${facts.missed?.said}”。`,
      next: '它连接的是哪个地址？在容器里，localhost 指的是这个容器自己。另一个服务在运行吗？启动完了吗？',
    },
    'wrong-status': {
      message: (want, facts) => `响应的状态码是 ${status(want, facts)}，题目要求的是 ${want.status}。`,
      next: '看一看完整的响应，包括响应头。',
    },
    'wrong-server': {
      message: (want, facts) =>
        `${want.from ?? '服务'} 有响应，但不是题目要求的服务器：${headers(want, facts).join('，')}。`,
      next: '容器里运行的是哪个程序？它是这个镜像里的程序吗？',
    },
    'wrong-header': {
      message: (want, facts) => `响应头和题目要求的不同：${headers(want, facts).join('，')}。`,
      next: '这个响应头是在哪里设置的：程序里，还是服务器的配置里？',
    },
    'wrong-body': {
      message: (want, facts) =>
        answerOf(facts, want)?.body.trim()
          ? '服务有响应，但返回的不是题目要求的网页。'
          : '服务有响应，但返回的网页是空的。',
      next: '自己打开这个地址看看。网页文件在这个服务读取网页的目录里吗？',
    },
    'page-not-json': {
      message: ({ url }) => `${url} 有响应，但返回的不是 JSON。`,
      next: '自己访问一下看看。路径对吗？响应的是正确的程序吗？',
    },
    'json-differs': {
      message: ({ url }) => `${url} 返回了 JSON，但内容和题目要求的不一样。`,
      next: '逐个对照键和值。加了引号的数字是文字，不是数字。',
    },
    'page-without-number': {
      message: ({ url, counts }) => `${url} 的网页里没有要求的数字（${counts}）。`,
      next: '响应的是哪个程序？它的网页上写了什么？',
    },
    'counter-lost': {
      message: (want, facts) =>
        `${want.url} 的第一次响应中数字是 ${numbersOf(want, facts).first}，紧接着的第二次响应里却没有这个数字。`,
      next: '多请求几次这个网页，各次响应有什么不同？日志里可能有更多信息。',
    },
    'counter-unchanged': {
      message: (want, facts) => {
        const { first, second } = numbersOf(want, facts)
        return `请求了两次 ${want.url}：第一次的数字是 ${first}，第二次是 ${second}。`
      },
      next: '这个数字保存在哪里？每次请求都会改变它吗？如果有几个容器在响应，它们共用同一份数据吗？',
    },
    'no-file-to-show': {
      message: ({ workfile }) => `工作目录里的 ${workfile} 不存在，或者没有内容，网页没有可以显示的文字。`,
      next: '现在所在的目录对吗？check 查看的是运行它的目录，也可以用 --dir 指定另一个目录。',
    },
    'page-not-the-file': {
      message: ({ url, workfile }) => `${url} 的网页不是工作目录里 ${workfile} 现在的内容。`,
      next: '服务返回的是哪个文件？看看容器里的那个目录，和它对比一下。',
    },
    'page-unfinished': {
      message: (_, { answer }) =>
        answer?.kind === 'answer' && answer.unfinished === 'reset'
          ? '网页传到一半，连接就断开了。已经收到的部分里没有题目要求的内容。'
          : '网页没有在规定时间内传完。已经收到的部分里没有题目要求的内容。',
      next: '你自己访问时，能收到完整的网页吗？服务的日志里写了什么？',
    },
    'page-too-long': {
      message: '服务返回了一个很长的网页，在 docker-lab 读取的部分里没有题目要求的内容。',
      next: '这个地址真的应该返回这么多内容吗？',
    },
  },
} satisfies KindWords<typeof http>
