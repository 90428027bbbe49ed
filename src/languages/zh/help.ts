import type packageJson from '../../../package.json'
import type { CommandName } from '../en/messages.ts'

/** What `--help` says in Chinese; in English it stands in the commands. */
const help = {
  program: 'Docker 练习的判题工具：去看真实的引擎里有什么，告诉你哪里对，哪里不对，为什么，下一步试什么。',
  topics: { lab: { description: '写实验的人用的命令' } } satisfies typeof packageJson.oclif.topics,
  commands: {
    check: {
      summary: '检查引擎里的实际情况，告诉你哪里对，哪里不对，为什么',
      description: '不会改动任何东西。LAB 可以是编号、名字或路径。',
    },
    doctor: { summary: '用的是哪个引擎、为什么是它、有没有应答，实验能不能开始' },
    explain: { summary: '一个诊断是什么意思，怎样自己看到它，Docker 为什么这样工作' },
    hint: { summary: '给第一个没通过的检查一点提示；再问一次，提示更具体' },
    'lab:docs': {
      summary: '实验的格式、检查种类和诊断的文档，与所装的版本一致',
      description:
        '不写 --output 就显示出来，输出到管道或文件时是 Markdown 原文；写了就把两种语言的文件写进那个文件夹。',
    },
    'lab:lint': {
      summary: '不用引擎，查出实验里的毛病',
      description: 'PATH 是实验或课程的文件夹；不写就检查整个课程。',
    },
    'lab:new': {
      summary: '创建能直接使用的实验、课程或检查种类，再改成自己的',
      description: 'NAME 可以带编号，例如 07-my-lab；不带就用课程里的下一个编号。从不覆盖已有的文件。',
    },
    'lab:pack': {
      summary: '把课程打包给学生，不带作者自己用的东西',
      description:
        '不带 cases.yaml、以点或下划线开头的文件，也不带 Git 忽略的文件。打包后先重新读一遍，再用上它的名字。',
    },
    'lab:test': {
      summary: '证明实验判得对：在用完即弃的引擎里试它的用例，对的和错的都试',
      description: 'cases.yaml 里的每一项都必须得到它所预期的结果；什么也没做的引擎必须得不到分。',
    },
    list: { summary: '课程里的实验' },
    reset: {
      summary: '删除实验让你创建的东西，删除前会先问',
      description: '只删除实验里写明的东西，以及 start 为它创建的容器，不会做任何 prune。',
    },
    show: {
      summary: '实验的题目',
      description: '在终端里排好版显示；输出到管道或文件时是 Markdown 原文。',
    },
    start: {
      summary: '准备实验需要的东西：镜像、服务、空闲的端口',
      description: '已经有的保持原样，所以随时可以再运行一次。',
    },
  } satisfies Record<CommandName, { summary: string; description?: string }>,
  flags: {
    course: '使用哪个课程；默认是自带的课程',
    lang: '语言；默认跟随系统',
    context: '使用哪个 Docker context',
    host: '使用哪个引擎：unix://、tcp://、ssh:// 或 npipe://',
    json: '以 JSON 输出',
    reporter: '报告的格式；默认是 pretty',
    output: '各个报告写到哪个文件，按顺序对应；- 表示标准输出',
    timeout: '整次检查最多用多少秒',
    level: '要第几级提示',
    list: '列出所有代码和标题',
    yes: '不再询问',
    'dry-run': '只说明会删除什么',
    mutants: '还要改动正确做法：改错了的不能通过，意思相同的必须通过',
    'every-solution': '同 --mutants，但改动每一个正确做法，而不只是第一个',
    threshold: '至少要发现多少变异，百分比',
    case: '只试名字里有这段文字的用例',
    repeat: '每一项都试 N 次，结果必须相同',
    busy: '同时让所有处理器都忙着',
    jobs: '同时使用几个用完即弃的引擎',
    engines: '用哪些引擎：Docker 的版本、podman，用逗号隔开',
    'engine-is-disposable': '直接用这个引擎：里面的一切都会被删除',
    'case-timeout': '一个用例最多用多少秒',
    disk: '用完即弃的引擎最多能写多少',
    junit: '另外写一份 JUnit XML',
    format: '用什么格式显示；默认是 pretty',
    strict: '警告也算错误',
    'lab:docs output': '写进哪个文件夹',
    'lab:docs format': 'markdown，或者给编辑器用的 json-schema',
    'lab:pack output': '压缩包（.tar.gz）或新的文件夹；默认是与课程同名的压缩包',
    dir: '在哪个文件夹里创建；默认是当前文件夹，实验则是所在的课程',
  } as Record<string, string>,
  args: {
    lab: '编号、名字或路径',
    check: '检查的 id',
    code: '没通过的检查里写的代码',
    kind: 'lab（实验）、course（课程）或 grader（检查种类）',
    name: '名字',
    course: '课程的文件夹',
  } as Record<string, string>,
}

export default help
