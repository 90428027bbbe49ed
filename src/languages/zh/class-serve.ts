import type { ServeWords } from '../en/class-serve.ts'

const serve: ServeWords = {
  open: (address) => `班级页面的地址：${address}`,
  loginLink: (link) => `用这个链接登录，只能使用一次：${link}`,
  nextLink: (link) => `已登录。在另一个浏览器登录请用这个链接，只能使用一次：${link}`,
  handIn:
    '学生用「docker-lab check LAB --submit 地址」提交。「docker-lab class tokens」为每个学生生成一个地址。',
  onNetwork: (host) =>
    `注意：服务监听在 ${host} 上，这个网络里的任何人都可以访问，令牌和成绩以明文传输。请在前面放一个带 TLS 的反向代理，或者使用 --tls-cert 和 --tls-key。`,
  stop: '按 Ctrl-C 停止。',
  cannotListen: (host, port, code) =>
    code === 'EADDRINUSE'
      ? `${host} 的端口 ${port} 已被占用：用 --port 换一个`
      : `无法监听 ${host} 的端口 ${port}（${code}）：换一个 --host 或 --port`,
  tlsTogether: '--tls-cert 和 --tls-key 要一起使用：请两个都写上',
  tlsUnreadable: (code) => `无法读取这个文件（${code}）`,
  tlsWrong: '这不是 PEM 格式的证书和对应的私钥',
  notAProxy: (text) => `--proxy 需要代理连接过来的 IP 地址，例如 127.0.0.1，而不是「${text}」`,
  problem: (reason) => `出了问题，服务继续运行：${reason}`,
  tokens: {
    made: (count, file) => `已把 ${count} 个地址写入 ${file}。只保存了哈希值，所以这个文件无法再次生成。`,
    exists: '这个文件已经存在，而里面的地址无法再次显示：请换一个名字',
    once: '只保存了哈希值，所以这些地址以后无法再次显示。',
    teacher: '老师登录用的令牌，以后无法再次显示：',
    unknownStudent: (id) => `花名册里没有学生「${id}」`,
    allHaveOne:
      '每个学生都已经有地址，而地址无法再次显示：--student ID 为其中一人生成新地址，--renew 为所有人生成',
    replaced: (count) => `${count} 个学生以前的地址已失效。`,
    kept: (count) => `${count} 个学生已经有地址，保持不变。`,
    nothingToRevoke: (id) => `「${id}」没有地址或令牌：「docker-lab class tokens --list」显示谁有`,
    revoked: (ids) => `已失效：${ids.join('、')}。`,
    loggedOut: '所有老师都需要重新登录。',
    list: {
      id: 'id',
      name: '姓名',
      since: '地址生成于',
      seed: '种子',
      none: '无',
      notInClass: '不在花名册里',
    },
    notAnAddress: (text) => `「${text}」不是地址，地址的例子：https://class.example.org`,
  },
  submit: {
    notAnAddress: '提交的地址形如 http://host:8650/s/TOKEN，由老师提供',
    nothing: '没有提交成功：没有引擎响应，所以没有内容可以提交。',
    received: (lab, earned, possible) => `已提交 ${lab}：得分 ${earned}/${possible}。`,
    again: (lab) => `${lab} 之前已经提交过。`,
    incomplete: (lab) => `已提交 ${lab}。有些内容没能检查，所以还没有成绩。`,
    ignored: (lab) => `${lab} 不属于这个班级的实验，所以没有提交。`,
    refused: (message) => `没有提交成功：${message}`,
    unreachable: (address, reason) =>
      `没有提交成功：无法连接 ${address}（${reason}）。上面的检查结果不受影响。稍后再运行同一条命令。`,
    badAnswer: (address) => `没有提交成功：在 ${address} 响应的不是 docker-lab。请向老师确认地址。`,
  },
  refused: {
    'not-found': '这个地址没有内容。请检查地址，或打开「docker-lab class serve」显示的地址。',
    'no-cell': '这个班级没有这名学生，或没有这个实验。请刷新页面。',
    'no-attempt': '这名学生在这个实验里没有这次提交。请刷新页面。',
    'no-diagnosis': '没有这个诊断代码。用「docker-lab explain --list」查看全部。',
    'not-json': '请求体必须是 JSON（Content-Type: application/json）。',
    encoding: '请求体只能用 gzip 压缩，不能用其他方式。',
    'too-big': '快照太大，无法提交。请一次少交几个实验。',
    unreadable: '这不是快照，或者快照已损坏。请重新生成。',
    token: '令牌无效。请向老师再要一次地址。',
    'not-a-student': '这是老师的令牌，只有学生可以提交：请使用学生的地址。',
    'not-in-class': '这个令牌的学生不在这个班级里。请向老师要正确的地址。',
    'other-student': '快照里的学生和令牌的学生不是同一个人。请用老师给你的地址提交你自己的快照。',
    'no-lab': '这些实验都不在这个班级的评分范围内。请问老师哪些实验要评分。',
    'too-often': '请求太频繁。稍等片刻再试。',
    busy: '服务器正忙。稍后再试。',
    'too-many-pages': '实时显示这个班级的页面太多。请关掉不用的页面。',
    login: '请先登录。',
    code: '这个链接或令牌无效。链接只能使用一次：请用「docker-lab class serve」显示的最新链接。',
    'login-unreadable': '登录时，请求体必须是 {"secret": "…"}：链接里的代码，或老师的令牌。',
    'login-too-big': '内容太长，不是链接里的代码，也不是老师的令牌。请重新复制。',
    'other-site': '这个请求来自其他网站。请直接在浏览器里打开这台服务器的地址。',
    gradebook: '成绩册暂时无法使用。稍后再试。',
    bug: '服务器出错，原因见服务器所在的终端。',
  },
  notSaved: {
    gradebook: '成绩册暂时无法使用，没有保存任何内容。稍后再试。',
    bug: '服务器出错，没有保存任何内容。请告诉老师。',
  },
}

export default serve
