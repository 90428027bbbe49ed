import type { EngineReport, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'

/** `sha256:` and twelve digits, as Docker shows it; of a commit, more than enough. */
const SHORT_REVISION = 19

const NAMES = new Map([
  ['docker', 'Docker'],
  ['podman', 'Podman'],
])

/**
 * Which course was graded, where it has a name, and on which engine: a line each. To grade the wrong one is the worst
 * failure, so every report says it.
 */
export function originOf(
  { course, engine }: Pick<Report, 'course' | 'engine'>,
  words: Messages['report'],
): string[] {
  const { source, revision } = course
  const title = course.title ?? course.name
  return [
    ...(title === null ? [] : [words.course(title)]),
    ...(source && revision ? [words.fetched(source, revision.slice(0, SHORT_REVISION))] : []),
    engineOf(engine, words),
  ]
}

function engineOf({ name, version, api, endpoint }: EngineReport, words: Messages['report']): string {
  if (name === null) return words.noEngine(endpoint)
  return words.engine(`${NAMES.get(name) ?? name}${version ? ` ${version}` : ''}`, api ?? '?', endpoint)
}
