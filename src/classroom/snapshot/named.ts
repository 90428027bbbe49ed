import { literalsOf } from '../../authoring/lint/literals.ts'
import { shapeOf } from '../../authoring/lint/shape.ts'
import type { Docker } from '../../docker/port/docker.ts'
import { cutOff, recordOn, type Tape, taped } from '../../docker/port/tape.ts'
import type { Kinds } from '../../grading/grade.ts'
import { type Deadline, late, orLate } from '../../grading/look.ts'
import type { Lab, Owned } from '../../lab/lab.ts'

/** Notes on the tape who asked, where no check did. */
export const ASKER = 'snapshot'

/** What labs name: whatever their checks are about, and what they own. */
interface Named extends Owned {
  composeServices: string[]
}

/** Names of each kind, once each. */
export async function namedIn(labs: readonly Lab[], kinds: Pick<Kinds, 'load'>): Promise<Named> {
  const literals = await Promise.all(
    labs.flatMap(({ checks }) =>
      checks.map(async (check, index) =>
        literalsOf(check, index, shapeOf((await kinds.load(check.grader)).schema())),
      ),
    ),
  )
  const all = (what: keyof Owned, kind: string) => [
    ...new Set([
      ...labs.flatMap(({ owns }) => owns[what]),
      ...literals.flat().flatMap((one) => (one.kind === kind ? [one.value] : [])),
    ]),
  ]
  return {
    containers: all('containers', 'container'),
    images: all('images', 'image'),
    volumes: all('volumes', 'volume'),
    networks: all('networks', 'network'),
    services: all('services', 'swarm-service'),
    composeServices: [
      ...new Set(literals.flat().flatMap((one) => (one.kind === 'service' ? [one.value] : []))),
    ],
  }
}

/**
 * Asks for what the labs name, as far as it is not on the tape yet, so that a lab that is corrected later can be judged
 * by it. What cannot be asked in time says so on the tape.
 */
export async function askForNamed(
  labs: readonly Lab[],
  tape: Tape,
  { docker, kinds, deadline }: { docker: Docker; kinds: Pick<Kinds, 'load'>; deadline: Deadline },
): Promise<void> {
  const { containers, images, volumes, networks, services, composeServices } = await namedIn(labs, kinds)
  const recorder = recordOn(tape)
  const asking = taped(docker, ['docker'], ASKER, recorder)
  const ofCompose = composeServices.map(async (service) => {
    const found = await asking.serviceContainers(service)
    return Promise.all(found.map(({ name }) => asking.container(name)))
  })
  const all = Promise.allSettled([
    ...containers.map((name) => asking.container(name)),
    ...images.map((name) => asking.image(name)),
    ...volumes.map((name) => asking.volume(name)),
    ...networks.map((name) => asking.network(name)),
    ...services.map((name) => asking.service(name)),
    ...ofCompose,
  ])
  await orLate(all, deadline).catch(() => {})
  cutOff(recorder, late(deadline))
}
