import type { Plugin } from 'esbuild'

/** ssh2 is quicker with these, which have to be compiled for each machine, and does without where they are missing. */
export const natives: Plugin = {
  name: 'natives',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^cpu-features$|\.node$/ }, ({ path }) => ({ path, namespace: 'native' }))
    onLoad({ filter: /./, namespace: 'native' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is left out`)})`,
    }))
  },
}
