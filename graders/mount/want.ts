import * as z from 'zod'
import type { Mount } from '../../src/docker/port/docker.ts'
import { field } from '../../src/grading/contract/field.ts'

/** In place of a destination: any will do. */
export const ANYWHERE = ''

/** What a container must have mounted, at a path or anywhere. */
export const schema = () =>
  z
    .strictObject({
      container: field.container(),
      destination: field.path().default(ANYWHERE),
      type: z.enum(['volume', 'bind', 'tmpfs']).optional(),
      volume: field.volume().optional(),
      anonymous: z.literal(true).optional(),
      named: z.literal(true).optional(),
      source: field.hostPath().optional(),
      workfolder: field.workPath().optional(),
      writable: z.boolean().optional(),
      shared_with: field.container().optional(),
      nonempty: z.literal(true).optional(),
      engine_socket: z.literal(true).optional(),
    })
    .refine(
      ({ volume, anonymous, named, source, workfolder }) =>
        [volume, anonymous, named, source, workfolder].filter((one) => one !== undefined).length <= 1,
      { error: 'one-left-side', abort: true },
    )
    .refine(({ type, ...rest }) => type === undefined || [undefined, type].includes(impliedType(rest)), {
      error: 'type-contradicts',
    })
    .refine(
      (want) => want.destination !== ANYWHERE || (wantedType(want) !== undefined && !asksForPlace(want)),
      {
        error: 'needs-destination',
        path: ['destination'],
      },
    )
    .refine(({ type, nonempty, shared_with }) => type !== 'tmpfs' || !(nonempty || shared_with), {
      error: 'tmpfs-cannot',
    })

export type MountWant = z.infer<ReturnType<typeof schema>>

/** The type that a check asks for, also when only another key implies it. */
export const wantedType = ({
  type,
  ...rest
}: Named & { type?: 'volume' | 'bind' | 'tmpfs' | undefined }): Mount['type'] | undefined =>
  type ?? impliedType(rest)

/** What can be looked at only where the mount is known. */
const asksForPlace = ({ workfolder, writable, shared_with, nonempty, engine_socket }: Placed): boolean =>
  (workfolder ?? writable ?? shared_with ?? nonempty ?? engine_socket) !== undefined

interface Placed {
  workfolder?: string | undefined
  writable?: boolean | undefined
  shared_with?: string | undefined
  nonempty?: true | undefined
  engine_socket?: true | undefined
}

interface Named {
  volume?: string | undefined
  anonymous?: true | undefined
  named?: true | undefined
  source?: string | undefined
  workfolder?: string | undefined
  engine_socket?: true | undefined
}

function impliedType(named: Named): 'volume' | 'bind' | undefined {
  if (named.volume !== undefined || named.anonymous || named.named) return 'volume'
  return (named.source ?? named.workfolder ?? named.engine_socket) === undefined ? undefined : 'bind'
}
