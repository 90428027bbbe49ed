import type { KindWords } from '../../src/grading/contract/kind.ts'
import type engine from './engine.ts'
import { lacks } from './engine.ts'

const NAMES = { docker: 'Docker', podman: 'Podman' }
const ROLES = {
  active: '在 Swarm 集群里',
  manager: 'Swarm 集群的管理节点',
  worker: 'Swarm 集群的工作节点',
  inactive: '不在 Swarm 集群里',
}

export default {
  summary: '引擎正在运行，并且配置符合要求',
  options: {
    version: 'Docker 引擎的版本：28.5、">=20.10"、">=20.10 <29"',
    storage_driver: '存储驱动：overlay2、overlayfs 等',
    log_driver: '容器默认的日志驱动：json-file、local 等',
    security: '必须有的安全功能：seccomp、apparmor、rootless、userns 等',
    swarm: '在集群里的角色：active（任意角色）、manager、worker；inactive 表示不在集群里',
  },
  refusals: {
    'version-range': '必须是版本，例如 28.5、">=20.10" 或 ">=20.10 <29"',
    'one-word': '必须是一个词，例如 overlay2',
  },
  expected: ({ version, storage_driver, log_driver, security, swarm }) =>
    [
      version === undefined ? '正在运行的引擎' : `正在运行的引擎，版本 ${version}`,
      storage_driver && `存储驱动 ${storage_driver}`,
      log_driver && `日志驱动 ${log_driver}`,
      security && `安全功能：${security.join('、')}`,
      swarm && ROLES[swarm],
    ]
      .filter(Boolean)
      .join('，'),
  actual({ engine, endpoint }, { storage_driver, log_driver, security, swarm }) {
    if (!engine) return `没有程序监听 ${endpoint}`
    return [
      `${NAMES[engine.name]} ${engine.version}`,
      storage_driver && `存储驱动 ${engine.storageDriver}`,
      log_driver && `日志驱动 ${engine.logDriver}`,
      security && `安全功能：${engine.security.join('、') || '无'}`,
      swarm && ROLES[engine.swarm],
    ]
      .filter(Boolean)
      .join('，')
  },
  codes: {
    'engine-not-running': {
      message: (_, { endpoint }) => `引擎的套接字（${endpoint}）在，但没有引擎在监听：引擎没有运行。`,
      next: '在这台机器上怎样启动引擎？它自己的日志里写了什么？',
    },
    'engine-version-differs': {
      message: ({ version }, { engine }) =>
        `这里是 Docker 引擎 ${engine?.version}，题目要求的是 ${version}。`,
      next: '看的是引擎的版本，不是 docker 命令的版本。「docker version」两个都会显示。',
    },
    'engine-storage-driver-differs': {
      message: ({ storage_driver }, { engine }) =>
        `引擎的存储驱动是 ${engine?.storageDriver}，不是 ${storage_driver}。`,
      next: '引擎在哪里配置？它在启动时读取配置。',
    },
    'engine-log-driver-differs': {
      message: ({ log_driver }, { engine }) =>
        `容器默认的日志驱动是 ${engine?.logDriver}，不是 ${log_driver}。`,
      next: '引擎在哪里配置？它在启动时读取配置。',
    },
    'engine-security-missing': {
      message: ({ security = [] }, { engine }) =>
        `引擎没有 ${engine ? lacks(security, engine).join('、') : ''}。`,
      next: '是在引擎的配置里关闭了，还是内核不支持？',
    },
    'engine-not-in-swarm': {
      message: '这个引擎不在 Swarm 集群里。',
      next: '哪条命令能让一个引擎建立自己的集群，并成为管理节点？',
    },
    'engine-in-swarm': {
      message: '这个引擎在 Swarm 集群里，题目要求它不在。',
      next: '哪条命令让引擎离开集群？管理节点离开时，还要多加一个选项。',
    },
    'engine-swarm-role-differs': {
      message: ({ swarm = 'active' }, { engine }) =>
        `这个引擎是${ROLES[engine?.swarm ?? 'active']}，题目要求的是${ROLES[swarm]}。`,
      next: '加入集群时，用的是管理节点的令牌，还是工作节点的令牌？',
    },
  },
} satisfies KindWords<typeof engine>
