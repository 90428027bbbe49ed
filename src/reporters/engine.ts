import type { EngineReport } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'

const NAMES: Record<string, string> = { docker: 'Docker', podman: 'Podman' }

/** The engine that was graded, in one line. Grading the wrong one is the worst failure, so every report says it. */
export function engineOf({ name, version, api, endpoint }: EngineReport, words: Messages['report']): string {
  if (name === null) return words.noEngine(endpoint)
  return words.engine(`${NAMES[name] ?? name}${version ? ` ${version}` : ''}`, api ?? '?', endpoint)
}
