import { relative } from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { openCourse } from '../../src/lab/course.ts'
import { filesOfLab } from '../../src/lab/handed-out.ts'

const root = new URL('../..', import.meta.url).pathname

const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root })
const [packed]: [{ size: number; files: { path: string }[] }] = JSON.parse(stdout)
const paths = packed.files.map(({ path }) => path)

test('the npm package has every file that a lab hands out', async () => {
  const { labs } = await openCourse(`${root}/labs`)
  const handedOut = (await Promise.all(labs.map(({ folder }) => filesOfLab(folder)))).flatMap((lab) =>
    lab.handedOut.map(({ source }) => relative(root, source)),
  )
  expect(handedOut).toContain('labs/21-java-tomcat/start/app.tar.gz')
  expect(paths).toEqual(expect.arrayContaining(handedOut))
})

test('it is small: at most 2 MB, packed', () => {
  expect(packed.size).toBeLessThanOrEqual(2_000_000)
})

test('it names the packages that are inside, with their licences', () => {
  expect(paths).toContain('dist/LICENSES.txt')
})
