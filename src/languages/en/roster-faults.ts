import type { RosterFaultWords } from '../roster-faults.ts'

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
}

export const rules: RosterFaultWords['rules'] = {
  'student-id': (found) =>
    `must be up to 64 letters (a-z), digits and any of . _ - @, beginning with a letter or a digit and not ending in a dot, not ${found}`,
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
