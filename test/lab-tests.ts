import { join } from 'node:path'
import { execa } from 'execa'
import { pretty } from '../src/authoring/testing/formats/pretty.ts'
import type { LabTestReport } from '../src/authoring/testing/report.ts'
import words from '../src/languages/en/lab-test.ts'
import { screenOf } from '../src/terminal/stream.ts'
import { canInstall, install } from './engine/apt.ts'
import { supplyImages } from './hub/hub.ts'

const root = join(import.meta.dirname, '..')

/** Installs what the images of throwaway engines are made with, where Docker Hub is out of reach. */
export async function readySandboxes(): Promise<void> {
  const supply = await supplyImages()
  const { failed } = await execa('mmdebstrap', ['--version'], { reject: false })
  if (supply !== 'docker-hub' && failed && canInstall())
    await install(['mmdebstrap', 'debian-archive-keyring'])
}

/**
 * Tests the labs that ship through the command that authors use. Each case, each mutant and each equivalent counts as
 * a test.
 */
export async function testLabs(...options: string[]) {
  const { stdout, exitCode } = await execa(
    process.execPath,
    [join(root, 'bin/run.cjs'), 'lab', 'test', ...options, '--json', '--lang=en'],
    { cwd: root, reject: false, stderr: 'inherit', maxBuffer: 256 * 1024 * 1024 },
  )
  const report = JSON.parse(stdout) as LabTestReport
  if (!report.labs) throw new Error(stdout)
  console.log(pretty(report, words, screenOf(process.stdout)))
  const counts = report.labs.map(({ cases, mutants, equivalents, skipped }) => ({
    skipped: skipped.length + mutants.not_run.length + mutants.uncounted + equivalents.uncounted,
    passed:
      cases.filter(({ ok }) => ok).length +
      mutants.killed +
      mutants.equivalent +
      equivalents.total -
      equivalents.uncounted -
      equivalents.failed.length,
    failed:
      cases.filter(({ ok }) => !ok).length +
      mutants.survived.length +
      mutants.unclear.length +
      mutants.wrongly_declared.length +
      equivalents.failed.length,
  }))
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, count) => total + count[key], 0)
  // A failure of any other kind must not be lost.
  const unexplained = exitCode !== 0 && sum('failed') === 0 ? 1 : 0
  return { passed: sum('passed'), failed: sum('failed') + unexplained, skipped: sum('skipped') }
}
