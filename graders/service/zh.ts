import type { ServiceFact } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type service from './service.ts'
import { endedIn, errorIn, nearestService, statesOf, upIn } from './service.ts'

const said = (service: ServiceFact) => (service.kind === 'service' && errorIn(service)) || ''

export default {
  summary: 'Swarm 集群里有这个服务，而且它的任务都在运行',
  options: {
    name: '服务的名字；stack 里的服务是 STACK_NAME',
    state: '服务是否必须存在',
    image: '它的任务必须由哪个镜像创建；不写标签就是 latest',
    replicas: '必须有几个任务在运行；不写表示它要求的所有任务',
  },
  refusals: {
    'absent-has-nothing-else': '要求服务不存在（absent）时，不能写 image 或 replicas',
  },
  expected: ({ name, state, image, replicas }) =>
    state === 'absent'
      ? `没有服务 ${name}`
      : `服务 ${name}${image === undefined ? '' : `（镜像 ${image}）`}：${replicas === undefined ? '所有' : ` ${replicas} 个`}任务在运行`,
  actual({ service }, { name }) {
    if (service.kind === 'no-swarm') return '这个引擎不在 Swarm 集群里'
    if (service.kind === 'absent') {
      const found = service.names.slice(0, 5).join('、')
      return `没有服务 ${name}${found ? `；现有的服务：${found}` : '，也没有其他服务'}`
    }
    const others = statesOf(service).join('、')
    return `服务 ${service.name}（镜像 ${service.image}）：共 ${service.desired} 个任务，${upIn(service)} 个在运行${others ? `；其余：${others}` : ''}`
  },
  codes: {
    'no-swarm': {
      message: '这个引擎不在 Swarm 集群里，所以没有服务（service）。',
      next: '哪条命令可以让单个引擎成为一个新集群的管理节点？',
    },
    'service-missing': {
      message: ({ name }) => `集群里没有名为 ${name} 的服务。`,
      next: '是不是用「docker run」创建成了容器？服务要用专门的命令创建，或者由 stack 创建。',
    },
    'service-name-differs': {
      message: ({ name }, { service }) =>
        `没有名为 ${name} 的服务，但有一个名为 ${service.kind === 'absent' ? nearestService(name, service.names) : name} 的服务。`,
      next: '对照一下这两个名字。「docker stack deploy」会在前面加上 stack 的名字。',
    },
    'service-still-there': {
      message: ({ name }) => `服务 ${name} 还在。`,
      next: '只删除它的容器没有用：集群会再创建新的。应该删除的是什么？',
    },
    'service-other-image': {
      message: ({ name, image }, { service }) =>
        `${name} 的任务由 ${service.kind === 'service' ? service.image : '别的镜像'} 创建，不是 ${image}。`,
      next: '服务运行时也可以更换镜像。哪条命令可以更新服务？',
    },
    'service-other-replicas': {
      message: ({ name, replicas }, { service }) =>
        service.kind === 'service' && service.isGlobal
          ? `${name} 是全局（global）服务，每个节点一个任务，现在共 ${service.desired} 个，题目要求 ${replicas} 个。`
          : `${name} 要求的任务数是 ${service.kind === 'service' ? service.desired : 0}，题目要求的是 ${replicas}。`,
      next: '哪条命令可以改变服务的任务数？',
    },
    'service-tasks-fail': {
      message: ({ name }, { service }) =>
        `${service.kind === 'service' && endedIn(service) > 1 ? `${name} 的任务反复退出，到现在已有 ${endedIn(service)} 个。` : `${name} 的一个任务退出了，新的任务还没有运行起来。`}${said(service) ? `引擎的提示：“${said(service)}”。` : ''}`,
      next: '任务一退出，集群就会启动新的任务。服务的日志里写了什么？它的程序会一直运行吗？',
    },
    'service-not-up': {
      message: ({ name }, { service }) =>
        `${name} 目前${service.kind === 'service' ? `${upIn(service) === 0 ? '没有任务在运行' : `只有 ${upIn(service)} 个任务在运行`}，共需要 ${service.desired} 个` : '没有任务在运行'}。${said(service) ? `引擎的提示：“${said(service)}”。` : ''}`,
      next: '是不是还在下载镜像？有没有可以运行这些任务的节点？',
    },
  },
} satisfies KindWords<typeof service>
