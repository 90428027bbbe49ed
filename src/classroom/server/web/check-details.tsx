import type { Outcome } from '../../../grading/report.ts'
import type { ShownCheck } from '../view.ts'
import { DiagnosisName } from './mistakes.tsx'
import { useWords } from './words.ts'

const SYMBOLS: Record<Outcome, string> = { pass: '✓', fail: '✗', blocked: '…', error: '?' }

/** One check: what was expected, what was seen, and why. */
export function CheckDetails({ check, checks }: { check: ShownCheck; checks: readonly ShownCheck[] }) {
  const { say } = useWords()
  const { outcome, points, title, diagnosis } = check
  const waitsFor = check.waitsFor?.map((id) => checks.find((one) => one.id === id)?.title ?? id)
  const rows = [
    [say.details.expected, check.expected],
    [say.details.actual, check.actual],
    [say.details.message, check.message],
    [say.details.next, check.next],
  ].filter(([, said]) => said)
  return (
    <li class={outcome}>
      <h3>
        <span class="symbol" aria-hidden="true">
          {SYMBOLS[outcome]}
        </span>
        <bdi>{title}</bdi>
        <span class="unseen">: {say.outcomes[outcome]}</span>
        {outcome !== 'error' && (
          <span class="points">
            {points.earned}/{points.possible}
          </span>
        )}
      </h3>
      {outcome !== 'pass' && (
        <>
          {diagnosis && (
            <p class="diagnosis">
              <strong>
                <DiagnosisName code={diagnosis} />
              </strong>{' '}
              <code>{diagnosis}</code>
            </p>
          )}
          {waitsFor && waitsFor.length > 0 && <p>{say.details.waitsFor(waitsFor)}</p>}
          {rows.length > 0 && (
            <dl>
              {rows.map(([name, said]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <bdi>{said}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </li>
  )
}
