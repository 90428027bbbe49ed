import type { LintWords } from '../../../languages/en/lint.ts'
import { painter, type Screen } from '../../../terminal/screen.ts'
import { wrap } from '../../../terminal/wrap.ts'
import type { LintFinding } from '../findings.ts'
import type { LintReport } from '../lint.ts'

/** For people: each finding with its place, the lines around it and what to do; and a line that sums up. */
export function pretty(report: LintReport, words: LintWords, screen: Screen): string {
  const paint = painter(screen)
  const { labs, findings, errors, warnings } = report

  function shown({ severity, message, frame, remedy, rule, ...where }: LintFinding): string {
    const level = paint(severity === 'error' ? 'red' : 'yellow', words[severity])
    const advice = wrap(remedy, screen.columns - 2).map((line) => `  ${paint('cyan', line)}`)
    const head = `${paint('bold', placeOf(where))}  ${level}  ${message}  ${paint('gray', rule)}`
    return [head, ...(frame === undefined ? [] : [frame]), ...advice].join('\n')
  }

  const summary = words.summary(labs.length, errors, warnings)
  const colour = errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green'
  return `${[...findings.map(shown), paint(colour, summary)].join('\n\n')}\n`
}

const placeOf = ({ file, line, column }: Pick<LintFinding, 'file' | 'line' | 'column'>) =>
  [file, line, column].filter((part) => part !== undefined).join(':')
