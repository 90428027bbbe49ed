import { padded, width } from './width.ts'

/** Rows of plain cells in columns of equal width; `rightAligned` columns are for numbers. */
export function table(rows: string[][], rightAligned: number[] = []): string[] {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0),
  )
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const cellWidth = widths[column] ?? 0
      return rightAligned.includes(column)
        ? ' '.repeat(cellWidth - width(cell)) + cell
        : padded(cell, cellWidth)
    })
    return cells.join('  ').trimEnd()
  })
}
