import { execFileSync } from 'node:child_process'

const limit = (bytes: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', `${process.pid}`, `--fsize=${bytes}:`])
const ignore = () => {}

/** Only Linux limits a process that runs already. */
export const canFill = process.platform === 'linux'

/**
 * As if the disk had room for so many bytes of each file: a write that goes further is cut short, and the next one
 * fails, with EFBIG in the place of ENOSPC. @see https://man7.org/linux/man-pages/man2/getrlimit.2.html
 */
export function fullDisk(bytes: number): Disposable {
  // It would end the process.
  process.on('SIGXFSZ', ignore)
  limit(bytes)
  return {
    [Symbol.dispose]() {
      limit('unlimited')
      process.off('SIGXFSZ', ignore)
    },
  }
}
