import type { Lab } from '../../lab/lab.ts'
import type { PortOwner } from '../../languages/en/messages.ts'
import { type Belonging, belongings } from '../../workshop/belongings.ts'
import { isOwnedBy, portsInUse } from '../../workshop/ports-in-use.ts'
import { type Pullable, pullable } from '../../workshop/pullable.ts'
import type { Workshop } from '../../workshop/workshop.ts'
import { called } from '../progress/course-progress.ts'
import { startedFor } from '../started.ts'

/** What was examined for labs. `lab` is what the command line calls the first one that needs it. */
export type OfLabs =
  | { about: 'image'; ok: true; image: string; lab: string }
  | { about: 'image'; ok: boolean; image: string; lab: string; pull: Pullable }
  | { about: 'port'; ok: boolean; port: number; labs: string[]; owner: PortOwner | undefined }
  | { about: 'leftovers'; ok: true; lab: string; left: Pick<Belonging, 'kind' | 'name'>[] }

type Examining = Pick<Lab, 'environment' | 'owns' | 'number' | 'slug' | 'folder'>

/** So many registries are asked at once. */
const AT_ONCE = 6

/**
 * Looks at what labs need of an engine, and at what other labs left there.
 * @param all the labs of the course
 */
export async function examineLabs(
  labs: readonly Examining[],
  all: readonly Examining[],
  workshop: Pick<Workshop, 'docker' | 'ask'>,
  endpoint: string,
): Promise<OfLabs[]> {
  const wantedBy = new Map<string, string>()
  const needing = new Map<number, Examining[]>()
  for (const lab of labs) {
    const { images, ports, containers } = lab.environment
    for (const image of [...images, ...containers.map((one) => one.image)])
      if (!wantedBy.has(image)) wantedBy.set(image, called(lab))
    const hostPorts = containers.flatMap((one) => one.ports.map((port) => Number(port.split(':')[0])))
    for (const port of [...ports, ...hostPorts])
      if (!needing.get(port)?.includes(lab)) needing.set(port, [...(needing.get(port) ?? []), lab])
  }
  const others = labs.length === 1 ? all.filter(({ folder }) => folder !== labs[0]?.folder) : all
  const [images, ports, left] = await Promise.all([
    imagesOf([...wantedBy], workshop),
    portsOf([...needing], workshop),
    leftoversOf(others, imagesWanted(all), workshop, endpoint),
  ])
  return [...images, ...ports, ...left]
}

async function imagesOf(
  wanted: [image: string, lab: string][],
  { docker, ask }: Pick<Workshop, 'docker' | 'ask'>,
): Promise<OfLabs[]> {
  return inTurn(wanted, async ([image, lab]) => {
    if (await docker.image(image)) return { about: 'image', ok: true, image, lab }
    const pull = await pullable(ask, image)
    return { about: 'image', ok: pull.can !== 'no', image, lab, pull }
  })
}

async function portsOf(
  needing: [port: number, labs: Examining[]][],
  { docker }: Pick<Workshop, 'docker'>,
): Promise<OfLabs[]> {
  const taken = await portsInUse(
    docker,
    needing.map(([port]) => port),
  )
  return needing
    .toSorted(([one], [other]) => one - other)
    .map(([port, labs]) => {
      const owner = taken.get(port)
      const own = labs.flatMap(({ owns, environment }) => [
        ...owns.containers,
        ...environment.containers.map(({ name }) => name),
      ])
      return {
        about: 'port',
        ok: owner === undefined || isOwnedBy(owner, own),
        port,
        labs: labs.map(called),
        owner,
      }
    })
}

const imagesWanted = (labs: readonly Examining[]) =>
  new Set(
    labs.flatMap(({ environment }) => [
      ...environment.images,
      ...environment.containers.map(({ image }) => image),
    ]),
  )

/** One lab after the other: each asks for everything that it can have left. @param wanted images that labs begin with */
async function leftoversOf(
  labs: readonly Examining[],
  wanted: ReadonlySet<string>,
  workshop: Pick<Workshop, 'docker' | 'ask'>,
  endpoint: string,
): Promise<OfLabs[]> {
  const found: OfLabs[] = []
  for (const lab of labs) {
    const noted = await startedFor(lab, endpoint).record()
    const there = await belongings(workshop as Workshop, lab, noted)
    const left = there
      .filter(({ kind, name }) => kind !== 'image' || !wanted.has(name))
      .map(({ kind, name }) => ({ kind, name }))
    if (left.length > 0) found.push({ about: 'leftovers', ok: true, lab: called(lab), left })
  }
  return found
}

/** Each at its place, only a few at once. */
async function inTurn<One, Came>(all: readonly One[], act: (one: One) => Promise<Came>): Promise<Came[]> {
  const came: Came[] = []
  const next = all.entries()
  const work = async () => {
    for (const [index, one] of next) came[index] = await act(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return came
}
