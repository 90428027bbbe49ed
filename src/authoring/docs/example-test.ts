import type { Language } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { pretty } from '../testing/formats/pretty.ts'
import type { CaseTest, Changed, LabTestReport } from '../testing/report.ts'

const command = (published: string) => `docker run -d --name my-hello -p ${published} nginx`

const outcomes = { running: 'pass', published: 'pass', answers: 'pass' }

const rightWay = (name: string): CaseTest => ({
  name,
  kind: 'solution',
  ok: true,
  expected: outcomes,
  got: outcomes,
  said: {},
  duration_ms: 2000,
})

const survived = (mutation: string, published: string): Changed & { score: number; check: string } => ({
  mutation,
  before: command('8080:80'),
  command: command(published),
  score: 100,
  check: 'published',
})

/** What the test of a lab finds whose author forgot to ask for the host port. */
export const exampleReport: LabTestReport = {
  schema: 'docker-lab/labtest@1',
  passed: false,
  complete: true,
  labs: [
    {
      engine: 'docker 28.5.2',
      number: 1,
      slug: 'hello',
      title: 'Hello',
      passed: false,
      complete: true,
      cases: ['docker run', 'create, then start', 'on 127.0.0.1 only'].map(rightWay),
      every_case: true,
      skipped: [],
      untried: 0,
      mutants: {
        total: 15,
        killed: 13,
        equivalent: 0,
        survived: [survived('shift-host-port', '8081:80'), survived('drop-host-port', '80')],
        unclear: [],
        not_run: [],
        uncounted: 0,
        wrongly_declared: [],
        score: 87,
      },
      equivalents: { total: 9, uncounted: 0, failed: [] },
      idle_checks: [],
    },
  ],
  differences: [],
  duration_ms: 40_000,
}

/** What `lab test --mutants` prints for a lab that does not catch every mutant. */
export async function exampleTest(language: Language): Promise<string> {
  const words = await wordsIn('lab-test', language)
  return pretty(exampleReport, words, { columns: 80, colour: false, unicode: true })
}

/** The first of its mutants alone. */
export async function exampleMutant(language: Language): Promise<string> {
  return (await exampleTest(language)).split('\n\n', 1)[0] ?? ''
}
