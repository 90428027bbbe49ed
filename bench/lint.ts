import { cpSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, median, medianRatio, timeInTurns } from './time.ts'

/** `npm run bench:lint`: whole processes of `lab lint` on a course of 100 labs, which are copies of those that ship. */

const root = join(import.meta.dirname, '..')
const rounds = Number(process.argv[2] ?? 21)
const LABS = 100

using course = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-bench-'))
const originals = readdirSync(join(root, 'labs')).filter((name) => /^\d\d-/.test(name))
writeFileSync(join(course.path, 'course.yaml'), 'title: Bench\n')
for (let number = 0; number < LABS; number += 1) {
  const original = originals[number % originals.length] ?? ''
  const slug = `${original.slice(3)}-${number}`
  const folder = join(course.path, `${number}-${slug}`)
  cpSync(join(root, 'labs', original), folder, { recursive: true })
  // A brief that names a different lab's number is a finding, and a course that is linted every day has none.
  for (const brief of ['README.md', 'README.zh.md']) {
    const text = readFileSync(join(folder, brief), 'utf8')
    writeFileSync(join(folder, brief), text.replace(/(docker-lab \w+ )\d+/g, `$1${number}`))
  }
}
const lint: Command = {
  name: 'docker-lab lab lint',
  argv: [process.execPath, join(root, 'bin/run.cjs'), 'lab', 'lint', course.path],
}
const node: Command = { name: 'node -e 0', argv: [process.execPath, '-e', '0'] }
const times = timeInTurns([lint, node], rounds)
const [ms, base] = [lint, node].map(({ name }) => Math.round(median(times[name] ?? [])))
console.log(
  `lab lint of ${LABS} labs: ${ms} ms; node -e 0: ${base} ms; ratio ${medianRatio(times, lint.name, node.name).toFixed(1)}`,
)
