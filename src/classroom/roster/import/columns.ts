import { nearest } from '../../../lab/nearest.ts'
import type { List, WrongInLine } from './list.ts'

export const FORMATS = ['moodle', 'canvas', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/** What a column can hold that we read. */
export type Field = 'id' | 'username' | 'name' | 'first' | 'last' | 'email' | 'roles' | KeyField
/** What the system needs that the list came from; by the name of its column in English. */
type KeyField =
  | 'ID number'
  | 'Username'
  | 'ID'
  | 'SIS User ID'
  | 'SIS Login ID'
  | 'Integration ID'
  | 'Root Account'
  | 'Section'

/** How columns are called, in English and in Chinese; capitals, spaces and punctuation mean nothing. The first wins. */
type Heads = Partial<Record<Field, string[]>>

const NAMES: Heads = {
  first: ['First name', 'given name', 'forename', '名', '名字'],
  last: ['Last name', 'surname', 'family name', '姓', '姓氏'],
}
const EMAIL = [
  'Email address',
  'email',
  'mail',
  '电子邮件地址',
  '电子邮件',
  '电子邮箱',
  '电子邮箱地址',
  '邮箱',
  '邮箱地址',
  'email地址',
  '邮件地址',
  '邮件',
  '電子郵件',
  '信箱',
]
const USERNAME = ['username', 'user', 'login', 'account', '用户名', '账号', '帐号', '登录名']
const NUMBER = [
  'id number',
  'student id',
  'student number',
  'student no',
  'matriculation number',
  'id',
  '学号',
  '学生学号',
  '学籍号',
  '身份号码',
  '學號',
]

const HEADS: Record<Format, Heads> = {
  moodle: {
    ...NAMES,
    email: EMAIL,
    'ID number': ['ID number', '学号', '编号', 'id号', '身份号码', '學號'],
    Username: USERNAME,
    roles: ['roles', '角色'],
  },
  canvas: {
    name: ['Student', 'Student name', '学生', '学生姓名'],
    ID: ['ID', 'canvas user id'],
    'SIS User ID': ['SIS User ID', 'SIS ID', 'sis 用户 id'],
    'SIS Login ID': ['SIS Login ID', 'sis 登录 id'],
    'Integration ID': ['Integration ID'],
    'Root Account': ['Root Account'],
    Section: ['Section', '班级', '小节', '部分'],
  },
  csv: {
    ...NAMES,
    name: ['name', 'full name', 'student name', 'student', 'display name', '姓名', '学生姓名', '全名'],
    id: NUMBER,
    username: USERNAME,
    email: EMAIL,
  },
}

/** What a format needs: one of each group. */
const NEEDS: Record<Format, Field[][]> = {
  moodle: [['first'], ['last'], ['email', 'ID number', 'Username']],
  canvas: [['name'], ['ID'], ['SIS User ID', 'SIS Login ID', 'Section']],
  csv: [['id', 'username', 'email', 'name', 'first']],
}

export interface Columns {
  format: Format
  /** Where each field is in a row. */
  at: ReadonlyMap<Field, number>
  /** The heads of columns that are not read. */
  unused: string[]
}

const plain = (head: string): string => head.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The columns of a list, by its header: the format that was asked for, or the first that fits. */
export function columnsOf(
  { header }: Pick<List, 'header'>,
  asked: Format | undefined,
): Columns | WrongInLine {
  const formats = asked === undefined ? FORMATS : [asked]
  for (const format of formats) {
    const at = fieldsIn(header, HEADS[format])
    if (missing(format, at).length > 0) continue
    // First and last names alone do not make an export of Moodle: it always calls the address or the number so.
    if (asked === undefined && format === 'moodle' && !isMoodle(header)) continue
    const read = new Set(at.values())
    return { format, at, unused: header.filter((head, index) => !read.has(index) && head !== '') }
  }
  const format = asked ?? 'csv'
  const heads = missing(format, fieldsIn(header, HEADS[format])).map(
    ([field]) => (field && HEADS[format][field]?.[0]) ?? '',
  )
  const known = Object.values(HEADS[format]).flat()
  const suggestion = header
    .map((head) => (head.length < 3 ? undefined : nearest(head, known)))
    .find((guess) => guess !== undefined)
  return { line: 1, fault: { code: 'list-header', format, heads, found: header }, suggestion }
}

function isMoodle(header: readonly string[]): boolean {
  const heads = new Set(header.map(plain))
  const typical = ['id number', 'email address', '电子邮件地址', '电子邮箱地址', 'email地址']
  return typical.some((head) => heads.has(plain(head)))
}

function fieldsIn(header: readonly string[], heads: Heads): Map<Field, number> {
  const names = header.map(plain)
  const found = Object.entries(heads).flatMap(([field, called]) => {
    const at = called.map((head) => names.indexOf(plain(head))).find((index) => index >= 0)
    return at === undefined ? [] : [[field as Field, at] as const]
  })
  return new Map(found)
}

const missing = (format: Format, at: ReadonlyMap<Field, number>): Field[][] =>
  NEEDS[format].filter((group) => !group.some((field) => at.has(field)))
