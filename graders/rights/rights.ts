import * as z from 'zod'
import { CAPABILITIES, capabilityName } from '../../src/docker/port/capabilities.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { codes } from './codes.ts'
import { diagnoseUser, observeUser, type UserFacts } from './user.ts'

const capabilities = () =>
  z
    .array(
      z.string().refine((name) => [...CAPABILITIES, 'ALL'].includes(capabilityName(name)), {
        error: 'capability',
      }),
    )
    .min(1)
    .optional()

/** Who a container's program is, and what it is allowed to do. */
export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        user: field.user().optional(),
        read_only: z.literal(true).optional(),
        cap_drop: capabilities(),
        cap_add: capabilities(),
        no_new_privileges: z.literal(true).optional(),
      })
      .refine(({ container: _, ...asked }) => Object.values(asked).some((one) => one !== undefined), {
        error: 'asks-for-nothing',
      }),
  example: { container: 'web', user: 'not-root', read_only: true, cap_drop: ['ALL'] },

  observe: async (want, { docker }, container): Promise<UserFacts> => observeUser(want, container, docker),

  judge(want, facts) {
    const { container } = facts
    const user = diagnoseUser(want, facts)
    if (user) return user
    if (want.read_only && !container.readOnlyRoot) return 'root-file-system-writable'
    if (kept(want, container.capabilities).length > 0) return 'capability-kept'
    if (lacking(want, container.capabilities).length > 0) return 'capability-missing'
    return want.no_new_privileges && !container.noNewPrivileges ? 'can-gain-privileges' : 'pass'
  },

  codes,
  authoring: {
    subject: ['container'],
    single: ['user', 'cap_drop', 'cap_add'],
    means: ({ cap_drop, cap_add }) => ({
      cap_drop: cap_drop?.map(capabilityName).sort(),
      cap_add: cap_add?.map(capabilityName).sort(),
    }),
  },
})

interface Asked {
  cap_drop?: string[] | undefined
  cap_add?: string[] | undefined
}

/** The capabilities that it should not have. Of all of them, it can have those that it must have. */
export function kept({ cap_drop = [], cap_add = [] }: Asked, actual: string[]): string[] {
  const [drop, add] = [cap_drop, cap_add].map((names) => names.map(capabilityName))
  return actual.filter((one) => drop?.includes(one) || (drop?.includes('ALL') && !add?.includes(one)))
}

/** The capabilities that it should have and does not. */
export function lacking({ cap_add = [] }: Asked, actual: string[]): string[] {
  const names = cap_add.map(capabilityName)
  const wanted = names.includes('ALL') ? CAPABILITIES : names
  return wanted.filter((one) => !actual.includes(one))
}
