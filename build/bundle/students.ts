import type { Plugin } from 'esbuild'
import type { Rewrites } from './rewrites.ts'

const TOPICS = 'src/commands/*/'

/** Leaves out the commands of topics, such as `lab`: they are not for students, whose commands start faster without. */
export const forStudents = (rewrites: Rewrites): Plugin => ({
  name: 'for-students',
  setup({ onLoad }) {
    const matched = rewrites.expect([TOPICS])
    onLoad({ filter: /[\\/]src[\\/]commands[\\/].+[\\/][^\\/]+\.ts$/ }, () => {
      matched(TOPICS)
      return { contents: 'export default undefined' }
    })
  },
})
