import * as z from 'zod'
import type { Mount } from '../../src/docker/port/docker.ts'
import { field } from '../../src/grading/contract/field.ts'

/** What a container must have mounted at a path. */
export const schema = () =>
  z
    .strictObject({
      container: field.container(),
      destination: field.path(),
      type: z.enum(['volume', 'bind', 'tmpfs']).optional(),
      volume: field.volume().optional(),
      anonymous: z.literal(true).optional(),
      source: field.hostPath().optional(),
      workfolder: field.workPath().optional(),
      writable: z.boolean().optional(),
      shared_with: field.container().optional(),
      nonempty: z.literal(true).optional(),
      engine_socket: z.literal(true).optional(),
    })
    .refine(
      ({ volume, anonymous, source, workfolder }) =>
        [volume, anonymous, source, workfolder].filter((one) => one !== undefined).length <= 1,
      { error: 'one-left-side', abort: true },
    )
    .refine(({ type, ...rest }) => type === undefined || [undefined, type].includes(impliedType(rest)), {
      error: 'type-contradicts',
    })
    .refine(({ type, nonempty, shared_with }) => type !== 'tmpfs' || !(nonempty || shared_with), {
      error: 'tmpfs-cannot',
    })

export type MountWant = z.infer<ReturnType<typeof schema>>

/** The type that a check asks for, also when only another key implies it. */
export const wantedType = ({ type, ...rest }: MountWant): Mount['type'] | undefined =>
  type ?? impliedType(rest)

interface Named {
  volume?: string | undefined
  anonymous?: true | undefined
  source?: string | undefined
  workfolder?: string | undefined
  engine_socket?: true | undefined
}

function impliedType(named: Named): 'volume' | 'bind' | undefined {
  if (named.volume !== undefined || named.anonymous) return 'volume'
  return (named.source ?? named.workfolder ?? named.engine_socket) === undefined ? undefined : 'bind'
}
