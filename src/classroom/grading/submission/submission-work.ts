import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { CouldNotLook } from '../../../docker/port/could-not-look.ts'
import { problemOf } from '../../../grading/problems/problems.ts'
import { wordsIn } from '../../../languages/loader.ts'
import type { Source, Student } from '../../roster/roster.ts'
import { contentOf } from '../ways.ts'
import type { Work } from '../work.ts'
import { committedIn } from './committed.ts'
import { copySubmission, type SubmissionCopy } from './copy-submission.ts'
import { labFolder } from './lab-folder.ts'
import { lookAtSubmission } from './look-at-submission.ts'
import { foreignProgram } from './submission-script.ts'
import type { RunningSubmissions, SubmittedPart } from './submitted.ts'

type Submission = Extract<Source, { kind: 'submission' }>

/**
 * What a student handed in as files, run again in a sandbox of ours. It is copied first: what is graded can no longer be
 * changed, and nothing outside of it comes along. A lab for which there is no directory, or an empty one, has no part.
 */
export async function submissionWork(
  student: Student,
  from: Submission,
  running: RunningSubmissions,
): Promise<Work> {
  const labs = await running.labsOf(student)
  const home = await mkdtemp(join(tmpdir(), 'docker-lab-submission-'))
  const parts: SubmittedPart[] = []
  const notes: string[] = []
  const words = await wordsIn('class-grade', running.language)
  try {
    for (const { lab, unseen } of labs) {
      const { path, noDirectories, twins } = await labFolder(from.folder, lab)
      for (const name of noDirectories) notes.push(words.noDirectory(name))
      if (path === undefined) continue
      const name = basename(path)
      if (twins.length > 0) notes.push(words.twins(name, twins))
      const known = await committedIn(path, from.folder)
      if (known === 'unreadable') notes.push(words.gitUnreadable(name))
      const committed = known === 'unreadable' ? undefined : known
      const copied = await copySubmission(path, join(home, lab.slug), committed).catch(problemOf)
      if (!(copied instanceof CouldNotLook) && copied.leftOut.length > 0)
        notes.push(words.leftOut(name, copied.leftOut))
      if (copied instanceof CouldNotLook) parts.push({ lab, of: contentOf(lab), unseen: copied })
      else if (copied.files.length > 0)
        parts.push({
          lab,
          of: `${copied.digest} ${contentOf(lab)}`,
          work: copied.digest,
          unseen: unseen ?? (await notForBash(copied)),
          copy: copied,
        })
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
  const opened: AsyncDisposable[] = []
  return {
    way: 'submission',
    trust: 'assessed',
    parts,
    notes,
    look: (some, signal) => lookAtSubmission(some, signal, { ...running, opened }),
    async close() {
      await Promise.allSettled(opened.map((one) => one[Symbol.asyncDispose]()))
      await rm(home, { recursive: true, force: true }).catch(() => {})
    },
  }
}

/** Run with bash, a program in another language would fail whatever it does. */
async function notForBash({ files }: SubmissionCopy): Promise<CouldNotLook | undefined> {
  const script = files.find(({ target }) => target === 'solve.sh')
  const name = script && foreignProgram(await readFile(script.source, 'utf8'))
  return name === undefined
    ? undefined
    : new CouldNotLook('submission-not-run', '', { why: 'not-shell', name })
}
