import type { Plugin } from 'esbuild'
import { loading } from './apart.ts'
import type { Rewrites } from './rewrites.ts'
import { giving, type Shared } from './shared.ts'

const TOPICS = 'src/commands/*/'

/**
 * Has the commands of topics, such as `lab`, loaded from a file of their own when they are called, and gives it what it
 * shares: they are not for students, whose commands start faster without.
 */
export const forStudents = (rewrites: Rewrites, shared: Shared): Plugin => ({
  name: 'for-students',
  setup({ initialOptions, onResolve, onLoad }) {
    const matched = rewrites.expect([TOPICS])
    onResolve({ filter: /^shared$/ }, ({ path }) => ({ path, namespace: 'for-students' }))
    onLoad({ filter: /./, namespace: 'for-students' }, () => ({
      contents: giving(shared),
      resolveDir: initialOptions.absWorkingDir ?? '.',
    }))
    onLoad({ filter: /[\\/]src[\\/]commands[\\/].+[\\/][^\\/]+\.ts$/ }, ({ path }) => {
      matched(TOPICS)
      return { contents: calling(path) }
    })
  },
})

function calling(path: string): string {
  const [, id = ''] = /[\\/]src[\\/]commands[\\/](.+)\.ts$/.exec(path) ?? []
  return `
import { shared } from 'shared'
const teachers = ${loading('./other-commands.cjs')}
teachers.use(shared)
export default teachers.commands['${id.replaceAll('\\', '/')}']().default
`
}
