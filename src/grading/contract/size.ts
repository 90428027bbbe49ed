const UNITS = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** Bytes of a size as --memory takes it: `512m`, `1g`, `1048576`. */
export const bytesOf = (size: string): number =>
  Number.parseFloat(size) * UNITS[(/[bkmg]/.exec(size.toLowerCase())?.[0] ?? 'b') as keyof typeof UNITS]

/** Bytes in the largest unit that gives a whole number. */
export const sizeOf = (bytes: number): string => {
  const unit = (['g', 'm', 'k'] as const).find((one) => bytes % UNITS[one] === 0)
  return unit ? `${bytes / UNITS[unit]}${unit}` : `${bytes}`
}
