import type { CheckReport } from '../../grading/report.ts'
import type { StudentLab } from '../class-report.ts'
import { noteOf, scriptLines, type Wording, whyLines } from './feedback.ts'

/**
 * What Gradescope reads as `results.json`. Texts are plain, never HTML or Markdown.
 * {@link https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format}
 */
export interface GradescopeResults {
  score: number
  output: string
  output_format: 'text'
  test_output_format: 'text'
  test_name_format: 'text'
  extra_data: { docker_lab: { lab: string; attempt: string | null; trust: string | null; possible: number } }
  tests: GradescopeTest[]
}

interface GradescopeTest {
  name: string
  number: string
  score: number
  max_score: number
  status: 'passed' | 'failed'
  output: string
}

/** The results of one student in one lab; undefined where there is no grade: Gradescope has no word for that but zero. */
export function gradescope(one: StudentLab, wording: Wording): GradescopeResults | undefined {
  const { points, attempt } = one
  if (points === null) return undefined
  const trust = attempt && wording.words[attempt.trust]
  return {
    score: points,
    output: [
      ...noteOf(one, wording.words),
      ...scriptLines(one, wording.report),
      ...(trust ? [trust] : []),
    ].join('\n'),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    extra_data: {
      docker_lab: {
        lab: one.lab,
        attempt: attempt?.id ?? null,
        trust: attempt?.trust ?? null,
        possible: one.possible,
      },
    },
    tests: (attempt?.checks ?? []).map((check, index) => testOf(check, index, one, wording)),
  }
}

function testOf(
  check: CheckReport,
  index: number,
  one: StudentLab,
  { words, report }: Wording,
): GradescopeTest {
  const lines =
    check.outcome === 'pass' ? [] : [`[${words.outcomes[check.outcome]}]`, ...whyLines(check, one, report)]
  return {
    name: check.title,
    number: `${index + 1}`,
    score: check.points.earned,
    max_score: check.points.possible,
    status: check.outcome === 'pass' ? 'passed' : 'failed',
    output: lines.join('\n'),
  }
}
