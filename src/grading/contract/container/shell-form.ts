const SHELL = /(^|\/)(ba|da|a|k|z)?sh$/

/**
 * Whether these words hand a line to a shell: `sh -c`, `/bin/bash -lc`, `bash -o pipefail -c`.
 * @see https://docs.docker.com/reference/dockerfile/#shell-and-exec-form
 */
export function isShellForm([program = '', ...words]: readonly string[]): boolean {
  if (!SHELL.test(program)) return false
  for (let at = 0; words[at]?.startsWith('-'); at++) {
    const option = words[at] as string
    if (/^-[a-z]*c$/i.test(option)) return true
    if (/^-[a-z]*o$/i.test(option)) at++
  }
  return false
}
