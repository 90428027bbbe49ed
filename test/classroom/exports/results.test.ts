import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { create } from 'xmlbuilder2'
import type { ClassReport } from '../../../src/classroom/class-report.ts'
import { classJson } from '../../../src/classroom/exports/class-json.ts'
import { classJunit } from '../../../src/classroom/exports/class-junit.ts'
import type { Classroom50Result } from '../../../src/classroom/exports/classroom50.ts'
import { results } from '../../../src/classroom/exports/formats.ts'
import type { GradescopeResults } from '../../../src/classroom/exports/gradescope.ts'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { messagesIn, wordsIn } from '../../../src/languages/loader.ts'
import { aClass, REFUSED } from '../a-class.ts'
import { classroom50Result, gradescopeResults } from './published.ts'

const wording = { words: await wordsIn('class-export', 'en'), report: (await messagesIn('en')).report }
const report = makeReport(aClass(), 'en')
const options = {
  bom: false,
  assignments: new Map([['deploy-nginx', 'nginx']]),
  classroom: 'autumn',
  groups: [['wang', 'li']],
}

describe('gradescope', async () => {
  const { files, without } = await results.gradescope.make(report, options, wording)
  const of = (student: string): GradescopeResults =>
    JSON.parse(files.get(`03-deploy-nginx/${student}/results.json`) ?? 'null')

  test('is what Gradescope publishes, for every student', () => {
    const validate = new Ajv({ strict: false }).compile(gradescopeResults)
    for (const [path, text] of files)
      expect.soft(validate(JSON.parse(text)) || validate.errors, path).toBe(true)
    expect(files.size).toBe(16)
  })

  test('has the points that count, and those of each check', () => {
    expect(of('bob')).toMatchObject({
      score: 8,
      tests: [{ score: 3, status: 'passed' }, { score: 0, status: 'failed' }, {}],
    })
    expect(of('bob').output).toContain('points set by teacher')
    expect(of('carol')).toMatchObject({ score: 9 })
  })

  test('has no file where there is no grade, so that nothing becomes a zero', () => {
    expect(of('dave')).toBeNull()
    expect(of('erin')).toBeNull()
    expect(without).toContain('Dave (03-deploy-nginx)')
  })

  test('says how the script failed, and nothing where it did not', () => {
    expect(of('formula').output).toBe(
      `The submission ended with exit code 125:\n${REFUSED.output}\n${wording.words.assessed}`,
    )
    expect(of('script').output).toContain('</pre>\\x1b[2J\n')
    expect(of('alice').output).toBe(wording.words.assessed)
    expect(of('bob').output).not.toContain('exit code')
  })

  test('has texts that are never HTML', () => {
    expect(of('script')).toMatchObject({
      output_format: 'text',
      test_output_format: 'text',
      test_name_format: 'text',
    })
  })
})

describe('classroom50', async () => {
  const { files } = await results.classroom50.make(report, options, wording)
  const of = (student: string): Classroom50Result =>
    JSON.parse(files.get(`03-deploy-nginx/${student}/result.json`) ?? 'null')

  test('is what Classroom 50 publishes, for every student', () => {
    const validate = new Ajv({ strict: false }).compile(classroom50Result)
    for (const [path, text] of files) {
      const result = JSON.parse(text)
      expect.soft(validate(result) || validate.errors, path).toBe(true)
      expect.soft(result.score).toBeLessThanOrEqual(result['max-score'])
      for (const one of result.tests) expect.soft(one.score).toBeLessThanOrEqual(one['max-score'])
    }
    expect(files.size).toBe(16)
  })

  test('says how the script failed, as a line that counts nothing', () => {
    const told = (student: string) =>
      of(student).tests.filter((test) => test['test-name'].includes('exit code'))
    const line = { passed: false, score: 0, 'max-score': 0 }
    expect(told('formula')).toEqual([
      { ...line, 'test-name': 'The submission ended with exit code 125:', output: REFUSED.output },
    ])
    expect(told('long')).toEqual([
      { ...line, 'test-name': 'The submission ended with exit code 3 and printed nothing.', output: '' },
    ])
    expect([...told('alice'), ...told('bob')]).toEqual([])
  })

  test('names the class, the assignment and the owner, and when the work was done', () => {
    expect(of('alice')).toMatchObject({
      classroom: 'autumn',
      assignment: 'nginx',
      assignment_type: 'individual',
      owner: 'alice',
      datetime: '2026-12-01T10:00:00Z',
      score: 10,
      'max-score': 10,
    })
    expect(of('li')).toMatchObject({ assignment_type: 'group', owner: 'li' })
  })

  test('has no file where there is no grade', () => {
    expect(of('dave')).toBeNull()
    expect(of('erin')).toBeNull()
  })

  test('has whole points, rounded down, and never more than possible', async () => {
    const data = aClass()
    for (const grade of data.grades)
      if (grade.points !== null) grade.points = grade.student === 'bob' ? 12 : 4.5
    const made = await results.classroom50.make(makeReport(data, 'en'), options, wording)
    const scores = [...made.files].map(([path, text]) => [path, JSON.parse(text).score])
    expect(scores).toContainEqual(['03-deploy-nginx/bob/result.json', 10])
    expect(scores).toContainEqual(['03-deploy-nginx/carol/result.json', 4])
  })

  test('of points by hand, without any work, has when they were given', async () => {
    const data = aClass()
    const grade = data.grades.find(({ student, lab }) => student === 'erin' && lab === 'deploy-nginx')
    const override = {
      id: '9',
      student: 'erin',
      lab: 'deploy-nginx',
      points: 5,
      because: 'oral',
      by: 't',
      at: new Date(0),
    }
    Object.assign(grade ?? {}, { status: 'graded', points: 5, override })
    const made = await results.classroom50.make(makeReport(data, 'en'), options, wording)
    const result = JSON.parse(made.files.get('03-deploy-nginx/erin/result.json') ?? 'null')
    expect(result).toMatchObject({ score: 5, datetime: '1970-01-01T00:00:00Z' })
    expect(new Ajv({ strict: false }).validate(classroom50Result, result)).toBe(true)
  })
})

test('json is the whole report, as its contract says', () => {
  const read: ClassReport = JSON.parse(classJson(report))
  expect(read.schema).toBe('docker-lab/class@1')
  expect(read).toEqual(JSON.parse(JSON.stringify(report)))
})

describe('junit', () => {
  const text = classJunit(report, wording)

  test('has a suite for each student, and counts that are those of its tests', () => {
    const read = create(text).end({ format: 'object' }) as {
      testsuites: { testsuite: { '@name': string; '@tests': string; testcase: object | object[] }[] }
    }
    const suites = read.testsuites.testsuite
    expect(suites.map((suite) => suite['@name'])).toEqual(report.students.map(({ id }) => id))
    for (const suite of suites) expect.soft([suite.testcase].flat()).toHaveLength(Number(suite['@tests']))
  })

  test('has errors where we could not look, and skipped tests where there is no grade', () => {
    const suite = (id: string) => text.match(new RegExp(`<testsuite name="${id}".*?</testsuite>`, 's'))?.[0]
    expect(suite('dave')).toContain('errors="3"')
    expect(suite('erin')).toContain('<skipped message="nothing handed in"/>')
  })

  test('says how scripts failed, and in which lab', () => {
    const outputs = [...text.matchAll(/<system-out>(.*?)<\/system-out>/gs)].map(([, said]) => said)
    expect(outputs).toEqual([
      expect.stringMatching(
        /^03 Deploy nginx on port 8080: .* exit code 1:\n&lt;img src=x onerror=alert\(2\)&gt;/,
      ),
      `03 Deploy nginx on port 8080: The submission ended with exit code 125:\n${REFUSED.output}`,
      '03 Deploy nginx on port 8080: The submission ended with exit code 3 and printed nothing.',
    ])
  })

  test('has names of students as text', () => {
    expect(text).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;"')
  })
})
