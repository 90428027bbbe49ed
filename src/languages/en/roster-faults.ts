import type { ListFormat, RosterFaultWords } from '../roster-faults.ts'

const LISTS: Record<ListFormat, string> = {
  moodle: 'a Moodle export',
  canvas: 'a Canvas export',
  csv: 'a list of students',
}

const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(', ')

export const faults: RosterFaultWords['faults'] = {
  'lab-not-in-course': ({ word }) => `the course has no lab "${word}"; "docker-lab list" shows its labs`,
  'lab-not-in-roster': ({ lab }) => `${lab} is not one of the labs that "labs" lists`,
  'lab-twice': ({ lab }) => `${lab} is already in this list`,
  'lab-without-deadline': ({ lab }) =>
    `${lab} has no deadline under the roster's "due" that could be extended`,
  'student-taken': ({ id, by, other }) =>
    id === other
      ? `student ${by} already has the id "${id}"`
      : `student ${by} already has the id "${other}"; ids must differ in more than upper and lower case`,
  'student-unknown': ({ id }) => `no student has the id "${id}"`,
  'student-in-two-groups': ({ id }) => `"${id}" is already in a group; a student can be in only one`,
  'two-sources': ({ keys }) =>
    `a student's work comes from one place, and this one has ${keys.join(' and ')}; keep one of them`,
  'source-taken': ({ key, by }) =>
    `"${by}" already has this ${key}; put students who hand in together into "groups"`,
  'list-spreadsheet': 'this is a spreadsheet, not CSV; open it, and save it as "CSV UTF-8"',
  'list-not-text': 'this is not text; save the list as "CSV UTF-8"',
  'list-empty':
    'this list has no students: the first line names the columns, and each line after it is a student',
  'list-too-long': ({ most }) => `this list has more than ${most} lines; split it`,
  'list-quote': ({ open }) =>
    open
      ? 'a quotation mark (") in this line is never closed'
      : 'a quotation mark (") is wrong here: a cell with one in it begins and ends with ", and has "" for each inside',
  'list-line-too-long': 'this line is too long for a list of students',
  'list-columns': ({ cells, columns }) =>
    `this line has ${cells} cells, but the first line names only ${columns} ${columns === 1 ? 'column' : 'columns'}; put quotation marks (") around a cell with a separator in it`,
  'list-header': ({ format, heads, found }) =>
    `${LISTS[format]} has ${format === 'csv' ? 'a column such as "id", "name" or "email"' : `the ${heads.length === 1 ? 'column' : 'columns'} ${quoted(heads)}`} in its first line; this one has ${quoted(found)}`,
  'list-nobody': 'this line has no name, number or email address',
  'list-email': ({ email }) => `"${email}" is not an email address; correct it, or leave the cell empty`,
  'list-shortened': ({ value }) =>
    `a spreadsheet shortened this number to ${value}; format the column as text there, enter the numbers again, and save the list`,
  'list-twice': ({ value, line }) => `"${value}" is already in line ${line}; remove one of the two lines`,
  'roster-exists': 'this file already exists; use --update to add new students to it, or -o for a new file',
  'no-roster': 'there is no such roster to update; leave out --update to make a new one',
  'roster-missing':
    'there is no roster here: name yours, or make one from a list of students with "docker-lab class roster import LIST.csv"',
}

export const rules: RosterFaultWords['rules'] = {
  'student-id': (found) =>
    `must be up to 64 letters (a-z), digits and any of . _ - @, beginning with a letter or a digit and not ending in a dot, not ${found}`,
  'device-name': (found) =>
    `becomes the name of files, and Windows keeps ${found} for a device; use a different one, such as the student number`,
  email: (found) => `must be an email address, not ${found}`,
  'engine-address': (found) =>
    `must be the address of an engine, such as "ssh://alice@vm1", "tcp://vm1:2376" or "unix:///run/alice.sock", not ${found}`,
  'context-name': (found) => `must be the name of a Docker context, not ${found}`,
  date: (found) => `must be a date and a time with a time zone, such as 2026-12-01T23:59+08:00, not ${found}`,
  'date-without-zone': (found) =>
    `needs a time zone, because students and machines can be in different ones: such as 2026-12-01T23:59+08:00, not ${found}`,
  extension: (found) => `must be days or hours after the deadline, such as +3d or +12h, not ${found}`,
  percent: (found) => `must be a percentage from 0% to 100%, such as 10%, not ${found}`,
  days: (found) => `must be a whole number of days from 1 to 365, not ${found}`,
  'at-least-one-student': 'must have at least one student',
  'at-least-one-lab': 'must have at least one lab; leave it out for all labs of the course',
}
