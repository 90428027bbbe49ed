import type { Language } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { pretty } from '../testing/formats/pretty.ts'
import type { LabTest, LabTestReport } from '../testing/report.ts'

const LAB: LabTest = {
  engine: 'docker 28.5.2',
  number: 1,
  slug: 'hello',
  title: 'Hello',
  passed: false,
  complete: true,
  cases: [],
  skipped: [],
  mutants: {
    total: 10,
    killed: 9,
    equivalent: 0,
    survived: [
      {
        mutation: 'shift-host-port',
        before: 'docker run -d --name my-hello -p 8080:80 nginx',
        command: 'docker run -d --name my-hello -p 8081:80 nginx',
        score: 100,
        check: 'published',
      },
    ],
    unclear: [],
    wrongly_declared: [],
    score: 90,
  },
  equivalents: { total: 0, failed: [] },
  idle_checks: [],
}

/** How `lab test` shows a mutant that no check catches. */
export async function exampleMutant(language: Language): Promise<string> {
  const words = await wordsIn('lab-test', language)
  const report: LabTestReport = {
    schema: 'docker-lab/labtest@1',
    passed: false,
    complete: true,
    labs: [LAB],
    differences: [],
    duration_ms: 1000,
  }
  return pretty(report, words, { columns: 80, colour: false, unicode: true }).split('\n\n', 1)[0] ?? ''
}
