import type { GradebookWords } from '../en/class-gradebook.ts'

const gradebook: GradebookWords = {
  trouble(trouble) {
    switch (trouble.code) {
      case 'missing':
        return '这里还没有成绩册：「docker-lab class grade」会创建它'
      case 'no-folder':
        return '成绩册所在的目录不存在：请先创建目录'
      case 'directory':
        return '这是一个目录，而成绩册是一个文件'
      case 'no-file':
        return '这不是普通文件，不能用作成绩册'
      case 'no-gradebook':
        return '这个文件不是 docker-lab 的成绩册，所以没有改动它：请用 --gradebook 换一个名字'
      case 'newer':
        return '这份成绩册由更新版本的 docker-lab 创建：请升级 docker-lab'
      case 'read-only':
        return '这份成绩册是只读的，而打开它需要写入：请允许写入这个文件和它所在的目录，或者使用副本'
      case 'read-only-disk':
        return '这个文件系统是只读的，而打开成绩册时会写入：请把成绩册复制到别处，或者在别处新建，再用 --gradebook 路径 指定'
      case 'unreadable':
        return `无法打开这份成绩册（${trouble.reason}）：请检查是否有权读写这个文件和它所在的目录`
      case 'unknown-kind':
        return '成绩册是一个文件的路径，或者以 postgres:// 开头的地址'
      case 'bad-address':
        return '地址无效：地址的格式是 postgres://USER:PASSWORD@HOST:5432/DATABASE，密码里的特殊字符要写成百分号编码'
      case 'wrong-password':
        return 'PostgreSQL 拒绝了这个用户或密码：请检查地址里的用户和密码，或者设置 PGPASSWORD'
      case 'no-database':
        return 'PostgreSQL 里没有这个数据库：请先创建，例如用「createdb」'
      case 'no-rights':
        return 'PostgreSQL 不允许这个用户创建或使用数据表：请让该用户拥有这个数据库，或者授予它数据库的 CREATE 权限'
      case 'exists':
        return '这个文件已经存在：请换一个名字'
      case 'no-backup':
        return '这里没有备份文件：请检查路径'
      case 'has-grades':
        return '这份成绩册里已经有成绩，所以没有恢复任何内容：请恢复到一份新的成绩册'
      case 'locked':
        return '另一个程序锁定这份成绩册太久：没有写入任何内容；请关闭那个程序，然后重试'
      case 'disk-full':
        return '磁盘已满：没有写入任何内容；请腾出空间，然后重试'
      case 'cannot-write':
        return `磁盘读写失败（${trouble.reason}）：正在写入的内容没有保存；请检查磁盘，然后重试`
      case 'damaged':
        return trouble.attempt === undefined
          ? '这份成绩册已损坏：请用「docker-lab class restore」恢复最近的备份'
          : `这份成绩册里的评分记录 ${trouble.attempt} 已损坏：请用「docker-lab class restore」恢复最近的备份`
      case 'away':
        return `PostgreSQL 没有响应（${trouble.reason}）：请检查地址，以及服务器是否在运行`
      case 'lost':
        return `与 PostgreSQL 的连接中断，没有恢复（${trouble.reason}）：正在写入的内容可能没有保存；请再运行一次命令`
      case 'no-postgres':
        return '这个地址上没有 PostgreSQL 响应：请检查主机和端口'
      case 'no-tls':
        return `无法与 PostgreSQL 建立加密连接（${trouble.reason}）：请检查地址里的 sslmode，以及服务器的证书`
    }
  },
  heading: (student, lab) => `${student} · ${lab}`,
  grade: {
    graded: (points, possible) => `成绩：${points} / ${possible} 分`,
    pending: '成绩：暂无，还没有评分',
    error: '成绩：暂无，每次评分时都无法检查。这不是零分。',
    missing: '成绩：无，截止时间之前没有提交',
    best: (earned) => `取最好的一次：${earned}`,
    last: (earned) => `取最后一次：${earned}`,
    earned: (points, possible) => `得分 ${points} / ${possible}`,
    late: (count, percent) => `迟交 ${count} 天，每天扣除总分的 ${percent}%`,
    lateZero: (count) => `迟交 ${count} 天，不再计分`,
    byHand: (points, by) => `由 ${by} 手动设为 ${points} 分`,
    group: (student) => `由同组的 ${student} 提交`,
  },
  due: (date) => `截止时间：${date}`,
  attempts: '评分记录',
  noAttempts: '没有评分记录。',
  counts: '计入成绩',
  trust: { practice: '练习', assessed: '考核' },
  way: { live: '学生的引擎', submission: '提交的作业', snapshot: '快照', submitted: '在线提交' },
  outcome: { pass: '通过', fail: '未通过', blocked: '等待', error: '无法检查' },
  of: (student) => `提交者：${student}`,
  decisions: '手动调整',
  points: (points) => `${points} 分`,
  comment: '评语',
  undone: '已撤销',
  by: (name) => `操作者：${name}`,
  noStudent: (id) => `花名册里没有学生「${id}」`,
  noLab: (lab, labs) => `花名册里没有实验「${lab}」；有 ${labs.join('、')}`,
  oneOf: '请在 --points、--comment、--undo 中选且只选一个',
  badPoints: (given) => `「${given}」不是有效的分数：请写不小于 0 的数，例如 8 或 7.5`,
  tooManyPoints: (given, lab, possible) =>
    `${given} 分太多：${lab} 满分 ${possible} 分，请写 0 到 ${possible} 之间的数`,
  because: '请用 --because "…" 说明原因：学生会看到',
  nothingToUndo: '目前没有生效的手动调整，没有可以撤销的内容',
  decided: {
    points: (points) => `已设为 ${points} 分。`,
    comment: '已添加评语。',
    undo: '已撤销手动调整：恢复为评分的结果。两者都保留在历史里。',
  },
  backedUp: (file, all) => `已写入 ${file}：${all.attempts} 次评分，${all.overrides} 次手动调整。`,
  restored: (place, all) => `已恢复到 ${place}：${all.attempts} 次评分，${all.overrides} 次手动调整。`,
}

export default gradebook
