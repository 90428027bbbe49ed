import { textOptions } from '../text/text.ts'
import text from '../text/zh.ts'
import type en from './en.ts'
import { given, lastWords, whyNotStarted } from './program.ts'

export default {
  options: {
    exit_code: '程序的退出码',
    stdout: '对标准输出的要求',
    ...textOptions('stdout', text),
    stderr: '对标准错误的要求',
    ...textOptions('stderr', text),
  },
  expected: (typed, { exit_code, stdout, stderr }) =>
    [
      `「${typed}」的退出码是 ${exit_code}`,
      stdout && `标准输出${text.expected(stdout)}`,
      stderr && `标准错误${text.expected(stderr)}`,
    ]
      .filter(Boolean)
      .join('，'),
  actual(result) {
    if (result.kind === 'timeout') return '没有及时结束'
    if (result.kind === 'out-of-memory') return '内存不足'
    if (result.kind === 'not-started') return `没有启动${result.said ? `：${whyNotStarted(result)}` : ''}`
    const { exitCode, stdout, stderr } = given(result)
    return [
      `退出码 ${exitCode}`,
      stdout && `标准输出为“${stdout}”`,
      stderr && `标准错误为“${stderr}”`,
      !stdout && !stderr && '没有输出',
    ]
      .filter(Boolean)
      .join('，')
  },
  withLastWords(sentence, result) {
    const said = lastWords(result)
    return said ? `${sentence}它最后输出的一行是“${said}”。` : sentence
  },
  exitCodeDiffers(typed, { exit_code }, result) {
    return this.withLastWords(`「${typed}」的退出码是 ${given(result).exitCode}，不是 ${exit_code}。`, result)
  },
  outputDiffers: (typed, result) =>
    given(result).stdout ? `「${typed}」的标准输出和题目要求的不同。` : `「${typed}」的标准输出是空的。`,
  errorOutputDiffers: (typed, result) =>
    given(result).stderr ? `「${typed}」的标准错误和题目要求的不同。` : `「${typed}」的标准错误是空的。`,
  outputTooLong: (typed) => `「${typed}」的输出非常多，在 docker-lab 读取的部分里没有题目要求的内容。`,
} satisfies typeof en
