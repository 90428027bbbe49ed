import english, { type Messages, type Owner } from '../en/messages.ts'
import docs from './docs.ts'
import pack from './pack.ts'
import scaffold from './scaffold.ts'

/** What the program itself says in Chinese. What is missing here does not compile. */
const report: Messages['report'] = {
  engine: (engine, api, endpoint) => `${engine}（API ${api}），地址 ${endpoint}`,
  noEngine: (endpoint) => `没有引擎应答${endpoint && `：${endpoint}`}`,
  expected: '应该是',
  actual: '实际上',
  why: '为什么',
  tryThis: '试一试',
  more: '想细看',
  check: '检查',
  pointsHeading: '得分',
  found: '看到了什么',
  waitsFor: (titles) => `要等「${titles.join('」「')}」通过以后再看`,
  notPassed: '这一项没有通过。',
  sameReason: '这一项没能检查，原因同上',
  summary({ complete, passed, points: { earned, possible } }) {
    if (passed) return `得分 ${earned}/${possible}。做得好，全部符合要求。`
    if (complete) return `得分 ${earned}/${possible}。先改第一个没通过的，改完随时可以再检查。`
    return `分数还不完整（目前 ${earned}/${possible}），因为有的项目没能检查到。这不是你的错。`
  },
}

const errors: Messages['errors'] = {
  usage: (usage) => `用法：${usage}。「docker-lab --help」有更多说明。`,
  help: '「docker-lab --help」列出所有命令。',
  commands: english.errors.commands,
  noCommand: (command, meant) => `没有「${command}」这个命令。${didYouMean(meant)}`,
  noOption: (option, meant) => `这里没有「${option}」这个选项。${didYouMean(meant)}`,
  tooMuch: (word) => `多了一个词：「${word}」。`,
  missing: (argument) => `缺少 ${argument}。`,
  commandLine: (reason) => `命令行写得不对：${reason}`,
  bug: (message) =>
    `docker-lab 自己出错了（${message}）。这是我们的问题，请告诉我们。设置 DEBUG=1 可以看到细节。`,
  whichLab: (usage) => `要检查哪个实验？用法：docker-lab ${usage}；「docker-lab list」列出所有实验`,
  whichCode: '要解释哪个代码？用法：docker-lab explain CODE；「docker-lab explain --list」列出所有代码',
  noCode: (code) => `没有「${code}」这个诊断代码；「docker-lab explain --list」列出所有代码`,
  noCheck: (id, ids) => `这个实验没有「${id}」这一项检查，有的是 ${ids.join('、')}`,
  tooManyOutputs: (outputs, reporters) => `给了 ${outputs} 个文件，却只有 ${reporters} 种报告`,
  unwritable: (reason) => `这个文件写不进去（${reason}）`,
}

function didYouMean(meant: string | undefined): string {
  return meant ? `是不是想写「${meant}」？` : ''
}

const list: Messages['list'] = {
  number: '编号',
  title: '实验',
  chapter: '章节',
  minutes: '分钟',
  points: '分值',
  next: (lab) => `开始学习：docker-lab show ${lab}`,
}

const explain: Messages['explain'] = { what: '发生了什么', see: '自己看一看', why: '为什么会这样' }

const hint: Messages['hint'] = {
  allPass: '这个实验的每一项都通过了，没有什么可提示的了。',
  none: (lab) => `这一项没有提示。不妨再看一遍题目：docker-lab show ${lab}`,
  step: (level, levels) =>
    `提示 ${level}/${levels}。${level < levels ? '再问一次，提示会更具体。' : '这是最后一条提示。'}`,
}

const ownerOf = (owner: Owner) => (owner === 'a program' ? 'Docker 以外的程序' : `容器 ${owner.container}`)

const start: Messages['start'] = {
  imageHere: (image) => `镜像 ${image} 已经在本机。`,
  pulling: (image, done, layers) => `正在获取 ${image}${layers > 0 ? `：${done}/${layers} 层` : ' ……'}`,
  pulled: (image) => `已获取镜像 ${image}。`,
  notPulled: (image, reason) =>
    `没能获取镜像 ${image}（${reason}）。这是网络或镜像仓库的问题，不是你的错：可以再试一次，或者在 Docker 的设置里配置镜像加速地址（registry-mirrors）。`,
  portTaken: (port, owner) => `${port} 端口已经被${ownerOf(owner)}占用，而这个实验要用到它。`,
  standIn: (name, port) => `${port} 端口上已经有一个镜像仓库（registry），就用它，不再启动 ${name}。`,
  serviceRuns: (name) => `${name} 已经在运行。`,
  serviceStarted: (name) => `已启动 ${name}。`,
  serviceSilent: (name) => `已启动 ${name}，但它没有应答。原因也许在日志里：docker logs ${name}`,
  serviceRefused: (name, reason) => `没能启动 ${name}：${reason}`,
  next: (lab) => `完整的题目：docker-lab show ${lab}\n检查做得对不对：docker-lab check ${lab}`,
  notReady: '还没有全部准备好，原因见上。随时可以再运行一次。',
}

const reset: Messages['reset'] = {
  kinds: { container: '容器', network: '网络', volume: '数据卷', image: '镜像' },
  nothing: (endpoint) => `${endpoint} 上没有这个实验的东西，什么也没有删除。`,
  list: (endpoint, dryRun) =>
    `${dryRun ? '如果真的执行，会从' : '将从'} ${endpoint} 删除下面这些，里面的内容也一起删除：`,
  ask: '确定要删除吗？[y/N]',
  needsYes: '这里没有人可以回答：确定要删除请加 --yes，只想看看请加 --dry-run',
  kept: '什么也没有删除。',
  removed: (what) => `已删除${what}。`,
  refused: (what, reason) => `引擎没有删除${what}：${reason}`,
}

const doctor: Messages['doctor'] = {
  node: (version, path) => `Node.js ${version}（${path}）`,
  endpoint: (url, source) =>
    `要使用的引擎：${url}（来自：${source === 'default socket' ? '默认的套接字' : source}）。`,
  engine: (name, version, api) => `引擎有应答：${name} ${version}，API ${api}。`,
  settings: (system, driver) => `它运行在 ${system} 上，存储驱动是 ${driver}。`,
  mirrors: (mirrors) =>
    mirrors.length > 0
      ? `镜像加速地址：${mirrors.join('、')}`
      : '没有配置镜像加速地址。如果下载很慢或者失败，可以在 Docker 的设置里配置（registry-mirrors）。',
  otherSocket: (name, host) => `还有一个套接字（socket），通常属于 ${name}：${host}`,
  useSocket: (host) => `要使用它：docker-lab …… --host ${host}`,
  imageHere: (image) => `镜像 ${image} 已经在本机。`,
  imageMissing: (image) => `本机还没有镜像 ${image}。`,
  fetch: (lab) => `获取它：docker-lab start ${lab}`,
  portFree: (port) => `${port} 端口空闲。`,
  portTaken: (port, owner) => `${port} 端口被${ownerOf(owner)}占用。`,
  freePort: (port) => `看看是谁占用的：docker ps --filter publish=${port}，或者：ss -ltnp`,
}

const messages: Messages = {
  report,
  errors,
  list,
  explain,
  hint,
  start,
  reset,
  doctor,
  docs,
  pack,
  scaffold,
}

export default messages
