import type { Detail, DetailCode } from '../../docker/port/could-not-look.ts'
import type { ProblemWords } from './problems.ts'

const inBrackets = (detail: string) => (detail ? `（${detail}）` : '')

export default {
  detail({ asked, status, why, said, ...more }) {
    const parts = [asked, status && `HTTP ${status}`, why ? whys[why](more) : more.name, said]
    return parts.filter(Boolean).join('：')
  },
  codes: {
    'engine-unreachable': {
      message: (endpoint, detail) =>
        `${endpoint} 上没有 Docker 引擎（engine）响应${inBrackets(detail)}。本次未评分。`,
      next: '先启动 Docker，或者用 --context 或 --host 指定正确的引擎。「docker-lab doctor」会显示它找过哪些地方。',
    },
    'engine-permission': {
      message: (endpoint, detail) =>
        `当前账户无权使用 ${endpoint} 上的 Docker 引擎${inBrackets(detail)}。本次未评分。`,
      next: '在这个终端里「docker ps」能用吗？加入 docker 用户组之后，要注销再重新登录才会生效。',
    },
    'engine-tls': {
      message: (endpoint, detail) =>
        `无法与 ${endpoint} 建立安全连接（TLS）${inBrackets(detail)}。本次未评分。`,
      next: '引擎在这个端口上使用 TLS 吗？证书是这个引擎的吗？请检查 DOCKER_TLS_VERIFY 和 DOCKER_CERT_PATH，或者检查 context。',
    },
    'engine-too-old': {
      message: (endpoint, detail) =>
        `${endpoint} 上的引擎与 docker-lab 没有共同支持的 API 版本${inBrackets(detail)}。本次未评分。`,
      next: '升级引擎，或者升级 docker-lab。',
    },
    'engine-timeout': {
      message: (endpoint, detail) => `${endpoint} 上的引擎没有及时响应${inBrackets(detail)}。这一项未判定。`,
      next: '再试一次。如果「docker ps」也卡住，说明引擎本身出了问题。',
    },
    'engine-answer': {
      message: (endpoint, detail) =>
        `${endpoint && `${endpoint} 上的`}引擎返回了意外的响应${inBrackets(detail)}。这一项未判定。`,
      next: '那里真的是 Docker 引擎吗？如果是，请查看它的日志，然后再试一次。',
    },
    'context-missing': {
      message: (endpoint, detail) =>
        `没有名为 ${endpoint} 的可用 Docker 上下文（context）${inBrackets(detail)}。本次未评分。`,
      next: '列出所有上下文，再看看 DOCKER_CONTEXT 的值。',
    },
    'endpoint-unsupported': {
      message: (endpoint, detail) => `引擎地址 ${endpoint} 无法使用${inBrackets(detail)}。本次未评分。`,
      next: '地址应当以 unix://、tcp://、ssh:// 或 npipe:// 开头。',
    },
    'changed-meanwhile': {
      message: (_, detail) =>
        `引擎前后两次的回答互相矛盾${inBrackets(detail)}：检查过程中有东西被创建、删除或重启了。这一项未判定。`,
      next: '等你的命令都执行完，再检查一次。是不是有什么程序在反复创建和删除它？',
    },
    'service-twice': {
      message: (_, detail) =>
        `不止一个 Compose 项目有这个名字的服务，而且都不是当前目录的项目（${detail}），无法判断哪一个是你的。这一项未判定。`,
      next: '到 Compose 文件所在的目录里再检查一次，或者用 --dir 指定目录。其中有没有已经不需要的项目？',
    },
    'not-started': {
      message: (_, detail) =>
        `这个实验还没有在这个引擎上准备过，请先运行「docker-lab start${detail && ` ${detail}`}」。这一项检查要与「start」准备好的内容比较。`,
      next: '先准备实验，再完成任务，然后重新检查。',
    },
    'image-gone': {
      message: (_, detail) => `这个引擎上没有名为 ${detail} 的镜像，所以无法判断是否由它创建。这一项未判定。`,
      next: '重新拉取这个镜像，或者重新打上这个标签，然后再检查一次。',
    },
    'image-replaced': {
      message: (_, detail) =>
        `创建这个容器的镜像已经不在这个引擎上了。现在名为 ${detail} 的是另一个镜像，无法判断原来的那个是否正确。这一项未判定。`,
      next: '用现在叫这个名字的镜像重新创建容器，然后再检查一次。',
    },
    'path-unreadable': {
      message: (_, detail) => `docker-lab 无法查看这个路径${inBrackets(detail)}。这一项未判定。`,
      next: '把容器的挂载和题目要求对照一下：那里需要放在内存里（tmpfs）吗？',
    },
    'mounts-unknown': {
      message: (_, detail) =>
        `${detail} 通过 --volumes-from 得到的宿主机目录，这个引擎不会列出来，而提供挂载的容器已经不在了。无法判断哪些内容在挂载里，哪些不在。这一项未判定。`,
      next: '趁提供挂载的容器还在，重新创建这个容器；或者用 -v 直接写出目录。',
    },
    'processes-unknown': {
      message: (_, detail) => `引擎没有列出 ${detail} 的进程，或者没有说明进程之间的父子关系。这一项未判定。`,
      next: '对这个容器运行「docker top」，看看输出什么。引擎用「ps」得到进程列表：引擎所在的机器上装了这个程序吗？',
    },
    'limit-unsupported': {
      message: (_, detail) =>
        `这个引擎无法设置 ${detail} 的限制：无论怎么写，它都只给出警告，然后忽略。这一项未判定。`,
      next: '「docker info」最后几行会警告缺少什么。请换一个引擎来做这个实验，或者给这个引擎补上它需要的功能。',
    },
    'no-room': {
      message: (_, detail) =>
        `容器已经到达资源上限${inBrackets(detail)}，docker-lab 没有在里面运行程序。这一项未判定。`,
      next: '容器里还运行着什么？停掉不需要的程序，或者放宽容器的限制，然后再检查一次。',
    },
    'exec-failed': {
      message: (_, detail) => `引擎无法在容器里启动程序${inBrackets(detail)}。这一项未判定。`,
      next: '对这个容器使用「docker exec」能成功吗？如果机器正忙，稍后再试一次。',
    },
    'run-not-allowed': {
      message: (_, detail) =>
        `这项检查要把镜像 ${detail} 运行一次；没有你的允许，docker-lab 不会在这个引擎上运行任何东西。这一项未判定。`,
      next: '如果允许，请在「docker-lab check」后面加上 --may-run：这个容器没有网络，结束后会被删除。',
    },
    deadline: {
      message: (endpoint) =>
        `还没来得及${endpoint && `在 ${endpoint} 上`}检查这一项，时间就到了。这一项未判定。`,
      next: '再试一次，或者用 --timeout 多给一些时间。',
    },
    'not-recorded': {
      message: (_, detail) => `记录中缺少这项检查需要的数据${inBrackets(detail)}。这一项未判定。`,
      next: '在引擎上重新检查一次，或者用这个版本的实验重新记录。',
    },
    'out-of-reach': {
      message: (_, detail) => `这项检查需要的内容从这里看不到${inBrackets(detail)}。这一项未判定。`,
      next: '在学生的电脑上检查，或者让学生提交作业目录或快照。',
    },
    'snapshot-refused': {
      message: (_, detail) => `这份快照无法使用${inBrackets(detail)}。这一项未判定。`,
      next: '让学生重新提交一份快照。',
    },
    'submission-not-run': {
      message: (_, detail) => `学生提交的作业无法运行${inBrackets(detail)}。这一项未判定。`,
      next: '看看提交的内容。改正之后，重新给这名学生评分。',
    },
    'probe-broke': {
      message: (_, detail) => `docker-lab 在检查时出错了${inBrackets(detail)}。这一项未判定。`,
      next: '请向我们报告这个问题。设置 DEBUG=1 可以看到详细信息。',
    },
  },
} satisfies ProblemWords

/** 括号里的内容，只用几个词。 */
const whys: Record<DetailCode, (detail: Pick<Detail, 'name' | 'bytes' | 'levels'>) => string> = {
  'no-such-context': () => '上下文列表里没有它',
  'context-unreadable': () => '无法读取它的文件',
  'context-without-host': () => '其中没有 Docker 端点（endpoint）',
  'not-an-address': () => '不是有效的地址',
  'unknown-scheme': ({ name }) => `不支持 ${name}`,
  'pipes-on-windows-only': () => '只有 Windows 有命名管道',
  'no-host': () => '缺少主机名',
  'password-in-address': () => '地址里不能写密码；请使用密钥，或让 ssh 询问密码',
  'leading-dash': () => '主机名和用户名不能以 - 开头',
  'path-in-address': () => '端口后面不支持写路径',
  'path-characters': () => '路径中有不支持的字符',
  ssh: () => 'ssh',
  proxy: () => '代理',
  'api-version': ({ name }) => `它的 API 版本是 ${name}`,
  'no-minimum-api': () => '没有给出 MinAPIVersion',
  'tls-only': () => '它只接受 TLS 连接',
  'too-long': ({ bytes }) => `超过 ${bytes} 字节`,
  'cut-off': () => '响应中断',
  'not-json': () => '不是 JSON',
  'too-complex': () => '值太多，或嵌套太深',
  unfinished: () => '在等一个不会再来的响应',
  'missing-field': ({ name }) => `缺少 ${name}`,
  'wrong-type': ({ name }) => `${name} 的类型不对`,
  'unknown-value': ({ name }) => `未知的 ${name}`,
  'not-multiplexed': () => '不是多路复用的流',
  'empty-archive': () => '空的归档',
  'exec-gone': () => 'exec 已不存在',
  'in-memory': ({ name }) => `${name} 在内存里而不在磁盘上，引擎读不到`,
  'mount-at-link': ({ name }) => `引擎读不到 ${name} 里的文件，因为它有一个挂载的路径在镜像里是符号链接`,
  'old-mount': ({ name }) => `${name} 挂载的文件或目录后来在宿主机上被替换，引擎只能读到新的：请重启容器`,
  'no-memory-left': ({ name }) => `${name} 剩余的内存不够再运行一个程序`,
  'no-processes-left': ({ name }) => `${name} 的进程数已到上限`,
  emptying: () => '正在清空沙箱',
  'not-prepared': () => '实验环境未能准备好',
  leftovers: () => '脚本留下的内容无法删除',
  'their-folder': () => '学生的工作目录',
  'their-answers': () => '学生输入的答案',
  'their-start': () => '「docker-lab start」在学生电脑上留下的记录',
  'their-values': () => '这名学生在这个实验里的取值：花名册没有 seed',
  'too-large': ({ bytes }) => `超过 ${bytes} 字节`,
  'too-many-files': ({ name }) => `超过 ${name} 个文件`,
  'too-many-entries': ({ name }) => `文件、目录和链接超过 ${name} 个`,
  'too-deep': ({ name, levels }) => `目录嵌套超过 ${levels} 层：${name}`,
  'name-not-utf8': ({ name }) => `有文件名不是 UTF-8 编码：${name}`,
  'not-readable': ({ name }) => `${name} 无法读取`,
  'not-shell': ({ name }) => `solve.sh 是 ${name} 程序，而这里只能用 bash 运行`,
  'still-running': ({ name }) => `运行 ${name} 秒后仍未结束`,
  'engine-broken': () => '运行它的引擎不再响应',
  'no-network': () => '它需要网络，而提交的作业运行时没有网络',
  'no-root': () =>
    '它需要 rootless 沙箱没有的功能（资源限制、「docker pause」、「docker top」、--privileged）：请用 --engine 28.5 --allow-privileged 来评测',
  'no-plugin': ({ name }) => `沙箱里没有「docker ${name}」`,
  'image-lost': ({ name }) => `镜像 ${name} 已不存在，也无法重新获取`,
}
