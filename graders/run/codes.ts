import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const RUN = 'docker run --rm IMAGE ARGUMENTS'
const STARTS = 'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'

export const codes = {
  'image-to-run-missing': { see: ['docker image ls'] },
  'image-without-entrypoint': { see: [STARTS, RUN] },
  'image-program-missing': { see: [STARTS, RUN, 'docker history IMAGE'] },
  'image-not-started': { see: [RUN, STARTS] },
  'image-runs-on': { see: [RUN, STARTS] },
  'image-exit-code-differs': { see: [RUN, 'echo $?'] },
  'image-output-differs': { see: [RUN] },
  'image-error-output-differs': { see: [`${RUN} > /dev/null`] },
  'image-needs-memory': { see: [RUN, 'docker stats'], undecided: true },
  'image-output-too-long': { see: [`${RUN} | wc -c`], undecided: true },
} as const satisfies Record<string, CodeFacts>
