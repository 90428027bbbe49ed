import type { LabTestReport } from '../authoring/testing/lab-test.ts'
import type { Language } from '../lab/lab.ts'
import type { LabTestWords } from '../languages/en/lab-test.ts'
import type { Messages } from '../languages/en/messages.ts'
import { screenOf } from '../terminal/stream.ts'
import { writeWhole } from './outputs.ts'

/** The words of `lab test`, which nothing else loads. */
export async function labTestWords(language: Language): Promise<LabTestWords> {
  if (language === 'zh') return (await import('../languages/zh/lab-test.ts')).labTest
  return (await import('../languages/en/lab-test.ts')).labTest
}

/** The report as text for stdout. */
export async function shownLabTest(report: LabTestReport, words: LabTestWords): Promise<string> {
  const { pretty } = await import('../authoring/testing/formats/pretty.ts')
  return pretty(report, words, screenOf(process.stdout))
}

/** @throws InputError where the file cannot be written */
export async function writeJunit(
  file: string,
  report: LabTestReport,
  words: LabTestWords,
  { errors }: Messages,
): Promise<void> {
  const { junit } = await import('../authoring/testing/formats/junit.ts')
  await writeWhole(file, junit(report, words), errors)
}
