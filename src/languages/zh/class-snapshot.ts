import type { ClassSnapshotWords, SnapshotNote, TapeFault } from '../en/class-snapshot.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

const contradictions: { [Code in TapeFault['code']]: (fault: TapeFault & { code: Code }) => string } = {
  'no-question': ({ key }) => `里面有 docker-lab 从来不会问的内容：${key}`,
  'other-name': ({ asked, name }) => `问的是 ${asked}，回答的却是 ${name}`,
  'two-names': ({ id, names }) => `${names.join(' 和 ')} 是同一个容器（${id.slice(0, 12)}）`,
}

const notes: { [Code in SnapshotNote['code']]: (note: SnapshotNote & { code: Code }) => string } = {
  'lab-changed': ({ lab }) => `快照生成之后，实验 ${lab} 有改动，这里按现在的实验评分。`,
  'lab-not-in-it': ({ lab }) => `这个快照不是为实验 ${lab} 生成的。`,
  younger: ({ name, created }) =>
    `容器 ${name} 的创建时间是 ${created}，比快照自己写的时间还晚：可能是时钟不准，也可能时间被改过。`,
}

const classSnapshot: ClassSnapshotWords = {
  inside: (labs, student) =>
    `实验 ${labs.join('、')} 的快照${student === null ? '' : `，学生 ${student}`}，包含：`,
  engine: (endpoint) => `引擎的地址：${endpoint}`,
  contents: {
    containers: (names) => `这些容器的配置和状态：${names}`,
    images: (names) => `这些镜像的配置和层：${names}`,
    volumes: (names) => `这些数据卷（不含里面的文件）：${names}`,
    networks: (names) => `这些网络：${names}`,
    lists: () => '引擎里某一类对象的全部名字，例如所有容器的名字',
    files: (paths) => `工作目录里这些路径的内容：${paths}`,
    filesInside: (paths) => `容器和镜像里这些路径的内容：${paths}`,
    logs: (names) => `这些容器的日志：${names}`,
    commands: (commands) => `这些命令在容器里的输出：${commands}`,
    pages: (urls) => `网页：${urls}`,
    answers: (keys) => `你的答案：${keys}`,
    opened: (labs) => `在这些实验里看过哪些提示和参考答案：${labs}`,
  },
  hidden: (count) => `${count} 个环境变量的值和本机路径已替换成加盐的哈希值`,
  readable: (count) => `另有 ${count} 个保持原样，因为报告里会显示`,
  nothingElse: '除此之外，不含本机的任何内容。',
  more: (count) => `另有 ${count} 个`,
  written: (file, kilobytes) => `已写入 ${file}（${kilobytes} KB）。`,
  incomplete: '有些检查无法进行，快照里没有它们的结果。原因可以用「docker-lab check」查看。',
  contradictions,
  notes,
  errors: {
    unreadable: (code) => `无法读取（${code}）`,
    unwritable: (code) => `无法写入（${code}）`,
    isOther: '文件已经存在，而且不是 docker-lab 生成的快照，所以不会覆盖；请换一个文件名',
    tooLarge: (bytes) =>
      `文件比任何快照都大（上限 ${megabytes(bytes)}）；请用「docker-lab snapshot」重新生成`,
    tooComplex: '文件的嵌套层数或数据量超过任何快照，不是 docker-lab 生成的',
    empty: '文件是空的；请用「docker-lab snapshot」重新生成',
    truncated: '快照不完整，缺少结尾；请重新复制或上传',
    notJson: '文件不是 JSON，所以不是快照；快照用「docker-lab snapshot」生成',
    noSnapshot: '这个 JSON 不是快照；快照用「docker-lab snapshot」生成',
    newer: (version) => `快照由更新版本的 docker-lab 生成（格式 ${version}）；请先更新 docker-lab`,
    damaged: '快照已损坏或被改过：内容与摘要（digest）不一致；请用「docker-lab snapshot」重新生成',
    malformed: (where) =>
      `快照不是 docker-lab 生成的：${where === '' ? '格式不对' : `「${where}」缺失或者不对`}；请重新生成`,
    contradicts: (fault) =>
      `快照自相矛盾，不可能来自引擎：${(contradictions[fault.code] as (fault: TapeFault) => string)(fault)}；请重新生成`,
    otherStudent: (found, wanted) => `这是 ${found} 的快照，不是 ${wanted} 的；请提交自己的快照`,
    noValues: (lab) =>
      `实验 ${lab} 对每个学生都不同，快照里没有它的取值；请用「docker-lab snapshot」重新生成`,
    otherValues: (lab, seed) =>
      `实验 ${lab} 对每个学生都不同，而快照里的取值不是这个班级给这名学生的；请在生成快照的机器上运行「docker-lab start ${lab} --seed ${seed}」，按显示的取值重做实验，再提交一次`,
    notInCourse: (lab, course) =>
      `快照是实验 ${lab} 的，课程 ${course} 里没有这个实验；请用 --course 选择课程`,
    studentId: (id) => `「${id}」不能用作学生 id：只能用字母、数字和 . _ - @，最多 64 个字符`,
    noFile: '请写明要写入的文件：-o FILE',
  },
}

export default classSnapshot
