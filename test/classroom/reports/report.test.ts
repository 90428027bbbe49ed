import { describe, expect, test } from 'vitest'
import type { StudentLab } from '../../../src/classroom/class-report.ts'
import { makeReport } from '../../../src/classroom/reports/make-report.ts'
import { aClass, aGrade, anAttempt, NGINX, passed, REFUSED, reversed } from '../a-class.ts'

const report = makeReport(aClass(), 'en')
const gradeOf = (student: string, lab = 0) =>
  report.students.find(({ id }) => id === student)?.labs[lab] as StudentLab

describe('a report on a class', () => {
  test('has every student of the roster in every lab, also without a grade', () => {
    expect(report.students.map(({ labs }) => labs.map(({ lab }) => lab))).toEqual(
      Array(10).fill(['deploy-nginx', 'mysql-volume', 'build-image']),
    )
    expect(gradeOf('bob', 2)).toMatchObject({ status: 'pending', points: null, tries: 0, attempt: null })
  })

  test('keeps what was earned beside what counts', () => {
    expect(gradeOf('carol')).toMatchObject({ points: 9, earned: 10, late_days: 1 })
    expect(gradeOf('bob')).toMatchObject({ points: 8, earned: 3, override: { points: 8, by: 'teacher' } })
  })

  test('has no points where we could not look, or nothing was handed in', () => {
    expect(gradeOf('dave')).toMatchObject({ status: 'error', points: null })
    expect(gradeOf('erin')).toMatchObject({ status: 'missing', points: null })
    expect(report.complete).toBe(false)
    expect(report.students[3]?.total).toEqual({ points: 5, possible: 5, without: 2 })
  })

  test('says why we could not look, from the newest attempt of the student', () => {
    expect(gradeOf('dave').attempt?.checks[0]?.message).toBe('No Docker engine answers at ssh://alice@vm1.')
  })

  test('never tells a member of a group what kept us from looking at the engine of another', () => {
    const data = aClass()
    const others = anAttempt('wang', NGINX, [
      { ...passed.running, outcome: 'error', message: 'ssh://wang@vm' },
    ])
    data.grades = [aGrade('li', NGINX, undefined, { status: 'error' })]
    data.attempts = new Map([[others.id, others]])
    expect(makeReport(data, 'en').students.find(({ id }) => id === 'li')?.labs[0]?.attempt).toBeNull()
  })

  test('counts tries, and the time from the first work to the one that counts', () => {
    expect(gradeOf('alice')).toMatchObject({ tries: 3, minutes: 65 })
    expect(gradeOf('formula')).toMatchObject({ tries: 1, minutes: null })
  })

  test('counts students, not attempts, for each check, and names the most common reasons first', () => {
    const [lab] = report.labs
    expect(lab?.checks[1]).toEqual({
      id: 'published',
      title: 'Port 80 is published',
      possible: 3,
      pass: 4,
      fail: 4,
      blocked: 0,
      error: 1,
      diagnoses: [{ value: 'port-reversed', students: 4 }],
      actual: [
        { value: '80 → 8080/tcp', students: 3 },
        { value: '"><img src=x onerror=alert(1)>', students: 1 },
      ],
    })
    expect(lab).toMatchObject({ full: 3, students: { graded: 8, error: 1, missing: 1, pending: 0 } })
  })

  test('leaves out what members of a group have in common', () => {
    expect(report.shared_ids.map(({ students }) => students)).toEqual([['bob', 'formula']])
  })

  test('adds parts of points without the dust of binary fractions', () => {
    const data = aClass()
    for (const grade of data.grades) grade.points = 0.1
    expect(makeReport(data, 'en').students[0]?.total.points).toBe(0.3)
  })

  test('has the titles of labs in its language, and the texts of attempts in theirs', () => {
    const chinese = makeReport(aClass(), 'zh')
    expect(chinese.labs[0]?.title).toBe('把 nginx 部署到 8080 端口')
    expect(chinese.students[0]?.labs[0]?.attempt?.language).toBe('en')
  })

  test('says how scripts failed, in lines that are safe to print, and only where they did', () => {
    expect(gradeOf('formula').attempt?.script).toEqual(REFUSED)
    expect(gradeOf('script').attempt?.script).toEqual({
      exit_code: 1,
      output: `<img src=x onerror=alert(2)></pre>\\x1b[2J\n=HYPERLINK("http://evil") \\u{202e}gnp.exe`,
    })
    expect(gradeOf('alice').attempt).not.toHaveProperty('script')
    expect(gradeOf('bob').attempt).not.toHaveProperty('script')
  })

  test('has no text that could move a cursor or turn around what follows', () => {
    const data = aClass()
    const [first] = data.roster.students
    data.roster.students = [{ ...(first as object), name: 'a\u001b[2Jb\u202ec\n' } as never]
    data.attempts = new Map([['alice-deploy-nginx', anAttempt('alice', NGINX, reversed)]])
    expect(JSON.stringify(makeReport(data, 'en'))).not.toMatch(/\\u001b|\u202e|\n/)
  })

  test('of a class of nobody is a report of nothing', () => {
    const data = aClass()
    data.roster = { ...data.roster, students: [] }
    data.grades = []
    const empty = makeReport(data, 'en')
    expect(empty.students).toEqual([])
    expect(empty.labs[0]).toMatchObject({ average: null, full: 0 })
  })
})
