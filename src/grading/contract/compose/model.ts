/** A mapping of a Compose file, as plain data. */
export type Model = { [key: string]: unknown }

export const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
