import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { execa } from 'execa'

/**
 * Notes in a file which functions a student's `check` runs, for Bun's `--bytecode-order`: these are put side by side, so
 * that what is not run need not be read from the disk. @param program the executable for this machine
 * @see https://bun.com/docs/bundler/executables
 */
export async function recordOrder(program: string, file: string): Promise<void> {
  const socket = join(dirname(file), 'engine.sock')
  const engine = createServer(({ url }, response) => {
    response.setHeader('Api-Version', '1.51').setHeader('Content-Type', 'application/json')
    response.statusCode = url === '/_ping' ? 200 : 404
    response.end('{"message":"there is nothing here"}')
  }).listen(socket)
  try {
    const env = { DOCKER_HOST: `unix://${socket}`, BUN_BYTECODE_ORDER_OUT: file }
    await execa(program, ['check', '3'], { extendEnv: false, env, reject: false })
  } finally {
    engine.close()
  }
  // Sorted, because the same sources have to make the same bytes, whatever came first this time.
  const [version, ...functions] = (await readFile(file, 'utf8')).trim().split('\n')
  await writeFile(file, [version, ...[...new Set(functions)].sort(), ''].join('\n'))
}
