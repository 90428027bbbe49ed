import type { LabTestWords, Tried } from '../en/lab-test.ts'

const TRIED: Record<Tried, string> = {
  all: '',
  selection: '：测试全部正确做法，每种诊断各测一个用例',
  part: '：测试参考答案，以及分给它的一部分：其他正确做法，和每种诊断的一个用例',
}

const labTest: LabTestWords = {
  timeout: (seconds) => `脚本运行 ${seconds} 秒后仍未结束：是在等待什么，还是在不停地输出？`,
  exit: (code, output) => `脚本执行失败，退出码 ${code}：${output.trim()}`,
  flood: (code, lastLine) =>
    `脚本输出太多，超过了用例的上限，以退出码 ${code} 失败：是在不停地输出吗？最后一行：${lastLine}`,
  missing: (plugin) => `这个引擎的 docker 命令没有「docker ${plugin}」`,
  sandbox: (reason) => `沙箱已失效或没有响应：${reason}`,
  late: (seconds, checks) =>
    `${seconds} 秒内没有评测完（${checks.join('、')}），这不能说明实验有问题：是不是机器太忙？请减小 --jobs 再试`,
  changes: (changes) => `评测改动了引擎里的东西，这是 docker-lab 的 bug：\n${changes.join('\n')}`,
  replay: (languages) =>
    `根据记录重新评测，得到的报告不一样（${languages.join('、')}）：这是 docker-lab 或某种检查的缺陷`,
  kinds: {
    empty: '什么也不做',
    solution: '正确做法',
    mistake: '错误做法',
    cheat: '作弊',
    limit: '已知的局限',
    mutant: '变异',
    equivalent: '等价写法',
  },
  opening: (engine, jobs, tried) => `引擎 ${engine}，同时运行 ${jobs} 个沙箱${TRIED[tried]}`,
  progress: (done, all, failed, name) =>
    `${done}/${all}${failed > 0 ? `，${failed} 项与预期不符` : ''} · ${name}`,
  tried: (lab, all, failed) =>
    `  ${lab}：测试了 ${all} 项，${failed === 0 ? '全部符合预期' : `${failed} 项与预期不符`}`,
  engine: '引擎',
  named: (name) => `「${name}」`,
  outcome: (check, expected, got) => `${check}：期望 ${expected}，实际 ${got}`,
  alsoGot: '重复运行时还得到',
  said: (words) => `检查输出：${words}`,
  earnsNothing: '非 pass',
  survived: (score) => `这样修改后仍然得 ${score}%`,
  shouldSee: (check) => `检查「${check}」应该发现这个改动`,
  nothingLooks: (kind) => `没有检查会看到这个改动；「${kind}」类的检查可以发现它`,
  falseFailure: '这种写法含义相同，也必须通过',
  unclear: '无法判断检查能否发现这个改动',
  notRun: '缺少它需要的东西，不计入',
  uncounted: (changes) => `${changes} 个改动不计入：改动之前的正确做法本身就没有通过`,
  limitGone: '这个局限已经不存在了：现在有检查能发现它。请把它改成 cheat，并写上这里得到的结果。',
  limits: (cases) => `已知的局限（做法不对，却能通过）：${cases} 个`,
  stopped: (reason, untried) => `测试提前结束，还有 ${untried} 项没有测试：${reason}`,
  wronglyDeclared: '已写在 equivalent_mutants 里，但检查能发现它，或者没有这个变异：请删除这一条',
  idle: (check, failsWith) =>
    failsWith.length === 0
      ? `检查「${check}」从来没有失败过：请添加只有它能发现的用例，或者删除它。`
      : `每当检查「${check}」失败时，总有其他检查也失败（${failsWith.join('、')}）：请添加只有它能发现的用例，或者删除它。`,
  lab: '实验',
  cases: '用例',
  mutants: '已发现的变异',
  equivalents: '等价写法',
  skipped: (cases) => `因为在这个引擎上结果会不同而没有测试：${cases} 个用例`,
  differ: '不同引擎上的结果不一致',
  none: '没有报告',
  summary: (passed, all, seconds) =>
    passed < all
      ? `${all} 个实验中有 ${passed} 个评测正确（${seconds} 秒）。`
      : `就这些用例来看，${all === 1 ? '这个实验' : `${all} 个实验都`}评测正确（${seconds} 秒）。`,
  noCase: (name) => `这些实验里没有名称包含「${name}」的用例`,
  noLabs: '这门课程没有实验',
  unknownEngine: (name) =>
    `沙箱无法运行引擎「${name}」：请填写 Docker 版本（例如 28.5）或 podman，用逗号分隔`,
  notWithDisposable: '--engines 不能与 --engine-is-disposable 同时使用：后者把引擎本身当作沙箱',
  interrupted: '正在停止并删除沙箱。再按一次 Ctrl-C 立即退出。',
}

export default labTest
