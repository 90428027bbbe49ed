import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { canvas } from '../../../src/classroom/exports/canvas.ts'
import { BOM, csv } from '../../../src/classroom/exports/csv.ts'
import { gradeTable } from '../../../src/classroom/exports/grade-table.ts'
import { moodle } from '../../../src/classroom/exports/moodle.ts'
import { xlsx } from '../../../src/classroom/exports/xlsx.ts'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { messagesIn, wordsIn } from '../../../src/languages/loader.ts'
import { aClass } from '../a-class.ts'

const words = await wordsIn('class-export', 'en')
const wording = { words, report: (await messagesIn('en')).report }
const report = makeReport(aClass(), 'en')

/** A CSV as objects, as another program reads it. */
const read = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true })

describe('a cell of CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '＠x', "=cmd|' /C calc'!A0"])(
    'that begins like a formula is text: %j',
    (text) => {
      const [[cell]] = parse(csv([[text]]), { relaxQuotes: false }) as [[string]]
      expect(cell).toBe(`'${text}`)
    },
  )

  test('that is a number stays one, negative ones too', () => {
    expect(csv([[1, -2, 0.5, null, '']])).toBe('1,-2,0.5,,\r\n')
  })

  test('comes back as it was, whatever is in it', () => {
    const strange = ['a,b', 'say "hi"', 'line\nline', 'line\r\nline', ' spaces ', '王小明', "it's", '-']
    expect(parse(csv([strange]))).toEqual([strange])
  })
})

describe('csv', () => {
  const rows = read(`${BOM}${csv(gradeTable(report, words))}`)
  const of = (id: string) => rows.find((row) => row.id === id)

  test('has points of each lab, and empty cells where there are none', () => {
    expect(of('alice')).toMatchObject({
      name: 'Alice',
      '03 Deploy nginx on port 8080 /10': '10',
      '22 Build an image /10': '10',
      total: '25',
      note: '',
    })
    expect(of('dave')?.['03 Deploy nginx on port 8080 /10']).toBe('')
    expect(of('erin')?.['03 Deploy nginx on port 8080 /10']).toBe('')
    expect(of('bob')?.['22 Build an image /10']).toBe('')
  })

  test('says why a cell is empty, and what changed a grade', () => {
    expect(of('dave')?.note).toBe('03 Deploy nginx on port 8080: could not be checked; this is not a zero')
    expect(of('erin')?.note).toBe('03 Deploy nginx on port 8080: nothing handed in')
    expect(of('carol')?.note).toBe('03 Deploy nginx on port 8080: 1 day late; 10 before the deduction')
    expect(of('bob')?.note).toContain('points set by teacher: Shown in class <b>on Monday</b>')
  })

  test('has names as they are, but for formulas', () => {
    expect(rows.map(({ name }) => name)).toEqual([
      ...[
        'Alice',
        'Bob',
        'Carol',
        'Dave',
        'Erin',
        '<script>alert(1)</script>',
        "'=cmd|' /C calc'!A0",
        '王小明',
      ],
      ...['李 "娜", 二班', 'Maximiliane-Alexandra Wolfeschlegelsteinhausenbergerdorff-Äöü'],
    ])
  })
})

describe('xlsx', () => {
  test('has texts that are typed as texts, and numbers as numbers', async () => {
    const files = unzipSync(await xlsx(gradeTable(report, words), 'Grades'))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array)
    const texts = strFromU8(files['xl/sharedStrings.xml'] as Uint8Array)
    expect(sheet).not.toContain('<f>')
    expect(texts).toContain("=cmd|' /C calc'!A0")
    expect(texts).toContain('&lt;script&gt;')
    // The row of the student with that name: two texts, and a number that is not a text.
    const row = sheet.match(/<row r="8".*?<\/row>/s)?.[0] ?? ''
    expect(row.match(/t="s"/g)?.length).toBeGreaterThanOrEqual(3)
    expect(row).toMatch(/<c r="D8"(?![^>]*t="s")[^>]*><v>3<\/v>/)
    expect(row).not.toMatch(/<c r="F8"[^>]*><v>/)
  })
})

describe('moodle', () => {
  test('names students by what Moodle knows, with points and feedback for each lab', () => {
    const rows = read(moodle(report, wording).text)
    expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual([
      'ID number',
      'Email address',
      '03 Deploy nginx on port 8080',
      '03 Deploy nginx on port 8080 (Feedback)',
    ])
    expect(rows[0]).toMatchObject({ 'ID number': '0007', 'Email address': 'alice@example.org' })
    expect(rows[1]?.['03 Deploy nginx on port 8080']).toBe('8')
  })

  test("has Moodle's own sign where there is no grade, which it never makes a zero of", () => {
    const rows = read(moodle(report, wording).text)
    expect(rows[3]?.['03 Deploy nginx on port 8080']).toBe('-')
    expect(rows[3]?.['03 Deploy nginx on port 8080 (Feedback)']).toContain('this is not a zero')
    expect(rows[1]?.['22 Build an image']).toBe('-')
  })

  test('has feedback that is text also where it is shown as HTML', () => {
    const rows = read(moodle(report, wording).text)
    const feedback = rows[5]?.['03 Deploy nginx on port 8080 (Feedback)']
    expect(feedback).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(feedback).not.toContain('<')
  })

  test('has feedback that ends with how the script failed, where it did', () => {
    const feedback = read(moodle(report, wording).text).map(
      (row) => row['03 Deploy nginx on port 8080 (Feedback)'] ?? '',
    )
    expect(feedback[6]).toMatch(
      /\nThe submission ended with exit code 125:\n {2}docker: Error .*\(h\)\n {2}Run 'docker run --help' for more information$/,
    )
    expect(feedback[5]).toContain('  &lt;img src=x onerror=alert(2)&gt;&lt;/pre&gt;\\x1b[2J\n')
    expect(feedback.filter((text) => text.includes('exit code'))).toHaveLength(3)
    expect(feedback[0]).toBe('')
  })

  test('leaves out those whom Moodle cannot find, which would stop the whole import, and says so', () => {
    const data = aClass()
    data.roster.students = data.roster.students.map((student) => ({ ...student, email: undefined }))
    const { text, notes } = moodle(makeReport(data, 'en'), wording)
    expect(read(text)).toHaveLength(1)
    expect(notes.join()).toContain('Left out (no email address, ID number or username): Bob, Carol')
  })

  test('says who lacks each column, where no column has everybody', () => {
    const data = aClass()
    data.roster.students = data.roster.students.map((student, index) => ({
      ...student,
      email: index === 0 ? undefined : student.email,
    }))
    expect(moodle(makeReport(data, 'en'), wording).notes.join('\n')).toContain(
      'Without "Email address": Alice',
    )
  })
})

describe('canvas', () => {
  const made = canvas(report, new Map([['deploy-nginx', '4711']]), words)

  test("has the columns of Canvas's gradebook, and the points that are possible in its second line", () => {
    const [head, possible, alice] = parse(made.text) as string[][]
    expect(head).toEqual([
      ...['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'],
      ...['03 Deploy nginx on port 8080 (4711)', '13 Keep the data of MySQL', '22 Build an image'],
    ])
    expect(possible).toEqual(['    Points Possible', '', '', '', '', '10', '5', '10'])
    expect(alice).toEqual(['Alice', '1001', 'S-001', '', '', '10', '5', '10'])
  })

  test('has empty cells where there is no grade', () => {
    const rows = parse(made.text) as string[][]
    expect(rows.find(([name]) => name === 'Dave')?.slice(5)).toEqual(['', '5', ''])
  })

  test('says whom Canvas has to find by name', () => {
    expect(made.notes.join()).toMatch(/no Canvas ID.*: Bob, Carol/)
  })
})
