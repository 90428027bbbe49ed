import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { canInstall, install } from './apt.ts'
import { SetupProblem } from './problem.ts'

const PROGRAM = '/usr/bin/chromium'

/**
 * Debian's Chromium, with letters for every language that the page speaks; installs them where they are missing.
 * @throws SetupProblem where that cannot be done
 */
export async function openChromium(): Promise<Browser> {
  if (!existsSync(PROGRAM)) {
    if (!canInstall()) throw new SetupProblem(`${PROGRAM} is missing: install Debian's package chromium`)
    await install(['chromium', 'fonts-noto-cjk'])
  }
  // Its own sandbox does not work for root, which tests run as; it sees no page but ours.
  return chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
