import type { HelpTexts } from '../help.ts'

/** `--help` 里的文字。英文写在各个命令里。 */
const help: HelpTexts = {
  program: 'Docker 实验评测工具：检查真实引擎的状态，告诉你哪里对、哪里不对、为什么，以及下一步可以怎么做。',
  topics: {
    class: { description: '给老师使用的命令' },
    lab: { description: '给编写实验的人使用的命令' },
    'class:roster': { description: '花名册：班级里有哪些学生' },
  },
  commands: {
    answer: {
      summary: '回答一个实验里的问题，由「check」与引擎的情况比较',
      description: '只写 LAB 就列出这个实验的问题，以及你的答案。可以回答任意多次，只算最后一次。',
    },
    check: {
      summary: '检查引擎，告诉你哪里对、哪里不对、为什么',
      description:
        '不会改动任何东西，除非用 --may-run 允许把镜像运行一次。LAB 可以是编号、名字或路径。用 --from 时评分的是快照，不写 LAB 就是快照里的全部实验。',
    },
    'class:export': {
      summary: '把成绩写成电子表格，或者 Moodle、Canvas、Gradescope 等系统的文件',
      description:
        '没有成绩的格子是空的，不会是零分。gradescope-autograder、classroom50-autograder 和 github-workflow 不需要成绩：它们让这些系统自己给一个实验评分。',
    },
    'class:report': {
      summary: '显示全班的情况：成绩、未通过的检查，以及原因',
      description:
        '不写 --html、--per-student、--json 就显示表格。页面不需要网络，也没有脚本。--per-student 的每个页面里没有其他学生的任何信息。',
    },
    'class:grade': {
      summary: '给一个班评分：学生的引擎、提交的作业和快照',
      description:
        '每次评分都保存在成绩册里。中断的评分会从停下的地方继续。无法检查的会再试，不会记成零分。--context 和 --host 指定在哪个引擎里运行提交的作业。',
    },
    'class:regrade': {
      summary: '用现在的实验重新判定成绩册里的全部记录',
      description: '不会检查任何引擎，也不会修改以前的结果：只有结果不同时，才添加一次新的评分。',
    },
    'class:worker': {
      summary: '从 PostgreSQL 里的成绩册领取评分任务，可以在多台机器上同时运行',
      description:
        '「class grade --gradebook postgres://…」把任务放进去并等待结果。中止的 worker 的任务会交给其他 worker。',
    },
    'class:serve': {
      summary: '在浏览器里实时显示班级情况，并接收学生的提交',
      description:
        '显示一个供老师登录的链接。学生用「docker-lab check LAB --submit 地址」提交；「docker-lab class tokens」为每个学生生成地址。除非用 --host 指定，否则只有本机可以访问。多个服务可以共用 PostgreSQL 上的一个成绩册。',
    },
    'class:tokens': {
      summary: '为每个学生生成提交用的地址',
      description:
        '为还没有地址的学生输出 CSV，列为 id、name、email 和 address，花名册有 seed 时还有 seed。地址以后无法再次显示：成绩册只保存哈希值。用 --student 或 --renew 生成新地址以后，以前的地址就失效。',
    },
    'class:roster:import': {
      summary: '用学生名单生成花名册：Moodle、Canvas 导出的文件，或者任何 CSV 文件',
      description:
        '可以读取 Moodle 导出的参与者或成绩、Canvas 导出的成绩册，以及有学号、姓名、邮箱等列的 CSV 名单。会保留把成绩导回同一系统所需的内容。不会覆盖已有的花名册：--update 只加入新学生，不删除任何人，注释也会保留。',
    },
    'class:backup': {
      summary: '把成绩册的全部内容写入一个新文件',
      description:
        '期间可以继续评分。写入的文件本身也是成绩册：「class restore」可以把它恢复到 SQLite 文件或 PostgreSQL，--gradebook 可以直接打开它。',
    },
    'class:override': {
      summary: '手动设定一个成绩的分数，或者添加评语；评分的结果会保留',
      description: '最新的决定生效，学生会看到它和原因。评语不改变分数。',
    },
    'class:restore': {
      summary: '把备份恢复到还没有成绩的成绩册',
      description: '也用于在 SQLite 和 PostgreSQL 之间迁移：备份一个，恢复到另一个。',
    },
    'class:show': { summary: '显示一个成绩的完整历史：每次评分、检查到的情况、手动调整' },
    completion: {
      summary: '显示一段脚本，让 shell 能补全命令、实验、检查和诊断代码',
      description: [
        '怎样启用：',
        'bash（先安装 bash-completion）：docker-lab completion bash > ~/.local/share/bash-completion/completions/docker-lab',
        'zsh：docker-lab completion zsh > _docker-lab，放在 $fpath 的一个目录里',
        'fish：docker-lab completion fish > ~/.config/fish/completions/docker-lab.fish',
        'PowerShell，写进 $PROFILE：docker-lab completion powershell | Out-String | Invoke-Expression',
      ].join('\n'),
    },
    doctor: { summary: '显示使用哪个引擎、为什么是它、有没有响应，以及实验能不能开始' },
    explain: { summary: '解释一个诊断：它的含义、怎样自己查看、Docker 为什么这样工作' },
    hint: { summary: '给第一个没通过的检查一点提示；再运行一次，提示更具体' },
    'lab:docs': {
      summary: '显示实验格式、检查种类和诊断的文档，与安装的版本一致',
      description:
        '不写 --output 时直接显示，输出到管道或文件时是 Markdown 原文；写了就把每种语言的文件写入那个目录。',
    },
    'lab:lint': {
      summary: '不用引擎，找出实验里的问题',
      description: 'PATH 是实验或课程的目录；不写就检查整个课程。',
    },
    'lab:new': {
      summary: '创建一个可以直接使用的实验、课程或检查种类，再改成自己的',
      description:
        'NAME 可以带编号，例如 07-my-lab；不带编号就用课程里的下一个。加上 --lang en 时只写英文。不会覆盖已有的文件。',
    },
    'lab:pack': {
      summary: '把课程打包给学生，不含作者使用的文件',
      description:
        '不含 cases.yaml、以点或下划线开头的文件，也不含 Git 忽略的文件。cases.yaml 里的正确做法会以不易看到的形式放进去，供「docker-lab solution」显示。打包后先验证，再改成最终的名字。',
    },
    'lab:test': {
      summary: '证明实验评分正确：在一次性引擎里尝试正确和错误的用例',
      description: 'cases.yaml 里的每个用例都必须得到预期的结果；什么也没做的引擎不能得分。',
    },
    list: { summary: '列出课程里的实验，以及你的进度' },
    next: { summary: '继续下一个还没有完成的实验：准备好它，并显示任务' },
    progress: { summary: '显示你的进度：每个实验的得分、检查次数、用时和提示' },
    reset: {
      summary: '删除一个实验让你创建的内容，删除前会询问',
      description: '只删除实验里写明的内容，以及 start 为它创建的东西，不会执行任何 prune。',
    },
    show: {
      summary: '显示一个实验的任务',
      description: '在终端里排版显示；输出到管道或文件时是 Markdown 原文。',
    },
    snapshot: {
      summary: '把实验的检查所看到的内容写入一个文件，可以交给老师评分',
      description:
        '写入之前会列出里面有什么。环境变量的值和本机路径会替换成哈希值，报告里显示的除外。只会覆盖以前的快照。不会改动引擎。',
    },
    solution: {
      summary: '显示一个实验的参考答案和其他正确的做法：完成以后，或者加上 --give-up',
    },
    start: {
      summary: '准备一个实验需要的内容：镜像、服务、空闲的端口',
      description: '已经存在的内容保持原样，所以随时可以再运行。',
    },
    watch: {
      summary: '实时显示一个实验的检查结果：你每做一步，结果都会更新',
      description: '按键可以看提示、任务、解释、答案和实验列表。没有终端时，每次变化显示一行。',
    },
  },
  flags: {
    'class:serve host': '监听的地址',
    port: '监听的端口；0 表示任意空闲端口',
    submit: '把结果提交到这个地址；默认是 DOCKER_LAB_SUBMIT',
    'watch submit': '结果有变化时就提交到这个地址；默认是 DOCKER_LAB_SUBMIT',
    'tls-cert': 'HTTPS 的证书，PEM 格式',
    'tls-key': '证书的私钥，PEM 格式',
    proxy: '前面的反向代理的 IP 地址，以它的 X-Forwarded-For 和 X-Forwarded-Proto 为准；可重复使用',
    'class:tokens output': '把地址写入这个文件',
    url: '学生访问服务用的地址',
    'class:tokens student': '为这个学生生成新地址；可以重复',
    renew: '为已经有地址的学生也生成新地址',
    'class:tokens list': '显示谁有地址或令牌，以及生成的时间',
    revoke: '使一个地址或令牌失效，写 --list 里的 id；可以重复',
    teacher: '改为生成老师登录用的令牌',
    course: '使用这个课程，而不是自带的课程：目录、压缩包或 Git 仓库',
    lang: '语言；默认跟随系统',
    context: '使用哪个 Docker context',
    host: '使用哪个引擎：unix://、tcp://、ssh:// 或 npipe://',
    json: '输出 JSON',
    reporter: '报告的格式；默认是 pretty',
    from: '给这个快照评分，而不是引擎；快照由「docker-lab snapshot」生成',
    student: '你在课程里的 id',
    'snapshot output': '写入哪个文件',
    output: '各个报告写入哪个文件，按顺序对应；- 表示标准输出',
    'may-run': '允许检查把镜像运行一次：容器没有网络，之后会被删除',
    timeout: '整次检查最多用多少秒',
    level: '显示第几级提示',
    list: '列出所有代码和标题',
    yes: '不再询问',
    'dry-run': '只列出会删除的内容',
    mutants: '还要尝试改动过的正确做法：改错的不能通过，等价的必须通过',
    'every-solution': '同 --mutants，但改动每一个正确做法，而不只是第一个',
    threshold: '至少要发现百分之多少的变异',
    case: '只尝试名字里有这段文字的用例',
    repeat: '每个用例尝试 N 次，结果必须相同',
    busy: '同时让所有处理器保持繁忙',
    jobs: '同时运行几个一次性引擎',
    engines: '用哪些引擎测试：Docker 的版本（也可以加 -containerd、-rootless）、podman，用逗号隔开',
    'engine-is-disposable': '直接使用这个引擎：会删除里面的一切',
    'every-case': '在每个引擎上测试全部用例；否则第一个之后的引擎只测试其中一部分',
    share: '第一个之后的引擎分担这部分用例：每种正确做法在其中一个引擎上测试，其余的用例测试一半',
    'case-timeout': '一个用例最多用多少秒',
    disk: '一个一次性引擎最多能写多少数据',
    junit: '另外写一份 JUnit XML 报告',
    format: '显示的格式；默认是 pretty',
    strict: '警告也算错误',
    seed: '老师给你的种子，用于因人而异的实验',
    'give-up': '没有完成也显示答案；进度和报告里会记下来',
    all: '显示每一种正确的做法',
    'check all': '课程里的全部实验',
    'no-solutions': '不放入参考答案，这样 solution 就没有内容可以显示',
    'lab:docs output': '写入哪个目录',
    'lab:docs format': 'markdown，或者给编辑器用的 json-schema',
    'lab:pack output': '压缩包（.tar.gz）或新的目录；默认是与课程同名的压缩包',
    'lab:new dir': '在哪个目录里创建；默认是当前目录，实验则是它所在的课程',
    roster: '花名册；默认是 roster.yaml',
    gradebook: '成绩册：文件或 postgres://…；默认在花名册旁边',
    'class:backup output': '一个尚不存在的文件',
    points: '从现在起生效的分数',
    because: '原因；学生会看到',
    comment: '只给学生添加评语',
    undo: '恢复为评分的结果',
    by: '由谁决定；默认是这台机器的用户',
    dir: '你的工作目录；默认是当前目录',
    'class:export student': '只要这名学生；可以写多次',
    'class:export labs': '只要花名册里的这些实验，用逗号隔开',
    'class:report labs': '只要花名册里的这些实验，用逗号隔开',
    'class:export format': '写成什么',
    'class:export output': '写到哪里；默认直接输出',
    assignment: '另一个系统怎样称呼一个实验：Canvas 里的作业编号，或 Classroom 50 里的短名称',
    classroom: 'Classroom 50 怎样称呼这个班；默认是花名册的名字',
    bom: 'CSV 以字节顺序标记（BOM）开头，让 Excel 按 UTF-8 读取',
    html: '写一个包含全部内容的页面，给老师看',
    'per-student': '在这个目录里给每名学生写一个页面',
    'class:grade labs': '只评花名册里的这些实验，用逗号隔开',
    'class:regrade labs': '只重新判定这些实验，用逗号隔开',
    engine: '在哪个引擎里运行提交的作业：Docker 的版本（也可以加 -rootless），或 podman',
    'allow-privileged': '在特权容器内的一次性引擎里运行学生提交的文件',
    again: '重新开始，没有变化的也再评一次',
    'class:grade student': '只评这名学生；可以写多次',
    'class:grade jobs': '同时给几名学生评分',
    'class:grade timeout': '每名学生最多用多少秒',
    'class:worker jobs': '同时给几名学生评分',
    'class:roster:import output': '花名册的文件名',
    'class:roster:import format': '名单来自哪里；默认按第一行判断',
    labs: '计分的实验，写编号或名字；默认是课程的全部实验',
    update: '在已有的花名册里加入新学生',
  },
  args: {
    student: '学生在花名册里的 id',
    file: '「class backup」写入的文件',
    roster: '花名册，YAML 文件',
    lab: '编号、名字或路径',
    check: '检查的 id',
    key: '问题的名字',
    value: '你的答案；里面有空格就加上引号',
    code: '没通过的检查显示的代码',
    kind: 'lab（实验）、course（课程）或 grader（检查种类）',
    name: '名字',
    course: '课程的目录',
    shell: 'bash、zsh、fish 或 powershell',
    'class:roster:import file': '学生名单，CSV 文件',
  },
  help: '显示帮助',
  headings: {
    USAGE: '用法',
    ARGUMENTS: '参数',
    FLAGS: '选项',
    'GLOBAL FLAGS': '通用选项',
    DESCRIPTION: '说明',
    EXAMPLES: '示例',
    COMMANDS: '命令',
    TOPICS: '命令组',
    VERSION: '版本',
  },
  fallback: (value) => `[默认：${value}]`,
  options: (values) => `<可用的值：${values}>`,
}

export default help
