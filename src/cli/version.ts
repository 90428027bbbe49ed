import packageJson from '../../package.json' with { type: 'json' }
import { runtime } from '../student/runtime.ts'

/** Put in when the program is built: names the code that is in it. */
declare const DOCKER_LAB_BUILD: string | undefined

/** What `--version` says: `docker-lab 0.1.0 (build 1a2b3c4d5e6f, linux-x64, Bun 1.4.5)`. */
export function versionLine(): string {
  const { platform, arch } = process
  const build = typeof DOCKER_LAB_BUILD === 'string' ? `build ${DOCKER_LAB_BUILD}` : 'from its sources'
  return `docker-lab ${packageJson.version} (${build}, ${platform}-${arch}, ${runtime()})`
}
