import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * `node test/install/smoke.ts FOLDER`: installs a release from its files as people on this kind of machine do, and runs
 * what was installed. It needs no packages, and changes the PATH of the account on Windows: it is for machines that are
 * deleted afterwards.
 */

const [release = '.'] = process.argv.slice(2)
const onWindows = process.platform === 'win32'

function checkSums(): void {
  const lines = readFileSync(join(release, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const names = readdirSync(release).filter((name) => name !== 'SHA256SUMS')
  for (const name of names) {
    const sum = createHash('sha256')
      .update(readFileSync(join(release, name)))
      .digest('hex')
    if (listed.get(name) !== sum) throw new Error(`SHA256SUMS does not have the checksum of ${name}`)
  }
  if (listed.size !== names.length) throw new Error('SHA256SUMS lists files that are not there')
  console.log(`${names.length} checksums are right`)
}

/** How the installer is started, in each way that people start it. */
function installers(to: string): [string, ...string[]][] {
  if (!onWindows) return [['sh', join(release, 'install.sh'), '--plugin', '--to', to]]
  const script = ['-ExecutionPolicy', 'Bypass', '-File', join(release, 'install.ps1'), '-Plugin', '-To', to]
  // The first comes with Windows, the second is newer.
  return [
    ['powershell', ...script],
    ['pwsh', ...script],
  ]
}

/** Runs a program in the background of the server, and fails if the program does. */
function run([command, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Promise<void> {
  console.log(`\n$ ${[basename(command), ...args].join(' ')}`)
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`${basename(command)} exited with ${code}`)),
    )
  })
}

/** Runs what was installed, and fails if its answer has nothing of what it should have. */
function answers(program: string, args: readonly string[], expected: string): void {
  const said = execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, LANG: 'en_US.UTF-8' } })
  if (!said.includes(expected)) throw new Error(`docker-lab ${args.join(' ')} says:\n${said}`)
  console.log(`docker-lab ${args.join(' ')} answers as it should`)
}

checkSums()
const folder = mkdtempSync(join(tmpdir(), 'docker-lab-smoke-'))
const server = createServer(({ url = '/' }, response) => {
  const file = join(release, basename(url))
  if (existsSync(file)) createReadStream(file).pipe(response)
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
try {
  await new Promise((listening) => server.once('listening', listening))
  const env = {
    DOCKER_LAB_DOWNLOAD_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    DOCKER_CONFIG: join(folder, '.docker'),
  }
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  )
  const name = onWindows ? 'docker-lab.exe' : 'docker-lab'
  for (const installer of installers(join(folder, 'bin'))) {
    // Once, and once more over it.
    await run(installer, env)
    await run(installer, env)
    for (const program of [join(folder, 'bin', name), join(env.DOCKER_CONFIG, 'cli-plugins', name)])
      answers(program, ['--version'], version)
  }
  const program = join(folder, 'bin', name)
  answers(program, ['list'], 'nginx')
  answers(program, ['show', '3'], 'nginx01')
  answers(program, ['explain', 'port-reversed'], '8080')
} finally {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
}
