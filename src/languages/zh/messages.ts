import type { Messages, PortOwner } from '../en/messages.ts'
import docs from './docs.ts'
import pack from './pack.ts'
import scaffold from './scaffold.ts'

/** 程序自己说的话。这里缺少的内容无法通过编译。 */
const report: Messages['report'] = {
  course: (title) => `课程：${title}`,
  fetched: (source, revision) => `来自 ${source}，版本 ${revision}`,
  engine: (engine, api, endpoint) => `${engine}（API ${api}），地址 ${endpoint}`,
  noEngine: (endpoint) => `没有引擎响应${endpoint && `：${endpoint}`}`,
  expected: '期望',
  actual: '实际',
  why: '原因',
  tryThis: '建议',
  more: '详情',
  check: '检查',
  pointsHeading: '得分',
  found: '检查结果',
  labelled: (label, text) => `${label}：${text}`,
  waitsFor: (titles) => `要等「${titles.join('」「')}」通过以后再检查`,
  notPassed: '这一项没有通过。',
  sameReason: '这一项没能检查，原因同上',
  opened(hints, solution) {
    const parts = [
      ...(hints > 0 ? [`${hints} 条提示`] : []),
      ...(solution ? [`参考答案${solution === 'gave-up' ? '（在做出来之前）' : ''}`] : []),
    ]
    return `看过：${parts.join('、')}`
  },
  scriptEnded: (code, hasPrinted) =>
    `运行提交的作业，退出码为 ${code}${hasPrinted ? '：' : '，没有任何输出。'}`,
  summary({ complete, passed, points: { earned, possible } }) {
    if (passed) return `得分 ${earned}/${possible}。做得好，全部符合要求。`
    if (complete) return `得分 ${earned}/${possible}。先改第一个没通过的，改完随时可以再检查。`
    return `分数还不完整（目前 ${earned}/${possible}），因为有些项目没能检查。这不是你的错。`
  },
}

const errors: Messages['errors'] = {
  usage: (usage) => `用法：${usage}。更多说明：「docker-lab --help」。`,
  help: '「docker-lab --help」列出所有命令。',
  noCommand: (command, meant) => `没有「${command}」这个命令。${didYouMean(meant)}`,
  noOption: (option, meant) => `这里没有「${option}」这个选项。${didYouMean(meant)}`,
  unexpected: (word) => `多余的参数「${word}」。`,
  tooManyWords: (most) => `参数太多：最多 ${most} 个。`,
  missing: (argument) => `缺少参数 ${argument}。`,
  missingOption: ({ option }) => `缺少选项 --${option}。`,
  notWhole: ({ option, value }) => `${option} 必须是整数，而不是「${value}」。`,
  tooSmall: ({ option, value, least }) => `${option} 不能小于 ${least}，现在是「${value}」。`,
  tooLarge: ({ option, value, most }) => `${option} 不能大于 ${most}，现在是「${value}」。`,
  notOneOf: ({ option, value, all }) =>
    `${option === undefined ? `这里不能用「${value}」` : `${option} 不能是「${value}」`}。可用的值：${all}。`,
  onlyOnce: ({ option }) => `${option} 只能写一次。`,
  noValue: ({ option, all }) => `${option} 后面要有值。${all === undefined ? '' : `可用的值：${all}。`}`,
  notTogether: ({ option, other }) => `${option} 和 ${other} 不能同时使用。`,
  commandLine: (reason) => `命令行写得不对：“${reason}”`,
  bug: (message) =>
    `docker-lab 自己出错了（${message}）。这是 docker-lab 的问题，请反馈给我们。设置 DEBUG=1 可以看到详细信息。`,
  whichLab: (usage) => `要检查哪个实验？用法：docker-lab ${usage}；「docker-lab list」列出所有实验`,
  labsOrAll: '要么写出实验，要么用 --all，不要同时使用',
  whichCode: '要解释哪个代码？用法：docker-lab explain CODE；「docker-lab explain --list」列出所有代码',
  noCode: (code) => `没有「${code}」这个诊断代码；「docker-lab explain --list」列出所有代码`,
  noCheck: (id, ids) => `这个实验没有检查「${id}」；现有的检查：${ids.join('、')}`,
  tooManyOutputs: (outputs, reporters) => `指定了 ${outputs} 个输出文件，却只有 ${reporters} 种报告`,
  unwritable: (reason) => `无法写入这个文件（${reason}）`,
  noOutput: (reason) => `无法写入标准输出（${reason}）。`,
  noWorkingDirectory: '当前目录已经不存在了。请切换到别的目录再试。',
}

function didYouMean(meant: string | undefined): string {
  return meant ? `是不是想写「${meant}」？` : ''
}

const explain: Messages['explain'] = { what: '发生了什么', see: '自己查看', why: '为什么会这样' }

const hint: Messages['hint'] = {
  allPass: '这个实验的每一项都通过了，没有什么要提示的了。',
  none: (lab) => `这一项没有提示。请再看一遍任务：docker-lab show ${lab}`,
  step: (level, levels) =>
    `提示 ${level}/${levels}。${level < levels ? '再问一次，提示会更具体。' : '这是最后一条提示。'}`,
}

function ownerOf(owner: PortOwner): string {
  if (owner.kind === 'container') return `容器 ${owner.name} `
  if (owner.kind === 'airplay')
    return ' macOS 的隔空播放接收器（AirPlay Receiver，可在「系统设置」的「通用 > 隔空投送与接力」里关闭）'
  return ` Docker 以外的程序${owner.server ? `（${owner.server}）` : ''}`
}

const start: Messages['start'] = {
  fetching: (source) => `正在获取课程 ${source} …`,
  imageHere: (image) => `镜像 ${image} 已经在本机。`,
  pulling: (image, done, layers) => `正在拉取 ${image}${layers > 0 ? `：${done}/${layers} 层` : '……'}`,
  pulled: (image) => `已拉取镜像 ${image}。`,
  notPulled: (image, reason) =>
    `镜像 ${image} 拉取失败（${reason}）。这是网络或镜像仓库的问题，不是你的错：可以再试一次，或者在 Docker 的设置里配置镜像加速（registry-mirrors）。`,
  portTaken: (port, owner) => `端口 ${port} 已被${ownerOf(owner)}占用，而这个实验需要它。`,
  standIn: (name, port) => `端口 ${port} 上已经有一个镜像仓库（registry）在运行，所以没有启动 ${name}。`,
  serviceRuns: (name) => `${name} 已经在运行。`,
  serviceStarted: (name) => `已启动 ${name}。`,
  serviceSilent: (name) => `已启动 ${name}，但它没有响应。请在日志里查看原因：docker logs ${name}`,
  otherLogin: (name, lab) =>
    `${name} 在运行，但它不接受这个实验的用户名和密码。想重新开始：先运行 docker-lab reset ${lab}，再运行 docker-lab start ${lab}`,
  serviceRefused: (name, reason) => `${name} 启动失败：${reason}`,
  notASeed: (text) => `「${text}」不是种子：种子是 32 个数字或 a 到 f 的字母，由老师提供`,
  begunOtherwise: (labs) =>
    `实验 ${labs.join('、')} 已经用别的取值开始了；请先运行${labs.map((lab) => `「docker-lab reset ${lab}」`).join('和')}，再运行这条命令`,
  seedKept: '种子已保存。因人而异的实验从现在起使用你班级里的取值。',
  sceneKept: (lab) =>
    `这个实验之前已经准备过，所以没有做任何改动。想重新开始：先运行 docker-lab reset ${lab}，再运行 docker-lab start ${lab}`,
  settingScene: '正在创建这个实验一开始要有的内容……',
  sceneSet: (containers) =>
    `已创建这个实验一开始要有的内容${containers.length > 0 ? `：${containers.join('、')}` : ''}。`,
  sceneRefused: (name, reason) => `无法创建 ${name}：${reason}。没有留下任何只准备了一半的内容。`,
  inTheWay: (kind, name, isLeft, lab) =>
    isLeft
      ? `${reset.kinds[kind]} ${name} 是之前准备这个实验时留下的。想重新开始：先运行 docker-lab reset ${lab}，再运行 docker-lab start ${lab}`
      : `已经有一个名为 ${name} 的${reset.kinds[kind]}，而这个实验要创建自己的。请先删除它或者给它改名，再运行一次。`,
  handedOut: (file) => `已把 ${file} 放到当前目录。`,
  fileKept: (file) =>
    `当前目录里已经有 ${file}，与实验提供的不同，所以保持原样。想要实验提供的那一份，请先把自己的移到别处，再运行一次。`,
  fileIgnored: (file) => `没有提供 ${file}，因为 Git 忽略它。`,
  next: (lab) => `完整的任务说明：docker-lab show ${lab}\n检查做得对不对：docker-lab check ${lab}`,
  login: (host, user, password) => `${host} 要求登录，请用：\n  user: ${user}\n  password: ${password}`,
  notReady: '还没有全部准备好，原因见上。随时可以再运行一次。',
}

const answer: Messages['answer'] = {
  kept: (key, text, lab) => `「${key}」现在的答案是：${text}\n看看对不对：docker-lab check ${lab}`,
  notYet: '还没有回答',
  noQuestions: '这个实验没有要回答的问题',
  noQuestion: (key, keys) => `这个实验没有名为「${key}」的问题，它的问题是 ${keys.join('、')}`,
  noValue: (lab, key) => `答案是什么？用法：docker-lab answer ${lab} ${key} VALUE`,
  tooLong: (most) => `答案最多 ${most} 个字符`,
}

const reset: Messages['reset'] = {
  kinds: { service: '服务', container: '容器', network: '网络', volume: '数据卷', image: '镜像' },
  nothing: (endpoint) => `在 ${endpoint} 上没有找到这个实验的内容，什么也没有删除。`,
  list: (endpoint, dryRun) =>
    `${dryRun ? '如果执行，会从' : '将从'} ${endpoint} 删除以下内容，其中的数据也一并删除：`,
  ask: '确定要删除吗？[y/N]',
  yes: ['y', 'yes', '是', '好', '是的', '好的'],
  needsYes: '这里无法询问确认：要删除请加 --yes，只想预览请加 --dry-run',
  kept: '什么也没有删除。',
  removed: (what) => `已删除${what}。`,
  leftImages: (images) => `保留镜像 ${images.join('、')}，其他实验可能还要用。`,
  leftSwarm: '引擎仍在 Swarm 集群里；要退出，请输入「docker swarm leave --force」。',
  leftFiles: (files) => `保留当前目录里的 ${files.join('、')}，因为你可能改过。`,
  refused: (what, reason) => `引擎没有删除${what}：${reason}`,
}

const sources: Record<Parameters<Messages['doctor']['endpoint']>[1], (context: string) => string> = {
  '--host': () => '由 --host 指定',
  DOCKER_HOST: () => '由 DOCKER_HOST 指定',
  context: (name) => `来自上下文 ${name}`,
  'default-socket': () => '默认的套接字',
  sandbox: () => '沙箱',
}

const socketOwners: Record<Parameters<Messages['doctor']['otherSocket']>[0], string> = {
  docker: 'Docker',
  'rootless-docker': 'rootless 模式的 Docker',
  'docker-desktop': 'Docker Desktop',
  colima: 'Colima',
  'rancher-desktop': 'Rancher Desktop',
  podman: 'Podman',
}

const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`

const doctor: Messages['doctor'] = {
  runtime: (runtime, path) => `${runtime}（${path}）`,
  endpoint: (url, source, context) => `要使用的引擎：${url}（${sources[source](context)}）。`,
  engine: (name, version, api) => `引擎有响应：${name} ${version}，API ${api}。`,
  rights: {
    root: ({ path }) => `可以使用 ${path}，因为你是 root。`,
    owner: ({ path }) => `可以使用 ${path}，它属于你。`,
    group: ({ path, group }) => `可以使用 ${path}，因为你在 ${group} 组里。`,
    everyone: ({ path, mode }) => `本机的所有人都可以使用 ${path}（权限 ${mode}），也就都能成为 root。`,
    'next-login': ({ path, group }) => `现在还不能使用 ${path}：登录之后你才被加入 ${group} 组。`,
    nothing: ({ path, mode, group }) => `不能使用 ${path}（权限 ${mode}，属于 ${group} 组）。`,
  },
  getRights: {
    'next-login': ({ group }) => `注销后重新登录，或者运行：newgrp ${group}`,
    nothing: ({ group }) =>
      `加入这个组：sudo usermod -aG ${group} "$USER"，然后注销再登录。组里的成员都能成为 root。`,
  },
  kinds: {
    docker: '它是直接运行在机器上的 Docker Engine。',
    rootless: '它是 rootless 模式的 Docker：不以 root 运行，所以 1024 以下的端口和某些选项需要额外设置。',
    desktop: '它是 Docker Desktop：引擎运行在虚拟机里，所以从这里访问不到容器的地址，要用映射的端口。',
    podman: '它是 Podman，使用同样的 API；有些名字和提示与 Docker 不同。',
  },
  proxy: (engine, shell) =>
    engine ? `引擎通过代理 ${engine} 拉取镜像。` : `你的 shell 使用代理 ${shell}，但引擎没有使用。`,
  setProxy: '如果拉取失败，也要给引擎设置代理：https://docs.docker.com/engine/daemon/proxy/',
  memory: ({ free, total, need }) =>
    total === undefined
      ? '引擎没有说明它有多少内存。'
      : `引擎有 ${gigabytes(total)} 内存${free === undefined ? '' : `，其中 ${gigabytes(free)} 空闲`}${need === undefined ? '' : `；这个课程需要 ${gigabytes(need)}`}。`,
  moreMemory: '给引擎更多内存（Docker Desktop：Settings > Resources），或者关掉其他程序。',
  disk: ({ free, need }) =>
    free === undefined
      ? '从这里看不到引擎的磁盘还剩多少空间；「docker system df」显示它用了多少。'
      : `引擎的磁盘还剩 ${gigabytes(free)}${need === undefined ? '' : `；这个课程需要 ${gigabytes(need)}`}。`,
  moreDisk: '「docker system df」显示空间用在哪里，「docker image prune」删除没有名字的镜像。',
  settings: (system, driver) => `它运行在 ${system} 上，存储驱动是 ${driver}。`,
  mirrors: (mirrors) =>
    mirrors.length > 0
      ? `镜像加速地址：${mirrors.join('、')}`
      : '没有配置镜像加速。如果拉取镜像很慢或者失败，可以在 Docker 的设置里配置（registry-mirrors）。',
  otherSocket: (owner, host) => `找到另一个套接字（socket），通常属于 ${socketOwners[owner]}：${host}`,
  useSocket: (host) => `要使用它：docker-lab … --host ${host}`,
  imageHere: (image) => `镜像 ${image} 已经在本机。`,
  imagesHere: (images) => `这些镜像已经在本机：${images.join('、')}。`,
  imageMissing: (image, canPull) => `本机还没有镜像 ${image}${canPull ? '，但可以拉取' : ''}。`,
  imagesMissing: (images, canPull) =>
    `本机还没有这些镜像${canPull ? '，但可以拉取' : ''}：${images.join('、')}。`,
  notPullable: (image, reason) => `本机没有镜像 ${image}，现在也拉取不了：${reason || '镜像仓库没有响应'}`,
  helpPull: '这是网络或镜像仓库的问题：请检查网络，或者在 Docker 的设置里配置镜像加速（registry-mirrors）。',
  fetch: (lab) => `拉取它：docker-lab start ${lab}`,
  fetchAll: '「docker-lab start」会拉取每个实验的镜像。',
  portFree: (port) => `端口 ${port} 空闲。`,
  portsFree: (ports) => `这些端口空闲：${ports.join('、')}。`,
  portTaken: (port, owner, labs) => `实验 ${labs.join('、')} 需要的端口 ${port} 被${ownerOf(owner)}占用。`,
  leftovers: (lab, left) =>
    `实验 ${lab} 在这里留下了：${left.map(({ kind, name }) => `${reset.kinds[kind]} ${name}`).join('、')}。`,
  removeLeft: (lab) => `不再需要时可以删除：docker-lab reset ${lab}`,
  freePort: (port) => `查看是什么占用了它：docker ps --filter publish=${port}，或者：ss -ltnp`,
}

const messages: Messages = {
  report,
  errors,
  explain,
  hint,
  start,
  answer,
  reset,
  doctor,
  docs,
  pack,
  scaffold,
}

export default messages
