import type { FaultValues, LabFaultWords } from '../languages/lab-faults.ts'

/** What is wrong with a file of a course: a code, with the values that its sentence needs. */
export type LabFault = { [Code in keyof FaultValues]: { code: Code } & FaultValues[Code] }[keyof FaultValues]

/** The words for faults in one language, with those of the check kinds whose schemas refused something. */
export interface FaultWords extends LabFaultWords {
  /** By the name of the check kind, then by the rule. */
  refusals: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A fault in words: a clause that begins in lower case and has no full stop. */
export function tellFault(fault: LabFault, words: FaultWords): string {
  if (fault.code === 'refused') return tellRefused(fault, words)
  const say = words.faults[fault.code] as string | ((values: LabFault) => string)
  return typeof say === 'string' ? say : say(fault)
}

/** A check kind's words come before the general ones. */
function tellRefused({ name, rule, kind, said, found }: FaultValues['refused'], words: FaultWords): string {
  const own = kind === undefined ? undefined : words.refusals[kind]?.[rule]
  const general = Object.hasOwn(words.rules, rule)
    ? words.rules[rule as keyof LabFaultWords['rules']]
    : undefined
  const says = typeof general === 'function' ? general(words.found(found ?? { is: 'nothing' })) : general
  const told = own === undefined ? words.about(name, says ?? words.noWords(rule)) : words.aboutKind(name, own)
  return said === undefined ? told : words.detail(told, said)
}
