import { InputError } from '../lab/input-error.ts'
import type { Check, Lab } from '../lab/lab.ts'
import { nearest } from '../lab/nearest.ts'
import type { Messages } from '../languages/en/messages.ts'

/** The check of a lab with this id. @throws InputError */
export function checkCalled(lab: Lab, id: string, { errors }: Messages): Check {
  const check = lab.checks.find((one) => one.id === id)
  if (check) return check
  const ids = lab.checks.map((one) => one.id)
  const suggestion = nearest(id, ids)
  throw new InputError([{ message: errors.noCheck(id, ids), ...(suggestion && { suggestion }) }])
}
