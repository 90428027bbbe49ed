import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { fill } from '../../src/authoring/scaffold/fill-template.ts'
import { inCi } from '../../src/authoring/scaffold/released.ts'

/** The files by which courses are tested elsewhere, as YAML has them. */

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const ofCourse = (path: string, sha256?: string) =>
  fill(read(`src/authoring/scaffold/templates/course/${path}`), inCi('1.2.3', sha256))

export interface Step {
  name?: string
  id?: string
  if?: string
  uses?: string
  with?: Record<string, unknown>
  run?: string
  shell?: string
  env?: Record<string, string>
}
export interface Action {
  name: string
  description: string
  inputs: Record<string, { description: string; default: string }>
  outputs: Record<string, { description: string; value: string }>
  runs: { using: string; steps: Step[] }
}
export interface Workflow {
  on: unknown
  permissions: unknown
  env?: Record<string, string>
  jobs: Record<string, WorkflowJob>
}
export interface WorkflowJob {
  'runs-on': string
  'timeout-minutes'?: number
  needs?: string
  permissions?: Record<string, string>
  strategy?: { matrix: { include: Record<string, string>[] } }
  steps: Step[]
}
export interface Job {
  extends?: string
  variables?: Record<string, string>
  before_script?: string[]
  script?: string[]
}
interface Header {
  spec: { inputs: Record<string, { description: string; default: string }> }
}

export const action: Action = parse(read('action.yml'))
/** The workflows of this project, by their names. */
export const ownWorkflows = Object.fromEntries(
  ['ci', 'release'].map((name) => [name, parse(read(`.github/workflows/${name}.yml`)) as Workflow]),
)

/** Those of a course that a checkout made, or a release with this checksum. */
export const workflowOf = (sha256?: string): Workflow =>
  parse(ofCourse('dot-github/workflows/course.yml', sha256))
export const gitlabOf = (sha256?: string): Record<string, Job> => parse(ofCourse('dot-gitlab-ci.yml', sha256))
export const workflow = workflowOf()
export const courseOnGitLab = gitlabOf()

/** The header of the template, and its text without it. */
const [header, body] = parseAllDocuments(read('ci/gitlab.yml'))
export const gitlabInputs = (header!.toJS() as Header).spec.inputs
export const gitlabBody = String(body)

/** The jobs of the template, with these values or the default ones. */
export function gitlabJobs(values: Record<string, string> = {}): Record<string, Job> {
  const put = (_: string, name: string) => values[name] ?? gitlabInputs[name]!.default
  return parse(gitlabBody.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, put))
}

/** The shell text of a job, with what it takes over. */
export function scriptOf(jobs: Record<string, Job>, name: string): string {
  const job = jobs[name]!
  const base = job.extends ? jobs[job.extends] : jobs.default
  return [...(job.before_script ?? base?.before_script ?? []), ...(job.script ?? [])].join('\n')
}
