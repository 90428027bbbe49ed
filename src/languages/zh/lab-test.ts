import type { LabTestWords } from '../en/lab-test.ts'

const labTest: LabTestWords = {
  timeout: (seconds) => `脚本过了 ${seconds} 秒还没有结束；它是不是在等什么，或者在不停地输出？`,
  exit: (code, output) => `脚本失败，退出码是 ${code}：${output.trim()}`,
  sandbox: (reason) => `沙箱没有撑住，或者没有应答：${reason}`,
  kinds: {
    empty: '什么也不做',
    solution: '正确做法',
    mistake: '错误',
    cheat: '作弊',
    mutant: '变异',
    equivalent: '等价写法',
  },
  opening: (engine, jobs) => `引擎 ${engine}，同时运行 ${jobs} 个`,
  progress: (done, all, failed, name) =>
    `${done}/${all}${failed > 0 ? `，${failed} 个和预期不同` : ''} · ${name}`,
  tried: (lab, all, failed) =>
    `  ${lab}：试了 ${all} 项，${failed === 0 ? '全部符合预期' : `${failed} 项和预期不同`}`,
  engine: '引擎',
  named: (name) => `「${name}」`,
  outcome: (check, expected, got) => `${check}：预期 ${expected}，实际 ${got}`,
  alsoGot: '重复运行时还得到',
  said: (words) => `判词：${words}`,
  earnsNothing: '不是 pass',
  survived: (score) => `这样改了以后仍然得 ${score} %`,
  shouldSee: (check) => `应该由「${check}」发现`,
  falseFailure: '这样写意思相同，也必须通过',
  unclear: '无法判断这个改动有没有被发现',
  wronglyDeclared: '写在 equivalent_mutants 里，但检查能把它区分出来，或者没有这个变异：请删除这一条',
  idle: (checks) =>
    `每当${checks.map((id) => `「${id}」`).join('、')}失败时，总有别的检查也失败：请加一个只有它能发现的用例，或者删除它。`,
  lab: '实验',
  cases: '用例',
  mutants: '发现的变异',
  equivalents: '等价写法',
  skipped: (cases) => `没有试，因为在这个引擎上不可能得到相同的结果：${cases} 个用例`,
  differ: '在各个引擎上结果不同',
  none: '没有报告',
  summary: (passed, all, seconds) =>
    passed < all
      ? `${all} 个实验中有 ${passed} 个判得对（${seconds} 秒）。`
      : `就这些用例来看，${all === 1 ? '这个实验' : `${all} 个实验都`}判得对（${seconds} 秒）。`,
  noCase: (name) => `这些实验里没有名字含有「${name}」的用例`,
  noLabs: '这个课程没有实验',
  unknownEngine: (name) => `「${name}」不是沙箱能装的引擎：请写 Docker 的版本（28.5）或 podman，用逗号隔开`,
  notWithDisposable: '--engines 和 --engine-is-disposable 不能同时使用：引擎只能是它本身',
  interrupted: '正在停止：沙箱会被删除。再按一次立即结束。',
}

export default labTest
