/** What the schemas of lab.yaml, cases.yaml and course.yaml say of their keys, by the path of the key. */
export type LabFormatTexts = Record<'lab' | 'cases' | 'course', Record<string, string>>
