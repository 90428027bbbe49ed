import text from '../text/en.ts'
import { textOptions } from '../text/text.ts'
import { given, lastWords, type ProgramResult, type ProgramWant, whyNotStarted } from './program.ts'

/** @param typed the program, as a student would type it */
export default {
  options: {
    exit_code: 'exit code of the program',
    stdout: 'what it must print to its standard output',
    ...textOptions('stdout', text),
    stderr: 'what it must print to its standard error',
    ...textOptions('stderr', text),
  },
  expected: (typed: string, { exit_code, stdout, stderr }: ProgramWant): string =>
    [
      `"${typed}" exits with exit code ${exit_code}`,
      stdout && `its output ${text.expected(stdout)}`,
      stderr && `its error output ${text.expected(stderr)}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual(result: ProgramResult): string {
    if (result.kind === 'timeout') return 'it did not finish in time'
    if (result.kind === 'out-of-memory') return 'it ran out of memory'
    if (result.kind === 'not-started')
      return `it did not start${result.said ? `: ${whyNotStarted(result)}` : ''}`
    const { exitCode, stdout, stderr } = given(result)
    return [
      `exit code ${exitCode}`,
      stdout && `output "${stdout}"`,
      stderr && `error output "${stderr}"`,
      !stdout && !stderr && 'no output',
    ]
      .filter(Boolean)
      .join(', ')
  },
  withLastWords(sentence: string, result: ProgramResult | undefined): string {
    const said = lastWords(result)
    return said ? `${sentence} The last line that it printed is "${said}".` : sentence
  },
  exitCodeDiffers(typed: string, { exit_code }: ProgramWant, result: ProgramResult | undefined): string {
    const exited = `"${typed}" exited with exit code ${given(result).exitCode}, not ${exit_code}.`
    return this.withLastWords(exited, result)
  },
  outputDiffers: (typed: string, result: ProgramResult | undefined): string =>
    given(result).stdout
      ? `The output of "${typed}" is not what the task asks for.`
      : `"${typed}" printed nothing to its standard output.`,
  errorOutputDiffers: (typed: string, result: ProgramResult | undefined): string =>
    given(result).stderr
      ? `The error output of "${typed}" is not what the task asks for.`
      : `"${typed}" printed nothing to its standard error.`,
  outputTooLong: (typed: string): string =>
    `"${typed}" prints a lot. The part that docker-lab reads does not contain what the task asks for.`,
}
