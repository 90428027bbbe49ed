import type { AnyCheckKind } from './contract/kind.ts'
import { containersOf } from './contract/service/find.ts'
import { type Service, serviceIn, servicesIn, wantsOf } from './contract/service/service.ts'

/** What is asked for of one container of a service, with what was seen. */
interface Part {
  want: unknown
  facts: unknown
}

/** What was seen for a check that names services: every one of them has to pass. */
interface OfServices {
  ofServices: Part[]
}

const partsOf = (facts: unknown): Part[] | undefined =>
  typeof facts === 'object' && facts !== null ? (facts as Partial<OfServices>).ofServices : undefined

/**
 * A check kind that also takes a service of a Compose file wherever it takes the name of a container. It then looks at
 * each of the containers by its name, and they all have to pass; of a service without any, none is found.
 */
export function forServices(kind: AnyCheckKind): AnyCheckKind {
  const { pending, ageMs } = kind
  return {
    ...kind,
    async observe(want, world) {
      const services = servicesIn(want)
      if (services.length === 0) return kind.observe(want, world)
      const found = await Promise.all(
        services.map(async (one) => [one, await containersOf(serviceIn(one) as Service, world)] as const),
      )
      const ofServices = wantsOf(want, new Map(found)).map(
        async (one): Promise<Part> => ({ want: one, facts: await kind.observe(one, world) }),
      )
      return { ofServices: await Promise.all(ofServices) } satisfies OfServices
    },
    judge(want, facts) {
      const parts = partsOf(facts)
      if (!parts) return kind.judge(want, facts)
      return parts.map((one) => kind.judge(one.want, one.facts)).find((code) => code !== 'pass') ?? 'pass'
    },
    ...(pending && {
      pending(want, facts) {
        const parts = partsOf(facts)
        if (!parts) return pending(want, facts)
        const all = parts.flatMap((one) => pending(one.want, one.facts) ?? [])
        return all.length > 0 ? Math.max(...all) : undefined
      },
    }),
    ...(ageMs && {
      ageMs(facts) {
        const ages = partsOf(facts)?.map((one) => ageMs(one.facts))
        if (!ages) return ageMs(facts)
        return ages.includes(undefined) ? undefined : Math.min(...(ages as number[]))
      },
    }),
  }
}

/** What a diagnosis is about: of the containers of a service, the first that it fits. */
export function partWith(
  { judge }: Pick<AnyCheckKind, 'judge'>,
  code: string,
  want: unknown,
  facts: unknown,
): Part {
  const parts = partsOf(facts)
  return parts?.find((one) => judge(one.want, one.facts) === code) ?? parts?.[0] ?? { want, facts }
}
