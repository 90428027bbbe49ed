import { isAbsolute, join } from 'node:path'
import { userHome } from '../docker/address/user-home.ts'

/**
 * The folder of the user's where XDG has programs keep their state, or their data. env-paths calls `log` what XDG calls
 * state. A path that is not absolute counts as none, as XDG has it: the working folder is not the student's alone.
 */
export async function placeFor(what: 'state' | 'data'): Promise<string> {
  const { default: envPaths } = await import('env-paths')
  const { log, data } = envPaths('docker-lab', { suffix: '' })
  const [folder, usual] = what === 'state' ? [log, 'state'] : [data, 'share']
  return isAbsolute(folder) ? folder : join(userHome(), '.local', usual, 'docker-lab')
}
