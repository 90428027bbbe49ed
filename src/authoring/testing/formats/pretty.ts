import type { LabTestWords } from '../../../languages/en/lab-test.ts'
import { safeText } from '../../../terminal/safe-text.ts'
import { painter, type Screen } from '../../../terminal/screen.ts'
import { table } from '../../../terminal/table.ts'
import { wrap } from '../../../terminal/wrap.ts'
import { numberOf } from '../lab-test.ts'
import type { CaseTest, Changed, LabTest, LabTestReport } from '../report.ts'
import { inShort, unexpected } from './unexpected.ts'

/** For people: whatever is not as it should be, each with what was expected, and a table of all labs. */
export function pretty(report: LabTestReport, words: LabTestWords, screen: Screen): string {
  const paint = painter(screen)
  const sign = (ok: boolean) => (screen.unicode ? (ok ? '✓' : '✗') : ok ? '+' : 'x')
  const mark = (ok: boolean) => paint(ok ? 'green' : 'red', sign(ok))
  const [indent, deep] = ['  ', '    ']
  const text = (line: string, before = deep) =>
    line
      .split('\n')
      .flatMap((part) => wrap(safeText(part), screen.columns - before.length))
      .map((part) => `${before}${part}`)

  function heading(lab: LabTest, kind: string, name: string): string {
    const where = `${numberOf(lab)} · ${words.kinds[kind as keyof LabTestWords['kinds']] ?? kind}`
    return `${mark(false)} ${paint('bold', where)}${name && words.named(name)} ${paint('gray', lab.engine)}`
  }

  function aCase(lab: LabTest, one: CaseTest): string[] {
    const { other_results: others = [], said, problem } = one
    const rows = unexpected(one, words).flatMap(({ id, line }) => [
      line,
      ...(said[id] ? [words.said(said[id])] : []),
    ])
    return [
      heading(lab, one.kind, one.name),
      ...(problem ? text(problem) : []),
      ...(problem && rows.length === 0 ? [] : rows.flatMap((row) => text(row))),
      ...others.flatMap((other) => text(`${words.alsoGot} ${inShort(other)}`)),
    ]
  }

  function aChange(lab: LabTest, kind: string, { mutation, before, command }: Changed, why: string[]) {
    const diff = [
      ...before.split('\n').map((line) => paint('red', `${deep}- ${safeText(line)}`)),
      ...command.split('\n').map((line) => paint('green', `${deep}+ ${safeText(line)}`)),
    ]
    return [heading(lab, kind, mutation), ...diff, ...why.flatMap((line) => text(line))]
  }

  function findings(lab: LabTest): string[][] {
    const { cases, mutants, equivalents, idle_checks: idle } = lab
    return [
      ...cases.filter(({ ok }) => !ok).map((one) => aCase(lab, one)),
      ...mutants.survived.map((one) =>
        aChange(lab, 'mutant', one, [
          words.survived(one.score),
          ...(one.check ? [words.shouldSee(one.check)] : []),
        ]),
      ),
      ...mutants.unclear.map((one) => aChange(lab, 'mutant', one, [words.unclear, one.problem])),
      ...mutants.wrongly_declared.map((line) => [
        heading(lab, 'mutant', ''),
        ...text(line),
        ...text(words.wronglyDeclared),
      ]),
      ...equivalents.failed.map((one) =>
        aChange(lab, 'equivalent', one, [
          words.falseFailure,
          ...(one.problem ? [one.problem] : []),
          ...(one.got ? [inShort(one.got)] : []),
          ...Object.values(one.said),
        ]),
      ),
      ...(idle.length > 0
        ? [[`${paint('yellow', '!')} ${paint('bold', numberOf(lab))}`, ...text(words.idle(idle))]]
        : []),
    ]
  }

  function summary(): string[] {
    const share = (part: number, all: number) => (all === 0 ? '' : `${part}/${all}`)
    const rows = report.labs.map((lab) => {
      const { cases, mutants, equivalents } = lab
      const counted = mutants.total - mutants.equivalent
      const killed = share(mutants.killed, counted)
      return [
        sign(lab.passed),
        `${numberOf(lab)} ${lab.number === undefined ? '' : lab.slug}`.trim(),
        lab.engine,
        share(cases.filter(({ ok }) => ok).length, cases.length),
        killed && `${killed} (${mutants.score}%)`,
        share(equivalents.total - equivalents.failed.length, equivalents.total),
      ]
    })
    const right = report.labs.filter(({ passed }) => passed).length
    const line = words.summary(right, report.labs.length, Math.round(report.duration_ms / 1000))
    const head = ['', words.lab, words.engine, words.cases, words.mutants, words.equivalents]
    const [first = '', ...others] = table([head, ...rows])
    const marked = others.map((row, index) => {
      const ok = report.labs[index]?.passed ?? false
      return row.replace(sign(ok), mark(ok))
    })
    return [first, ...marked, '', paint(report.passed ? 'green' : 'red', line)]
  }

  function skipped(): string[] {
    const rows = report.labs.flatMap((lab) =>
      lab.skipped.flatMap(({ kind, name, reason }) => [
        `${indent}${numberOf(lab)} · ${words.kinds[kind]}${words.named(name)} ${paint('gray', lab.engine)}`,
        ...text(reason),
      ]),
    )
    return rows.length === 0
      ? []
      : [paint('bold', words.skipped(report.labs.flatMap((lab) => lab.skipped).length)), ...rows, '']
  }

  function compared(): string[] {
    if (report.differences.length === 0) return []
    const rows = report.differences.flatMap(({ slug, name, got }) => [
      `${indent}${slug} · ${name}`,
      ...Object.entries(got).flatMap(([engine, outcomes]) =>
        text(`${engine}: ${outcomes ? inShort(outcomes) : words.none}`),
      ),
    ])
    return [paint('bold', words.differ), ...rows, '']
  }

  const told = report.labs.flatMap(findings).flatMap((lines) => [...lines, ''])
  return `${[...told, ...skipped(), ...compared(), ...summary()].join('\n')}\n`
}
