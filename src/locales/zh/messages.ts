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

export const messages: Messages = { report }
