import type { ClassGradeWords } from '../en/class-grade.ts'

const some = (paths: string[]) =>
  paths.length > 5 ? `${paths.slice(0, 5).join('、')} 等 ${paths.length} 项` : paths.join('、')

export default {
  noLab: (lab, labs) => `花名册里没有实验「${lab}」；有 ${labs.join('、')}`,
  noStudent: (id) => `花名册里没有学生「${id}」`,
  nobody: '花名册里没有学生',
  unknownEngine: (name) =>
    `沙箱无法运行引擎「${name}」：请使用 Docker 版本号（例如 28.5、28.5-rootless）或 podman`,
  needsPrivileged: (count) =>
    `有 ${count} 名学生提交了需要运行的文件。这些文件会在特权容器内的一次性引擎里运行，没有网络。这能防止误操作，但不能防止攻击：程序一旦逃出这样的容器，就能控制这台机器。请在没有其他用途的机器上运行，并加上 --allow-privileged；或者加上 --engine 28.5-rootless，它不需要特权，但不是什么都能运行；或者用 --student 选择其他学生。`,
  begin: (count, labs, jobs) =>
    `正在给 ${count} 名学生的 ${labs} 个实验评分，${jobs === undefined ? '由 worker 完成' : `同时进行 ${jobs} 个`}`,
  goesOn: (startedAt) => `继续 ${startedAt} 开始的评分。要重新开始，请加上 --again。`,
  progress: (done, all, errors, now) =>
    `${all === undefined ? done : `${done}/${all}`}${errors > 0 ? `，${errors} 名未能评分` : ''}${now.length > 0 ? ` · ${now.join('、')}` : ''}`,
  noted: (student, note) => `${student}：${note}`,
  noDirectory: (name) => `${name} 不是目录，里面的内容没有评分。请把文件本身放进同名的目录。`,
  twins: (used, others) => `${others.join('、')} 没有评分，因为 ${used} 是同一个实验。请只保留一个。`,
  gitUnreadable: (name) =>
    `Git 无法读取 ${name} 所在的仓库，因此以其中最新文件的时间为准；克隆得到的文件，时间就是克隆的时间。请确认已经安装 Git，并重新收取这个仓库。`,
  leftOut: (name, paths) =>
    `${name} 里没有复制：${some(paths)}。指向目录外或指向目录的链接、设备文件和管道都不会复制：请让学生提交文件本身。`,
  couldNot: (student, labs, why) => `${student}（${labs.join('、')}）：${why}`,
  interrupted: (command) =>
    `正在停止并删除沙箱。已经评过的分数都已保存：运行「${command}」可以继续。再按一次 Ctrl-C 立即退出。`,
  waiting: (command) => `正在等待 worker。用「${command}」启动，可以在任意多台机器上启动。`,
  left: (command) => `不再等待。worker 会继续评分：用同一个成绩册运行「${command}」可以查看结果。`,
  noQueue: 'worker 需要 PostgreSQL 里的成绩册：--gradebook postgres://…',
  gaveUp: '给这名学生评分时，worker 一再中止',
  working: (place) => `正在从 ${place} 领取任务。按 Ctrl-C 停止。`,
  stopping: '正在停止。还没评完的学生会交给其他 worker。',
  missing: '未交',
  without: '+1：没有分数的实验：尚未评分、未提交或无法检查',
  labChanged: (lab, students) =>
    `实验 ${lab} 在这些快照生成之后改动过，评分以现在的实验为准：${students.join('、')}`,
  head: { id: 'id', name: '姓名', total: '总分', status: '状态' },
  status: {
    graded: '已评分',
    error: (why) => `无法检查：${why}`,
    nothing: '没有提交',
  },
  summary(graded, errors, nothing) {
    const parts = [
      `${graded} 名学生已评分`,
      ...(errors > 0 ? [`${errors} 名未能全部评分`] : []),
      ...(nothing > 0 ? [`${nothing} 名没有提交`] : []),
    ]
    return `${parts.join('，')}。`
  },
  kept: (place) => `成绩册：${place}`,
  regraded: (judged, changed) => `重新判定了 ${judged} 份记录，${changed} 个结果有变化。`,
  regradeHead: { id: 'id', lab: '实验', before: '之前', now: '现在', checks: '有变化的检查' },
} satisfies ClassGradeWords
