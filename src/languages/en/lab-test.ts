/** What `lab test` says. */
const labTest = {
  timeout: (seconds: number) =>
    `the script had not ended after ${seconds} s; does it wait for something, or print without end?`,
  exit: (code: number, output: string) => `the script failed with exit code ${code}: ${output.trim()}`,
  sandbox: (reason: string) => `the sandbox did not survive it, or did not answer: ${reason}`,
  kinds: {
    empty: 'nothing done',
    solution: 'solution',
    mistake: 'mistake',
    cheat: 'cheat',
    mutant: 'mutant',
    equivalent: 'equivalent',
  },
  opening: (engine: string, jobs: number) => `Engine ${engine}, ${jobs} at once`,
  progress: (done: number, all: number, failed: number, name: string) =>
    `${done}/${all}${failed > 0 ? `, ${failed} not as expected` : ''} · ${name}`,
  tried: (lab: string, all: number, failed: number) =>
    `  ${lab}: ${all} tried, ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`,
  engine: 'engine',
  named: (name: string) => ` «${name}»`,
  outcome: (check: string, expected: string, got: string) => `${check}: expected ${expected}, got ${got}`,
  alsoGot: 'and, repeated, also',
  said: (words: string) => `it said: ${words}`,
  earnsNothing: 'anything but pass',
  survived: (score: number) => `this change still earns ${score} %`,
  shouldSee: (check: string) => `should have been seen by «${check}»`,
  falseFailure: 'this means the same, and must pass as well',
  unclear: 'it cannot be told whether this change is seen',
  wronglyDeclared:
    'declared in equivalent_mutants, but the checks tell it apart, or there is no such mutant: remove the entry',
  idle: (checks: string[]) =>
    `Wherever ${checks.map((id) => `«${id}»`).join(', ')} fail${checks.length === 1 ? 's' : ''}, another check fails as well: add a case that only this check sees, or remove it.`,
  lab: 'lab',
  cases: 'cases',
  mutants: 'mutants killed',
  equivalents: 'equivalents',
  skipped: (cases: number) =>
    `Not tried, because the engine cannot come to the same: ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  differ: 'Not the same on all engines',
  none: 'no report',
  summary(passed: number, all: number, seconds: number): string {
    if (passed < all) return `${passed} of ${all} labs grade truly (${seconds} s).`
    const labs = all === 1 ? 'The lab grades' : `All ${all} labs grade`
    return `${labs} truly, as far as these cases can tell (${seconds} s).`
  },
  noCase: (name: string) => `no case of these labs has «${name}» in its name`,
  noLabs: 'this course has no labs',
  unknownEngine: (name: string) =>
    `«${name}» is no engine that sandboxes can hold: write a version of Docker (28.5), or podman, with commas between them`,
  notWithDisposable: '--engines and --engine-is-disposable exclude each other: the engine is what it is',
  interrupted: 'Stopping: the sandboxes are removed. Once more ends at once.',
}

export type LabTestWords = typeof labTest

export default labTest
