import { describe, expect, test } from 'vitest'
import { problemWords } from '../../src/kinds/kinds.ts'
import { tellFault } from '../../src/lab/fault.ts'
import { FALLBACK, LANGUAGES, type Language } from '../../src/languages/list.ts'
import { translationIn, wordsIn } from '../../src/languages/loader.ts'
import { classGradeSamples } from './class-grade-samples.ts'
import { gradebookSamples } from './class-gradebook-samples.ts'
import { classExportSamples, classReportSamples } from './class-report-samples.ts'
import { classRosterSamples } from './class-samples.ts'
import { faultSamples } from './fault-samples.ts'
import { lintSamples } from './lint-samples.ts'
import { messageSamples } from './message-samples.ts'
import {
  classSnapshotSamples,
  helpSamples,
  labTestSamples,
  progressSamples,
  sandboxSamples,
  watchSamples,
} from './part-samples.ts'
import { problemSamples } from './problem-samples.ts'
import { sentences, UNFIT } from './words.ts'

/**
 * Everything that the program can say is in one file for each part and language, for those who edit or translate it;
 * `vitest -u` writes them again. What check kinds say is in test/graders/snapshots.
 */
const PARTS: Record<string, (language: Language) => Promise<string[]>> = {
  'class-export': async (language) => sentences(await wordsIn('class-export', language), classExportSamples),
  'class-report': async (language) => sentences(await wordsIn('class-report', language), classReportSamples),
  'class-gradebook': async (language) =>
    sentences(await wordsIn('class-gradebook', language), gradebookSamples),
  messages: async (language) => sentences(await wordsIn('messages', language), messageSamples),
  lint: async (language) => sentences(await wordsIn('lint', language), lintSamples),
  'class-snapshot': async (language) =>
    sentences(await wordsIn('class-snapshot', language), classSnapshotSamples),
  'lab-test': async (language) => sentences(await wordsIn('lab-test', language), labTestSamples),
  progress: async (language) => sentences(await wordsIn('progress', language), progressSamples),
  watch: async (language) => sentences(await wordsIn('watch', language), watchSamples),
  'class-grade': async (language) => sentences(await wordsIn('class-grade', language), classGradeSamples),
  sandbox: async (language) => sentences(await wordsIn('sandbox', language), sandboxSamples),
  'class-roster': async (language) => sentences(await wordsIn('class-roster', language), classRosterSamples),
  problems: async (language) => sentences(await problemWords(language), problemSamples),
  'lab-faults': faultsIn,
  'lab-format': async (language) => sentences(await wordsIn('lab-format', language), undefined),
}
/** Texts that are part of the code in English. */
const TRANSLATIONS: Record<string, (language: Language) => Promise<string[]>> = {
  help: async (language) => sentences(await translationIn('help', language), helpSamples),
}

async function faultsIn(language: Language): Promise<string[]> {
  const refusals = { 'a-kind': { 'its-rule': '…' } }
  const words = { ...(await wordsIn('lab-faults', language)), refusals }
  const told = Object.entries(faultSamples).flatMap(([code, all]) =>
    all.map(
      (values) => `${code}: ${tellFault({ code, ...values } as Parameters<typeof tellFault>[0], words)}`,
    ),
  )
  return [
    ...told,
    `didYouMean: ${words.didYouMean('port')}`,
    `more: ${words.more(1)}`,
    `more: ${words.more(15)}`,
  ]
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.entries(PARTS))('%s', (part, say) => expectSnapshot(part, language, say))

  if (language !== FALLBACK)
    test.each(Object.entries(TRANSLATIONS))('%s', (part, say) => expectSnapshot(part, language, say))
})

async function expectSnapshot(
  part: string,
  language: Language,
  say: (language: Language) => Promise<string[]>,
): Promise<void> {
  const said = await say(language)
  expect.soft(said.filter((line) => UNFIT.test(line))).toEqual([])
  await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(`snapshots/${part}.${language}.txt`)
}
