import { execa } from 'execa'

/** Where the engine of this project listens: the socket that a docker CLI asks by default. */
export const defaultEndpoint = 'unix:///var/run/docker.sock'

/** Runs the docker CLI; a failure, a missing CLI and a deadline are answers, not exceptions. */
export async function docker(args: readonly string[], seconds = 60) {
  const run = await execa('docker', args, { reject: false, stdin: 'ignore', timeout: seconds * 1000 })
  return {
    ok: !run.failed,
    missing: run.code === 'ENOENT',
    stdout: run.stdout ?? '',
    stderr: run.stderr ?? '',
  }
}

/** The endpoint that the docker CLI picks: DOCKER_HOST, a context, or the default socket. */
export async function chosenEndpoint(): Promise<string> {
  const { ok, stdout } = await docker(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], 5)
  return (ok && stdout.trim()) || process.env.DOCKER_HOST || defaultEndpoint
}

/** The version of the engine that answers there, or what the CLI says instead. */
export async function askDocker(): Promise<{ version?: string; refusal: string; missing: boolean }> {
  const { ok, missing, stdout, stderr } = await docker(['version', '--format', '{{.Server.Version}}'], 10)
  if (ok) return { version: stdout.trim(), refusal: '', missing }
  return {
    refusal: missing ? 'there is no docker command' : stderr.trim() || 'no answer within 10 s',
    missing,
  }
}

export const answers = async (): Promise<boolean> => (await askDocker()).version !== undefined
