import type { KindWords } from '../../src/grading/contract/kind.ts'
import type answer from './answer.ts'
import type { AnswerFacts } from './answer.ts'
import { askedOf, type Fact } from './read-fact.ts'

const thingOf = ({ container, image, network }: Fact) => container ?? image ?? network ?? ''

const kindOf = ({ container, image }: Fact) => (container ? '容器' : image ? '镜像' : '网络')

function called(fact: Fact): string {
  const { name, begins, container, network } = fact
  const thing = thingOf(fact)
  const at = container !== undefined && network !== undefined ? `在网络 ${network} 上` : ''
  const text = {
    id: `${thing} 的 ID`,
    created: `${thing} 的创建时间`,
    image: `${thing} 使用的镜像`,
    image_id: `${thing} 使用的镜像的 ID`,
    size: `${thing} 的大小`,
    count: '正在运行的容器数',
    ip: `${thing} ${at}的 IP 地址`,
    pid: `${thing} 的主进程在宿主机上的进程号`,
    processes: `${thing} 里正在运行的进程数`,
    exit_code: `${thing} 的退出码`,
    cpus: `${thing} 的 CPU 限制`,
    env: `${thing} 里环境变量 ${name} 的值`,
    word: `${thing} 的日志里以 ${begins} 开头的词`,
    user: `${thing} 的用户`,
    gateway: `网络 ${thing} 的网关`,
    subnet: `网络 ${thing} 的子网`,
  }[askedOf(fact)]
  return /^\w/.test(text) ? ` ${text}` : text
}

const answered = ({ given }: AnswerFacts) => given?.text.trim() ?? ''

export default {
  summary: '学生回答了一个问题，而且答案与引擎现在的情况一致',
  options: {
    key: '问题的名字，用在「docker-lab answer LAB KEY VALUE」里',
    fact: '和答案比较的内容：检查的时候才去查看，从不显示',
    'fact.container': '问题所问的容器',
    'fact.image': '问题所问的镜像',
    'fact.network': '问题所问的网络；和 container 一起写时，表示要的是容器在这个网络上的地址',
    'fact.count': '用来代替上面三项：问有多少个容器正在运行',
    'fact.is':
      '问的是什么：对容器可以问除 size、user、gateway、subnet 以外的各项，对镜像可以问 id、size 或 user，对网络可以问 id、gateway 或 subnet',
    'fact.name': '环境变量的名字，用于 env',
    'fact.begins': '这个词的开头，用于 word',
    equals: '固定的答案，用来代替 fact；从不显示',
  },
  refusals: {
    'fact-or-equals': '需要写 fact 或 equals，但不能两个都写',
    'fact-of-other-thing':
      '需要写 container、image、network 之一，再写可以问的内容：容器的 id、created、image、image_id、ip、pid、processes、exit_code、cpus、env 或 word，镜像的 id、size 或 user，网络的 id、gateway 或 subnet；或者只写 count',
    'name-for-env': '写了「is: env」才需要 name，而且必须写',
    'begins-for-word': '写了「is: word」才需要 begins，而且必须写',
  },
  expected: ({ key, fact }) => (fact === undefined ? `「${key}」的答案正确` : `「${key}」是${called(fact)}`),
  actual: (facts, { key }) =>
    facts.given === undefined ? `「${key}」还没有回答` : `你的答案是 ${answered(facts)}`,
  codes: {
    'answer-missing': {
      message: ({ key }) => `「${key}」还没有回答。`,
      next: ({ key }) => `先去查看，再输入「docker-lab answer LAB ${key} VALUE」。`,
    },
    'answer-wrong': {
      message: ({ key, fact }, facts) =>
        fact === undefined
          ? `你对「${key}」的回答是 ${answered(facts)}，这不对。`
          : `你对「${key}」的回答是 ${answered(facts)}，但这不是${called(fact)}。`,
      next: '再读一遍问题，再看一遍引擎里的情况。每个问题只算最后一次回答。',
    },
    'answer-of-other': {
      message: ({ key, fact }, facts) =>
        `你对「${key}」的回答是 ${answered(facts)}。这符合 ${facts.of} 的情况，而题目问的是 ${fact?.container}${fact?.is === 'ip' && fact.network !== undefined ? ` 在网络 ${fact.network} 上的地址` : ''}。`,
      next: '查看的时候，命令里写的是哪个名字？',
    },
    'answer-outdated': {
      message: ({ key, fact }, facts) =>
        `你对「${key}」的回答是 ${answered(facts)}，现在它不是${fact ? called(fact) : ''}。这个回答之后，${fact?.container} 又启动过，而每次启动都可能让它改变。`,
      next: '现在再看一次，重新回答。',
    },
    'answer-in-billionths': {
      message: ({ key }, facts) =>
        `你对「${key}」的回答是 ${answered(facts)}。Docker 保存这个限制时，单位是十亿分之一个 CPU，而题目问的是多少个 CPU。`,
      next: '名字里的「Nano」就是十亿分之一。换算成 CPU 是多少？',
    },
    'answer-about-stopped': {
      message: ({ fact }) => `无法和${fact ? called(fact) : ''}比较，因为这个容器没有在运行。`,
      next: '看看这个容器的状态，让它回到题目所说的状态。',
    },
    'answer-about-nothing': {
      message: ({ fact }, { right }) =>
        right === undefined
          ? `没有名为 ${fact ? thingOf(fact) : ''} 的${fact ? kindOf(fact) : ''}，所以没有可以和答案比较的内容。`
          : `答案不可能正确：现在并没有${fact ? called(fact) : ''}。`,
      next: '题目里提到的东西都在吗？状态和题目说的一样吗？',
    },
  },
} satisfies KindWords<typeof answer>
