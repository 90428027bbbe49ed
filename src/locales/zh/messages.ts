import type { Messages } from '../en/messages.ts'

/** What the program itself says in Chinese. What is missing here does not compile. */
const report: Messages['report'] = {
  engine: (engine, api, endpoint) => `${engine}（API ${api}），地址 ${endpoint}`,
  noEngine: (endpoint) => `没有引擎应答${endpoint && `：${endpoint}`}`,
  expected: '应该是',
  actual: '实际上',
  why: '为什么',
  tryThis: '试一试',
  more: '想细看',
  check: '检查',
  pointsHeading: '得分',
  found: '看到了什么',
  waitsFor: (titles) => `要等「${titles.join('」「')}」通过以后再看`,
  notPassed: '这一项没有通过。',
  sameReason: '这一项没能检查，原因同上',
  summary({ complete, passed, points: { earned, possible } }) {
    if (passed) return `得分 ${earned}/${possible}。做得好，全部符合要求。`
    if (complete) return `得分 ${earned}/${possible}。先改第一个没通过的，改完随时可以再检查。`
    return `分数还不完整（目前 ${earned}/${possible}），因为有的项目没能检查到。这不是你的错。`
  },
}

const errors: Messages['errors'] = {
  usage: (usage) => `用法：${usage}。「docker-lab --help」有更多说明。`,
  help: '「docker-lab --help」列出所有命令。',
  commands: ['check', 'doctor', 'explain', 'hint', 'list', 'reset', 'show', 'start'],
  noCommand: (command, meant) => `没有「${command}」这个命令。${didYouMean(meant)}`,
  noOption: (option, meant) => `这里没有「${option}」这个选项。${didYouMean(meant)}`,
  tooMuch: (word) => `多了一个词：「${word}」。`,
  missing: (argument) => `缺少 ${argument}。`,
  commandLine: (reason) => `命令行写得不对：${reason}`,
  bug: (message) =>
    `docker-lab 自己出错了（${message}）。这是我们的问题，请告诉我们。设置 DEBUG=1 可以看到细节。`,
  whichLab: (usage) => `要检查哪个实验？用法：docker-lab ${usage}；「docker-lab list」列出所有实验`,
  whichCode: '要解释哪个代码？用法：docker-lab explain CODE；「docker-lab explain --list」列出所有代码',
  noCode: (code) => `没有「${code}」这个诊断代码；「docker-lab explain --list」列出所有代码`,
  noCheck: (id, ids) => `这个实验没有「${id}」这一项检查，有的是 ${ids.join('、')}`,
  tooManyOutputs: (outputs, reporters) => `给了 ${outputs} 个文件，却只有 ${reporters} 种报告`,
  unwritable: (reason) => `这个文件写不进去（${reason}）`,
}

function didYouMean(meant: string | undefined): string {
  return meant ? `是不是想写「${meant}」？` : ''
}

const list: Messages['list'] = {
  number: '编号',
  title: '实验',
  chapter: '章节',
  minutes: '分钟',
  points: '分值',
  next: '开始学习：docker-lab show 3',
}

const explain: Messages['explain'] = { what: '发生了什么', see: '自己看一看', why: '为什么会这样' }

const hint: Messages['hint'] = {
  allPass: '这个实验的每一项都通过了，没有什么可提示的了。',
  none: (lab) => `这一项没有提示。不妨再看一遍题目：docker-lab show ${lab}`,
  step: (level, levels) => `提示 ${level}/${levels}。`,
  more: '再问一次，提示会更具体。',
  last: '这是最后一条提示。',
}

export const messages: Messages = { report, errors, list, explain, hint }
