import type { Cell } from './csv.ts'

/** The longest text that a cell of a spreadsheet can have. */
const LONGEST = 32_767
const WIDEST = 60

/** A workbook with one sheet. Texts are typed as texts, so that none is ever computed; the headings stay in sight. */
export async function xlsx(rows: readonly (readonly Cell[])[], sheet: string): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const cells = rows.map((row, index) =>
    row.map((value) => {
      if (value === null) return null
      if (typeof value === 'number') return { value, type: Number }
      return {
        value: value.slice(0, LONGEST),
        type: String,
        ...(index === 0 && { fontWeight: 'bold' as const }),
      }
    }),
  )
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(WIDEST, Math.max(8, ...rows.map((row) => `${row[column] ?? ''}`.length + 2))),
  }))
  const made = writeXlsxFile(cells, { sheet, columns, stickyRowsCount: 1, stickyColumnsCount: 2 })
  return made.toBuffer()
}
