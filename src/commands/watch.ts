import { string } from '@oclif/core/args'
import { boolean, string as text } from '@oclif/core/flags'
import type { AsYouGo } from '../classroom/submit/as-you-go.ts'
import { LabCommand } from '../cli/command.ts'
import { runDirectly } from '../cli/direct.ts'
import { type EngineFlags, engineFlags, placesOf } from '../cli/engine.ts'
import { print } from '../cli/print.ts'
import { ExitCode } from '../grading/exit-code.ts'
import { sayProblem } from '../grading/problems/problems.ts'
import type { Report } from '../grading/report.ts'
import { watch } from '../grading/watch.ts'
import { kinds, problemWords } from '../kinds/kinds.ts'
import { readBrief } from '../lab/brief.ts'
import { chapterTitle } from '../lab/course.ts'
import type { Lab } from '../lab/lab.ts'
import { solutionsOf } from '../lab/solutions.ts'
import { wordsIn } from '../languages/loader.ts'
import { lastLevel, rememberLevel } from '../student/hints.ts'
import { rememberSolution } from '../student/opened.ts'
import { byChapter, called } from '../student/progress/course-progress.ts'
import { noteResults } from '../student/progress/results.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { safeLines, safeValue } from '../terminal/safe-text.ts'
import { screenOf } from '../terminal/stream.ts'
import { changedLines } from '../watch/lines.ts'
import { type Left, type Watcher, watchLive } from '../watch/live.ts'
import { withStartDone } from '../watch/start-done.ts'
import Start from './start.ts'

/** For one look at what is handed in, in ms. */
const PATIENCE_MS = 60_000

type Flags = EngineFlags & {
  course?: string | undefined
  dir?: string | undefined
  submit?: string | undefined
}

export default class Watch extends LabCommand {
  static override summary = 'Follow what you do, and turn the checks of a lab green as you go'
  static override description =
    'Keys open hints, the task, explanations, the solution and the list of labs. Without a terminal, it prints a line for each change, and ends when everything passes.'
  static override usage = 'watch LAB'
  static override args = { lab: string({ required: true, description: 'number, slug or path' }) }
  static override flags = {
    ...engineFlags,
    json: boolean({ summary: 'Print each report as a line of JSON' }),
    submit: text({
      helpValue: 'URL',
      summary: 'Hand in at this address whenever the result changes; default: DOCKER_LAB_SUBMIT',
    }),
    dir: text({ helpValue: 'DIR', summary: 'Your working directory; default: the current one' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Watch)
    const { stdin, stdout } = process
    let lab = await this.lab(args.lab, flags.course)
    const isLive = stdin.isTTY && stdout.isTTY && process.env.TERM !== 'dumb' && !flags.json
    if (!isLive) return this.inLines(lab, flags)
    for (let isReady = true; ; ) {
      const left: Left = await this.live(lab, flags, isReady)
      if (left === 'interrupted') process.exitCode = ExitCode.interrupted
      if (typeof left === 'string') return
      // Lists of labs are the same for all students.
      lab = await this.labIn(left.to.lab.folder)
      isReady = left.to.progress.state !== 'new' || (await this.start(lab, flags))
    }
  }

  private async live(lab: Lab, flags: Flags, isReady: boolean): Promise<Left> {
    await this.noted(lab, { did: 'watch' })
    const watcher = await this.watcher(lab, flags, await this.isStarted(lab, flags))
    const { notReady } = watcher.page.words
    const left = await watchLive({ ...watcher, notice: isReady ? undefined : notReady })
    await watcher.settled()
    await this.noted(lab, { did: 'watch' })
    return left
  }

  private async inLines(lab: Lab, flags: Flags & { json?: boolean }): Promise<void> {
    const over = new AbortController()
    const { watch: follow, page, decided, say, settled } = await this.watcher(lab, flags)
    const tell = (sentence: string) => print(`${sentence}\n`, process.stderr)
    const screen = screenOf(process.stdout)
    let before: Report | undefined
    let isAway = false
    await follow((watched) => {
      if (watched.kind === 'away') {
        const { message, next } = say(watched.problem)
        if (!isAway) process.stderr.write(`${message}\n${next}\n`)
        isAway = true
        return
      }
      isAway = false
      if (watched.kind === 'looking' || watched.open.size > 0) return
      const { report } = watched
      const lines = changedLines(before, report, page.words, screen)
      if (lines.length > 0) this.print(`${flags.json ? JSON.stringify(report) : lines.join('\n')}\n`)
      before = report
      void decided(report, tell)
      if (report.passed) over.abort()
    }, over.signal)
    if (!(await settled())) process.exitCode = ExitCode.couldNotLook
  }

  /** @returns also whether all that was to be handed in is, once that is known */
  private async watcher(
    lab: Lab,
    flags: Flags,
    isStarted = false,
  ): Promise<Omit<Watcher, 'notice'> & { settled(): Promise<boolean> }> {
    const handing = await this.handing(lab, flags)
    const [words, progressWords, problems, brief, origin, course] = await Promise.all([
      wordsIn('watch', this.language),
      wordsIn('progress', this.language),
      problemWords(this.language),
      readBrief(lab, this.language),
      this.origin(flags.course),
      this.course(flags.course),
    ])
    const { language, messages } = this
    const written = safeLines(brief.replaceAll('\t', '    ').replace(/^# .*\n+/, ''))
    const text = isStarted ? withStartDone(written, words.startDone) : written
    const { colour, unicode } = screenOf(process.stdout)
    const laidOut = (markdown: string) =>
      remembered((columns) => renderMarkdown(markdown, { columns, colour, unicode }).trimEnd().split('\n'))
    let points = 0
    return {
      lab,
      progressWords,
      input: process.stdin,
      output: process.stdout,
      page: {
        lab,
        language,
        words,
        messages,
        can: { colour, unicode },
        brief: laidOut(text),
        task: laidOut(text.replace(/^[\s\S]*?^## .*\n+/m, '')),
      },
      watch: async (tell, signal) => {
        const places = await placesOf(flags, signal)
        const connect = (own: AbortSignal) => places.connect(own)
        await watch(lab, { ...places, connect, origin, kinds, language }, tell)
      },
      // A look that brings nothing is no try.
      decided: async (report, notify) => {
        handing?.decided(report, notify)
        if (!report.complete || report.points.earned === points) return
        points = report.points.earned
        await noteResults([lab], report, this.builtIn)
      },
      settled: async () => (await handing?.settled()) ?? true,
      say: (problem) => safeValue(sayProblem(problem, problems)),
      hintLevel: (check) => lastLevel(lab, check),
      hintOpened: async (check, level) => {
        await rememberLevel(lab, check, level)
        await this.noted(lab, { did: 'hint', check: check.id, level })
      },
      solutions: async () => {
        const solutions = await solutionsOf(lab, this.prepared)
        await rememberSolution(lab, 'after-solving').catch(() => {})
        await this.noted(lab, { did: 'solution', gaveUp: false })
        return solutions
      },
      chapters: async () =>
        byChapter(await this.standings(flags.course), ({ chapter }) =>
          chapterTitle(chapter, course, language),
        ),
    }
  }

  /** What hands in as the student goes, if anywhere. @throws InputError for what is no address */
  private async handing(lab: Lab, flags: Flags): Promise<AsYouGo | undefined> {
    const address = flags.submit || process.env.DOCKER_LAB_SUBMIT
    if (!address) return undefined
    const { openSubmission } = await import('../classroom/submit/submission.ts')
    const { asYouGo } = await import('../classroom/submit/as-you-go.ts')
    const submission = await openSubmission(address, this.language)
    const origin = await this.origin(flags.course)
    return asYouGo(async (say) => {
      const own = new AbortController()
      const signal = AbortSignal.any([own.signal, AbortSignal.timeout(PATIENCE_MS)])
      try {
        const { connect, ...places } = await placesOf(flags, signal)
        const grading = { ...places, connect: () => connect(signal), origin, kinds, language: this.language }
        await submission.grade([lab], grading)
        return await submission.submit(say)
      } finally {
        own.abort()
      }
    })
  }

  /** Whether "docker-lab start" has prepared the lab on this engine. */
  private async isStarted(lab: Lab, flags: Flags): Promise<boolean> {
    try {
      const { started } = await placesOf(flags, new AbortController().signal)
      return (await started(lab).record()) !== undefined
    } catch {
      // It is said where the engine is looked at.
      return false
    }
  }

  /** Prepares a lab as `start` does. Whether all of it could be. */
  private async start(lab: Lab, { context, host, course }: Flags): Promise<boolean> {
    const options = Object.entries({ context, host, course, lang: this.language })
    const words = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]))
    await runDirectly(Start, [called(lab), ...words], this.config.root)
    const isReady = !process.exitCode
    process.exitCode = undefined
    return isReady
  }
}

/** What was laid out last, while the width is the same. */
function remembered(lay: (columns: number) => string[]): (screen: { columns: number }) => string[] {
  let last: { columns: number; lines: string[] } | undefined
  return ({ columns }) => {
    if (last?.columns !== columns) last = { columns, lines: lay(columns) }
    return last.lines
  }
}
