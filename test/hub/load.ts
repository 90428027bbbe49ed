import { docker } from '../engine/cli.ts'
import { SetupProblem, say } from '../engine/problem.ts'
import { hubAddress } from './address.ts'
import { references, repositoryOf } from './images/all.ts'

/** Gives an engine that does not ask the hub by itself the images it lacks, under their own names. */
export async function load(): Promise<void> {
  for (const reference of references()) {
    if ((await docker(['image', 'inspect', reference])).ok) continue
    say(`loading ${reference}`)
    const inHub = `${hubAddress}/${repositoryOf(reference)}`
    await expectOk(['pull', '--quiet', inHub])
    await expectOk(['tag', inHub, reference])
    await expectOk(['rmi', inHub])
  }
}

async function expectOk(args: readonly string[]): Promise<void> {
  const { ok, stderr } = await docker(args, 120)
  if (ok) return
  throw new SetupProblem(
    `This engine cannot reach Docker Hub, and could not be given images from the offline hub either: ` +
      `docker ${args.join(' ')} said: ${stderr}. (An engine on another machine does not see ${hubAddress}.)`,
  )
}
