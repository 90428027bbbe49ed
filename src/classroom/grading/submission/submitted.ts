import type { SandboxProvider } from '../../../sandbox/provider.ts'
import type { Reaching } from '../ways.ts'
import type { Part } from '../work.ts'
import type { SubmissionCopy } from './copy-submission.ts'

/** What it takes to run what students handed in. */
export interface RunningSubmissions extends Reaching {
  /** Where the sandboxes come from: each student gets one of their own. */
  sandboxes(): Promise<SandboxProvider>
  /** By when a student has to be done, in ms. */
  deadlineMs: number
}

/** A part with a copy of what was handed in for it. */
export interface SubmittedPart extends Part {
  copy?: SubmissionCopy
}
