import { connectionTexts } from '../../src/grading/contract/connection/zh.ts'
import type { Translation } from '../../src/grading/contract/contract.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchOptionsOf, textMatchWords } from '../../src/languages/zh/text-match.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './facts.ts'
import type http from './http.ts'

const status = (facts: HttpFacts) => answerOf(facts)?.status ?? 0

export default {
  summary: '主机的某个端口给出一个网页，而且应答的是正确的容器',
  options: {
    url: 'localhost、127.0.0.1 或 [::1] 上的 http:// 地址：引擎所在机器的一个端口',
    status: '响应的状态码',
    body: '网页应该是怎样的',
    ...textMatchOptionsOf('body'),
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
  diagnoses: {
    ...connectionTexts.diagnoses,
    'not-http': {
      title: '应答的程序说的不是 HTTP',
      message: ({ url }) => `${url} 有程序应答，但说的不是 HTTP，也就是网页所用的协议。`,
      next: () => '这个镜像的网页在哪个端口上？很多镜像不止一个端口。',
      page: {
        what: '连接建立了，但返回的不是网页服务器的应答。',
        why: '每个端口说一种协议。数据库的端口，或者服务器之间互相联系用的端口（例如 Elasticsearch 的 9300），后面都没有网页。',
      },
    },
    'speaks-https': {
      title: '这个端口说的是 HTTPS',
      message: ({ url }) => `${url} 背后的服务说：别人用 HTTP 和它说话，而它在这个端口上说的是 HTTPS。`,
      next: () => '这个镜像的哪个端口用于普通的 HTTP，哪个用于 HTTPS？',
      page: {
        what: '端口发布了，服务也在监听，但它在这个端口上要求加密的连接。',
        why: 'HTTP 和 HTTPS 一般用不同的端口：Portainer 的 9000 是 HTTP，9443 是 HTTPS。Docker 只负责传递数据，不会在两者之间转换。',
      },
    },
    'redirected-away': {
      title: '应答指向了另一个地址',
      message: (_, facts) =>
        `服务返回 ${status(facts)}，让浏览器去 ${answerOf(facts)?.redirectedTo}。docker-lab 不会跟过去。`,
      next: () => '服务为什么把访客打发到别处？看看它的配置。',
      page: {
        what: '服务没有给出网页，而是指出了另一个主机或端口。',
        why: '重定向（redirect）就是状态码为 301、302、307 或 308、并带有 Location 头的应答。另一个地址上的内容，不是这个容器的应答。',
      },
    },
    'empty-folder-mounted': {
      title: '挂载的文件夹是空的，遮住了镜像里原有的内容',
      message: (_, facts) =>
        `服务返回 ${status(facts)}。挂载到 ${emptyBind(facts)?.destination} 的主机文件夹里什么都没有。`,
      next: (_, facts) => `主机上的 ${emptyBind(facts)?.source} 里有什么？应该有什么？`,
      page: {
        what: '一个主机文件夹挂载到了服务可能取网页的地方，而这个文件夹是空的，所以服务没有东西可以展示。',
        why: '绑定挂载（bind mount）会遮住镜像在那个位置的内容：镜像的文件还在，只是在挂载期间看不见。另外，主机文件夹不存在时，-v 会不声不响地建一个空的，所以路径写错时看起来也是这样。',
      },
    },
    'webapps-empty': {
      title: 'Tomcat 在运行，但里面没有网站',
      message: (_, facts) =>
        `服务返回 ${status(facts)}，而它存放网站的文件夹 ${facts.empty.join('、')} 是空的。`,
      next: () => '进容器，在那个文件夹旁边看一看，有没有现成的网站？',
      page: {
        what: 'Tomcat 对所有请求都返回 404，因为 webapps 里没有任何可以展示的内容。',
        why: '出于安全考虑，官方镜像不带正在运行的网站：示例放在 webapps.dist 里，Tomcat 不会去那里找。要展示的内容应当放在 webapps 里，其中的 ROOT 文件夹对应地址 /。',
      },
    },
    'forbidden-403': {
      title: '服务拒绝展示这个页面（403）',
      message: ({ url }) => `${url} 有网页服务器应答，但返回 403：它不能或者不愿展示这个页面。`,
      next: () => '它的文件夹里有首页文件吗？服务读得了吗？日志里会写它想读哪个文件。',
      page: {
        what: '服务收到了请求，也看懂了，但不交出这个页面。',
        why: '403 常见的原因是：文件夹里没有首页文件，而服务又不列出目录；或者运行服务的账户没有读文件的权限。',
      },
    },
    'not-found-404': {
      title: '服务上没有这个页面（404）',
      message: ({ url }) => `${url} 有网页服务器应答，但返回 404：这个地址上没有内容。`,
      next: () => '这个服务从哪个文件夹取网页？里面有什么？地址写对了吗？',
      page: {
        what: '端口没错，也有服务应答，但请求的内容不在那里。',
        why: '404 是容器里的服务返回的，说明通往它的路是通的。每种服务都有自己放网页的文件夹：nginx 是 /usr/share/nginx/html，httpd 是 /usr/local/apache2/htdocs，Tomcat 是 webapps。放在别的文件夹里的内容不会被展示。',
      },
    },
    'server-error': {
      title: '服务在应答时出错了',
      message: ({ url }, facts) => `${url} 有网页服务器应答，但返回 ${status(facts)}：它自己说出错了。`,
      next: () => '容器的日志里有更多信息。它是不是在等别的服务，比如数据库？',
      page: {
        what: '请求到达了服务，但服务无法应答：状态码是 500 或更大。',
        why: '500 以上的状态码表示服务自身的错误：程序出错（500）、它背后的另一个服务没有应答（502、504），或者还没有启动完（503）。',
      },
    },
    'wrong-status': {
      title: '服务返回了另一个状态码',
      message: ({ status: want }, facts) => `应答的状态码是 ${status(facts)}，题目要求的是 ${want}。`,
      next: () => '看一看完整的应答，包括它的头部。',
      page: {
        what: '有服务应答，但应答第一行里的数字不是题目要求的那个。',
        why: '状态码说明请求的结果：200 左右表示成功，300 左右表示「去别处找」，400 左右表示服务不接受这个请求，500 左右表示服务自己出错。',
      },
    },
    'wrong-server': {
      title: '应答的是另一种服务',
      message: ({ header, from }, facts) => {
        const answer = answerOf(facts)
        return `${from ?? '服务'} 有应答，但它自称「${answer ? wrongHeaders(header, answer).join('，') : ''}」。`
      },
      next: () => '容器里运行的是哪个程序？是这个镜像本来的程序吗？',
      page: {
        what: '网页来自正确的端口，但背后的服务自报的名字和题目要求的不同。',
        why: '网页只是文字，任何服务都能给出来。大多数程序会在 Server 头部里说明自己是谁，例如 nginx/1.22；容器里换了程序，或者用别的镜像冒名顶替，在这里就会露馅。',
      },
    },
    'wrong-header': {
      title: '应答的头部不一样',
      message: (want, facts) => {
        const answer = answerOf(facts)
        return `网页有了，但头部（header）和题目要求的不同：${answer ? wrongHeaders(want.header, answer).join('，') : ''}。`
      },
      next: () => '这个头部是在哪里设置的：程序里，还是服务的配置里？',
      page: {
        what: '网页的头部和题目要求的不同。头部说明浏览器需要知道的事。',
        why: '每个应答都先有头部，然后才是网页：内容是哪种文字、有多长、由谁给出。',
      },
    },
    'wrong-body': {
      title: '网页的内容不对',
      message: (_, facts) =>
        answerOf(facts)?.body.trim()
          ? '服务有应答，但给出的不是题目要求的网页。'
          : '服务有应答，但给出的网页是空的。',
      next: () => '自己打开这个地址看看。网页文件放在这个服务取网页的文件夹里了吗？',
      page: {
        what: '应答的容器没错，状态码也是成功，但网页的文字不是题目要求的。',
        why: '服务展示的是容器内部、它自己文件夹里的文件。如果只改了主机上、别的容器里的文件，或者在容器创建之后才改了镜像，那么展示的都不是改过的网页。',
      },
    },
    'page-too-long': {
      title: '网页太长，docker-lab 没有读完',
      message: () => '服务给出了一个很长的网页，在 docker-lab 读到的部分里没有题目要求的内容。',
      next: () => '这个地址真的应该给出这么多内容吗？',
      page: {
        what: 'docker-lab 只读应答的开头一段，题目要求的内容不在这一段里。',
        why: '应答可能没有尽头，所以 docker-lab 读到 1 MiB 就停下。',
      },
    },
  },
} satisfies Translation<typeof http>
