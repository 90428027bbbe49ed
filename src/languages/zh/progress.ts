import type { ProgressWords } from '../en/progress.ts'

function time(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} 分钟` : `${hours} 小时 ${minutes % 60} 分钟`
}

const progress: ProgressWords = {
  other: '其他实验',
  number: '编号',
  lab: '实验',
  minutes: '分钟',
  points: '得分',
  state: '状态',
  states: { new: '未开始', begun: '进行中', solved: '已完成', gaveUp: '看过答案' },
  best: '最好',
  last: '最近',
  tries: '检查次数',
  time: '用时',
  hints: '提示',
  took: time,
  total: '合计',
  solved: (solved, labs) => `完成 ${solved}/${labs}`,
  nothing: '你还没有开始任何实验。',
  begin: (lab) => `开始学习：docker-lab start ${lab}`,
  carryOn: (lab) => `继续学习：docker-lab watch ${lab}`,
  allSolved: '所有实验都完成了，做得好！',
  notSolved: (lab, earned, possible) =>
    `实验 ${lab} 还没有完成（得分 ${earned}/${possible}）。想回去继续：docker-lab watch ${lab}`,
  cleanUp: (lab) => `删除实验 ${lab} 里创建的内容：docker-lab reset ${lab}`,
  solution: {
    title: (lab, title) => `实验 ${lab} 的参考答案：${title}`,
    others: '其他正确的做法',
    way: (number) => `做法 ${number}`,
    more: (count, lab) => `还有 ${count} 种做法：docker-lab solution ${lab} --all`,
    notYet: (lab) =>
      `这个实验还没有完成。「docker-lab hint ${lab}」可以给你提示，又不会直接说出答案；加上 --give-up 可以现在就看答案，但进度里会记下来`,
    none: '这个课程没有附带这个实验的参考答案',
  },
  next: (lab, title) => `下一个：实验 ${lab}，${title}`,
}

export default progress
