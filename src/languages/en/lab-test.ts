/** How much is tried on an engine. */
export type Tried = 'all' | 'selection' | 'part'

const TRIED: Record<Tried, string> = {
  all: '',
  selection: ': the solutions, and one case for each diagnosis',
  part: ': the model solutions, and its part of the other solutions and of one case for each diagnosis',
}

/** What `lab test` says. */
const labTest = {
  timeout: (seconds: number) =>
    `the script was still running after ${seconds} s; is it waiting for something, or printing endlessly?`,
  exit: (code: number, output: string) => `the script failed with exit code ${code}: ${output.trim()}`,
  flood: (code: number, lastLine: string) =>
    `the script failed with exit code ${code} after it had printed more than a case has room for; does it print endlessly? Its last line: ${lastLine}`,
  missing: (plugin: string) => `the engine's docker command has no "docker ${plugin}"`,
  sandbox: (reason: string) => `the sandbox failed or stopped responding: ${reason}`,
  late: (seconds: number, checks: string[]) =>
    `grading was not done after ${seconds} s, which says nothing about the lab (${checks.join(', ')}): is this machine too busy? Test again with a smaller --jobs`,
  changes: (changes: string[]) =>
    `grading changed something in the engine, which is a bug in docker-lab:\n${changes.join('\n')}`,
  replay: (languages: string[]) =>
    `grading the recording again gave a different report (${languages.join(', ')}): that is a bug in docker-lab, or in a check kind`,
  kinds: {
    empty: 'nothing done',
    solution: 'solution',
    mistake: 'mistake',
    cheat: 'cheat',
    limit: 'known limit',
    mutant: 'mutant',
    equivalent: 'equivalent',
  },
  opening: (engine: string, jobs: number, tried: Tried) => `Engine ${engine}, ${jobs} at once${TRIED[tried]}`,
  progress: (done: number, all: number, failed: number, name: string) =>
    `${done}/${all}${failed > 0 ? `, ${failed} not as expected` : ''} · ${name}`,
  tried: (lab: string, all: number, failed: number) =>
    `  ${lab}: ${all} tried, ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`,
  engine: 'engine',
  named: (name: string) => ` "${name}"`,
  outcome: (check: string, expected: string, got: string) => `${check}: expected ${expected}, got ${got}`,
  alsoGot: 'and, when repeated, also',
  said: (words: string) => `the check reported: ${words}`,
  earnsNothing: 'anything but pass',
  survived: (score: number) => `with this change, the score is still ${score}%`,
  shouldSee: (check: string) => `the check "${check}" should have caught it`,
  nothingLooks: (kind: string) => `no check looks at this; a check of the kind "${kind}" could catch it`,
  falseFailure: 'this means the same and must pass too',
  unclear: 'cannot tell whether the checks catch this change',
  notRun: 'not counted, because what it needs is missing',
  uncounted: (changes: number) =>
    `${changes} ${changes === 1 ? 'change' : 'changes'} not counted, because the solution that was changed does not pass itself`,
  limitGone: 'This limit is gone: the checks catch it now. Make it a cheat that expects what they say.',
  limits: (cases: number) => `Known limits, which pass although they are wrong: ${cases}`,
  stopped: (reason: string, untried: number) =>
    `The test ended early, and ${untried} ${untried === 1 ? 'trial was' : 'trials were'} not made: ${reason}`,
  wronglyDeclared:
    'declared in equivalent_mutants, but a check catches it, or there is no such mutant: remove the entry',
  idle(check: string, failsWith: string[]): string {
    const others = failsWith.map((id) => `"${id}"`).join(', ')
    return failsWith.length === 0
      ? `"${check}" never fails: add a case that only it catches, or remove it.`
      : `Whenever "${check}" fails, a different check fails too (${others}): add a case that only "${check}" catches, or remove it.`
  },
  lab: 'lab',
  cases: 'cases',
  mutants: 'mutants killed',
  equivalents: 'equivalents',
  skipped: (cases: number) =>
    `Not tried, because the engine gives different outcomes: ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  differ: 'Different outcomes on different engines',
  none: 'no report',
  summary(passed: number, all: number, seconds: number): string {
    if (passed < all)
      return `${passed} of ${all} labs ${passed === 1 ? 'grades' : 'grade'} correctly (${seconds} s).`
    const labs = all === 1 ? 'The lab grades' : `All ${all} labs grade`
    return `${labs} correctly, as far as these cases can show (${seconds} s).`
  },
  noCase: (name: string) => `no case of these labs has "${name}" in its name`,
  noLabs: 'this course has no labs',
  unknownEngine: (name: string) =>
    `sandboxes cannot run the engine "${name}": use Docker versions such as 28.5, or podman, separated by commas`,
  notWithDisposable:
    '--engines cannot be used with --engine-is-disposable, which makes the engine itself the sandbox',
  interrupted: 'Stopping and removing the sandboxes. Press Ctrl-C again to quit immediately.',
}

export type LabTestWords = typeof labTest

export default labTest
