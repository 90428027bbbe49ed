import { isAbsolute, join } from 'node:path'
import { userHome } from '../docker/address/user-home.ts'

const USUAL = { state: '.local/state', data: '.local/share', cache: '.cache' }

/**
 * The folder of the user's where XDG has programs keep their state, their data, or what they can fetch again. env-paths
 * calls `log` what XDG calls state. A path that is not absolute counts as none, as XDG has it: the working folder is not
 * the student's alone.
 */
export async function placeFor(what: keyof typeof USUAL): Promise<string> {
  const { default: envPaths } = await import('env-paths')
  const { log: state, data, cache } = envPaths('docker-lab', { suffix: '' })
  const folder = { state, data, cache }[what]
  return isAbsolute(folder) ? folder : join(userHome(), USUAL[what], 'docker-lab')
}
