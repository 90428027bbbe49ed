import { allCodes, explainCode } from '../../kinds/pages.ts'
import type { Language } from '../../languages/list.ts'
import type { Value } from './value.ts'

/** Every diagnosis code, with its title. */
export async function codeValues(language: Language): Promise<Value[]> {
  const codes = await allCodes()
  return Promise.all(
    codes.map(async (code) => ({ value: code.code, about: (await explainCode(code, language)).title })),
  )
}
