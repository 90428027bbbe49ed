import { relative } from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { openCourse } from '../../src/lab/course.ts'
import { filesOfLab } from '../../src/lab/handed-out.ts'

const root = new URL('../..', import.meta.url).pathname

test('the npm package has every file that a lab hands out', async () => {
  const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout)
  const { labs } = await openCourse(`${root}/labs`)
  const handedOut = (await Promise.all(labs.map(({ folder }) => filesOfLab(folder)))).flatMap((lab) =>
    lab.handedOut.map(({ source }) => relative(root, source)),
  )
  expect(handedOut).toContain('labs/21-java-tomcat/start/app.tar.gz')
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(handedOut))
})
