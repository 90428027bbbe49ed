import * as z from 'zod'
import type { Container, Listener } from '../../src/docker/port/docker.ts'
import type { ContainerFacts } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'

/** Which container must reach which others, or must not. */
export const schema = () =>
  z
    .strictObject({
      from: field.container(),
      to: field.containers(),
      by: z.enum(['name', 'address']).default('name'),
      mutual: z.literal(true).optional(),
      port: field.containerPort().optional(),
      reachable: z.boolean().default(true),
    })
    .refine(({ port, reachable }) => reachable || port === undefined, { error: 'port-needs-reachable' })

export type ReachWant = z.output<ReturnType<typeof schema>>

/** The container that is missing or does not run, if there is one; otherwise the one that must reach the others. */
export interface ReachFacts extends ContainerFacts {
  /** Every container, by its name; incomplete where one is not as it must be. */
  containers: Record<string, Container>
  /** By the name of a container: its `/etc/hosts`. */
  hosts: Record<string, string>
  /** The networks of two of them that keep their containers apart. */
  apart: string[]
  /** Where a port is asked for: what listens on the network of each that must be reached; not there where not known. */
  listening: Record<string, Listener[]>
}
