import { InputError } from '../../lab/input-error.ts'
import type { ClassExportWords } from '../../languages/en/class-export.ts'
import type { LabFigures } from '../class-report.ts'

/**
 * What another system calls labs, by their slugs, from words such as `3=12345`. @throws InputError for a word that is not
 * of this form, or names no lab of the report
 */
export function assignmentsOf(
  words: readonly string[],
  labs: readonly Pick<LabFigures, 'number' | 'slug'>[],
  { badAssignment, noLab }: Pick<ClassExportWords, 'badAssignment' | 'noLab'>,
): Map<string, string> {
  return new Map(
    words.map((word) => {
      const [, named = '', name = ''] = /^([^=]+)=(.+)$/s.exec(word) ?? []
      if (name === '') throw new InputError([{ message: badAssignment(word) }])
      const lab = labs.find(
        ({ number, slug }) => slug === named || (number !== null && Number(named) === number),
      )
      if (!lab)
        throw new InputError([
          {
            message: noLab(
              named,
              labs.map(({ slug }) => slug),
            ),
          },
        ])
      return [lab.slug, name]
    }),
  )
}
