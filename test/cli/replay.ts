import type { Shell } from './shell.ts'

/**
 * Runs the lines of a console block that begin with `$` again, and answers the block with what they print now: but
 * what docker prints when all is well is left out, being ids.
 */
export async function runAgain(block: string, shell: Shell, { exitCodes = true } = {}): Promise<string> {
  const lines: string[] = []
  for (const [, command = ''] of block.matchAll(/^\$ (.*)$/gm)) {
    const { output, exitCode } = await shell.run(command)
    const shown = command.startsWith('docker ') && exitCode === 0 ? '' : settled(output, shell)
    const exit = exitCodes && exitCode !== 0 ? [`[exit ${exitCode}]`] : []
    lines.push(`$ ${command}`, ...(shown ? [shown] : []), ...exit)
  }
  return ['```console', ...lines, '```'].join('\n')
}

/** What differs from engine to engine and from run to run. */
function settled(output: string, shell: Shell): string {
  return (
    output
      .replaceAll(shell.folder, '~')
      .replace(/(Docker|docker) \d[\w.+~-]*(?=,| at |，|（| \\?\()/g, '$1 20.10.24')
      .replace(/API \d+\.\d+/g, 'API 1.41')
      .replace(/(?<!"name": "docker-lab",\s*)"version": "\d[^"]*"/g, '"version": "20.10.24"')
      .replace(/"api": "[\d.]+"/g, '"api": "1.41"')
      .replace(/"duration_ms": \d+/g, '"duration_ms": 4')
      .replace(/(?:unix|tcp):\/\/\/?(?:var\/)?run\/docker\.sock/g, 'unix:///var/run/docker.sock')
      .replace(/found instead: .*/g, 'found instead: …')
      .replace(/"time": "[^"]*"/g, '"time": "2026-01-01T00:00:00.000Z"')
      .replace(/^. (Node\.js|Bun) .*$/m, '✓ Node.js 24.21.0 (/usr/bin/node)')
      .replace(/(?<=The engine has )[\d.]+ GB(?= of memory)/, '23.5 GB')
      .replace(/(?<=It runs on ).*(?=\.$)/m, 'Debian, with the storage driver overlay2')
      .replace(/^. (Registry mirrors|No registry mirror).*(\n {2}\S.*)?/m, '✓ No registry mirror is set. …')
      // Each zlib compresses a little differently.
      .replace(/(?<=\.tar\.gz \()[\d.]+(?= KiB\))/, '3.0')
      .trimEnd()
  )
}
