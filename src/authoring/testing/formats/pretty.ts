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

  function heading(lab: LabTest, kind: string, name: string, sign = mark(false)): string {
    const where = `${numberOf(lab)} · ${words.kinds[kind as keyof LabTestWords['kinds']] ?? kind}`
    return `${sign} ${paint('bold', where)}${name && words.named(name)} ${paint('gray', lab.engine)}`
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
      ...(one.kind === 'limit' && !problem ? text(words.limitGone) : []),
      ...(problem && rows.length === 0 ? [] : rows.flatMap((row) => text(row))),
      ...others.flatMap((other) => text(`${words.alsoGot} ${inShort(other)}`)),
    ]
  }

  function aChange(
    lab: LabTest,
    kind: string,
    { mutation, before, command }: Changed,
    why: string[],
    sign = mark(false),
  ) {
    const diff = [
      ...(before ? before.split('\n') : []).map((line) => paint('red', `${deep}- ${safeText(line)}`)),
      ...command.split('\n').map((line) => paint('green', `${deep}+ ${safeText(line)}`)),
    ]
    return [heading(lab, kind, mutation, sign), ...diff, ...why.flatMap((line) => text(line))]
  }

  const notes = (lab: LabTest, lines: string[]): string[][] =>
    lines.length === 0
      ? []
      : [[`${paint('yellow', '!')} ${paint('bold', numberOf(lab))}`, ...lines.flatMap((line) => text(line))]]

  function findings(lab: LabTest): string[][] {
    const { cases, mutants, equivalents, idle_checks: idle } = lab
    const uncounted = mutants.uncounted
    return [
      ...cases.filter(({ ok }) => !ok).map((one) => aCase(lab, one)),
      ...mutants.survived.map((one) =>
        aChange(lab, 'mutant', one, [
          words.survived(one.score),
          ...(one.check ? [words.shouldSee(one.check)] : []),
          ...(one.check_kind ? [words.nothingLooks(one.check_kind)] : []),
        ]),
      ),
      ...mutants.unclear.map((one) => aChange(lab, 'mutant', one, [words.unclear, one.problem])),
      ...mutants.not_run.map((one) =>
        aChange(lab, 'mutant', one, [words.notRun, one.problem], paint('yellow', '!')),
      ),
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
      ...notes(lab, uncounted > 0 ? [words.uncounted(uncounted)] : []),
      ...notes(
        lab,
        idle.map(({ check, fails_with }) => words.idle(check, fails_with)),
      ),
    ]
  }

  function summary(): string[] {
    const share = (part: number, all: number) => (all === 0 ? '' : `${part}/${all}`)
    const rows = report.labs.map((lab) => {
      const { cases, mutants, equivalents } = lab
      const counted = mutants.total - mutants.equivalent - mutants.not_run.length - mutants.uncounted
      const killed = share(mutants.killed, counted)
      const same = equivalents.total - equivalents.uncounted
      return [
        sign(lab.passed),
        `${numberOf(lab)} ${lab.number === undefined ? '' : lab.slug}`.trim(),
        lab.engine,
        share(cases.filter(({ ok }) => ok).length, cases.length),
        killed && `${killed}${mutants.score === null ? '' : ` (${mutants.score}%)`}`,
        share(same - equivalents.failed.length, same),
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

  /** The same on every engine. */
  function limits(): string[] {
    const known = report.labs.flatMap((lab) =>
      lab.cases.flatMap(({ kind, name, ok, reason = '' }) =>
        kind === 'limit' && ok ? [{ title: `${numberOf(lab)} · ${name}`, reason }] : [],
      ),
    )
    const each = [...Map.groupBy(known, ({ title }) => title)]
    const rows = each.flatMap(([title, [one]]) => [...text(title, indent), ...text(one?.reason ?? '')])
    return rows.length === 0 ? [] : [paint('bold', words.limits(each.length)), ...rows, '']
  }

  function stopped(): string[] {
    if (report.stopped === undefined) return []
    const untried = report.labs.reduce((sum, lab) => sum + lab.untried, 0)
    const [first = '', ...others] = text(words.stopped(report.stopped, untried))
    return [`${mark(false)} ${paint('bold', first.trimStart())}`, ...others, '']
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
  return `${[...told, ...limits(), ...skipped(), ...compared(), ...stopped(), ...summary()].join('\n')}\n`
}
