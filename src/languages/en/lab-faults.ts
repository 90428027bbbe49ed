import type { Found, LabFaultWords, Name, ValueType, Wanted, YamlFault } from '../lab-faults.ts'
import { faults, rules } from './roster-faults.ts'

const TYPES: Record<ValueType, string> = {
  text: 'text',
  number: 'a number',
  'whole-number': 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  mapping: 'a mapping (key: value)',
}

const YAML: Record<YamlFault, string> = {
  'after-value': 'this comes after the end of a value; if all of it is text, put quotes around all of it',
  alias: 'this alias (*) or anchor (&) is not valid',
  'block-in-flow':
    'inside [ ] and { }, lists and mappings need brackets of their own, and commas between entries',
  'closing-bracket': 'a closing ] or } is missing, or the line is not indented enough',
  'closing-quote': 'a closing quote is missing',
  comma: 'a comma is missing',
  dash: 'this line belongs to a list, but has no dash (-); check its indentation',
  directive: 'this directive (%) is not valid',
  'duplicate-key': 'this key appears twice',
  escape: 'this escape sequence is not valid; in double quotes, write \\\\ for a backslash',
  indent: 'the indentation is wrong; lines of the same mapping or list start in the same column',
  'key-on-one-line': 'a key must be on one line, with its colon',
  'key-too-long': 'this key is too long: it can have at most 1024 characters',
  'key-without-value': 'this is a key without a colon, or text in the wrong place',
  'mapping-in-text': 'a mapping cannot begin here; if this is text with a colon in it, put quotes around it',
  order: 'an anchor (&) or a tag (!) comes after the dash or the colon, not before it',
  'several-anchors': 'a value can have only one anchor (&) and one tag (!)',
  'several-documents': 'a second document begins here; a file holds only one',
  space: 'a space is missing',
  'start-of-text': 'text cannot start with this character; put quotes around it',
  tab: 'tabs cannot indent in YAML; use spaces',
  tag: 'tags (!) are not supported here',
  'too-deep': 'nested too deeply',
  unexpected: 'this was not expected here',
  missing: 'something is missing here',
  other: 'this is not valid YAML',
}

/** Sentences that say less than the library does. */
const VAGUE: ReadonlySet<YamlFault> = new Set(['alias', 'directive', 'unexpected', 'missing', 'other'])

const withFound = (found: Found | undefined) => {
  if (!found) return ''
  if (found.is === 'nothing') return ', but there is nothing here'
  return `, not ${shown(found)}${found.is === 'value' && found.quotable ? '; put quotes around it' : ''}`
}

function shown(found: Found): string {
  switch (found.is) {
    case 'nothing':
      return 'an empty value'
    case 'list':
      return 'a list'
    case 'empty-list':
      return 'an empty list'
    case 'mapping':
      return 'a mapping'
    case 'count':
      return `${found.count}`
    case 'value':
      return found.json
  }
}

/** What follows "must be". */
function asked(wanted: Wanted): string {
  switch (wanted.is) {
    case 'type':
      return wanted.types.map((type) => TYPES[type]).join(' or ')
    case 'one-of':
      return `${wanted.values.length === 1 ? '' : 'one of '}${wanted.values.join(', ')}`
    case 'size':
      return size(wanted)
    case 'text':
      return wanted.that === 'matches'
        ? `text that matches ${wanted.pattern}`
        : `text that ${wanted.that.replace('-', ' ')} ${wanted.part}`
    case 'format':
      return `a valid ${wanted.format}`
    case 'multiple':
      return `a multiple of ${wanted.of}`
    case 'valid':
      return 'valid'
  }
}

function size({ of, least, most, exclusive }: Wanted & { is: 'size' }): string {
  if (of === 'text' && least === 1) return 'text that is not empty'
  const limit = least ?? most
  const bound =
    least === undefined ? (exclusive ? 'less than' : 'at most') : exclusive ? 'more than' : 'at least'
  if (of === 'text') return `${bound} ${limit} ${limit === 1 ? 'character' : 'characters'} long`
  return of === 'list' ? `a list of ${bound} ${limit}` : `${bound} ${limit}`
}

/** `points`, `entry 2 of images`, or the file itself. */
function named(name: Name): string {
  const last = name.at(-1)
  if (last === undefined) return 'this file'
  return typeof last === 'number' ? `entry ${last + 1} of ${named(name.slice(0, -1))}` : last
}

export default {
  faults: {
    'unknown-key': ({ key }) => `unknown key "${key}"`,
    'missing-key': ({ key }) => `missing key "${key}"`,
    'bad-key': ({ key }) => `the key "${key}" is not allowed here`,
    'must-be': ({ name, wanted, found }) => `${named(name)} must be ${asked(wanted)}${withFound(found)}`,
    yaml: ({ fault, said }) => (VAGUE.has(fault) ? `${YAML[fault]} ("${said}")` : YAML[fault]),
    'empty-file': 'this file is empty',
    'no-anchor': ({ anchor }) => `there is no anchor &${anchor} above this alias`,
    'too-many-aliases': ({ most }) => `there are more than ${most} aliases (*)`,
    'too-deep': ({ most }) => `nested more than ${most} levels deep`,
    'key-not-text': 'a key must be text; put quotes around it',
    'key-proto': 'a key cannot be "__proto__"',
    'key-twice': ({ key }) => `the key "${key}" appears twice`,
    'control-in-text': 'this text contains a control character',
    'number-too-large': 'this number is too large, or is not a number',
    'no-file': 'there is no such file',
    'not-a-file': 'this is not a regular file',
    'not-utf8': 'this is not UTF-8 text',
    'control-character': 'this is a control character, which is not text',
    'file-too-large': ({ bytes, most }) => `this file has ${bytes} bytes; the limit is ${most}`,
    'value-too-long': ({ most }) => `this text has more than ${most} characters`,
    'brief-too-long': ({ most }) => `this text is longer than a task can be (${most} characters); split it`,
    'paragraph-too-long': ({ most }) =>
      `this paragraph has more than ${most} characters; an empty line ends a paragraph`,
    'paragraph-too-deep': ({ most }) => `a quotation or a list is nested more than ${most} levels deep here`,
    unreadable: ({ reason }) => `cannot be read (${reason})`,
    'no-folder': 'there is no such directory',
    'not-fetched': ({ reason }) => `this course cannot be fetched (${reason})`,
    'fetch-too-slow': ({ seconds }) => `this course was not fetched within ${seconds} seconds`,
    'no-git':
      'Git is needed to fetch this course, and it is not installed; an archive (.tar.gz) needs no Git',
    'not-an-archive': 'this is not a whole gzipped tar archive, such as "docker-lab lab pack" writes',
    'course-too-large': ({ most }) => `a course can have at most ${most}`,
    'no-labs': 'there are no labs here: no directory such as 01-hello with a lab.yaml in it',
    'no-lab': ({ word }) => `there is no lab "${word}"`,
    'no-lab-at': ({ path }) => `there is no lab.yaml in ${path}`,
    'lab-names': ({ names }) => `the labs are ${names.join(', ')}`,
    'several-labs': ({ word, names }) =>
      `"${word}" can be ${names.join(' or ')}: use the name of the directory`,
    'no-check-kind': ({ kinds }) => `this check has no check kind; add one of ${kinds.join(', ')}`,
    'several-check-kinds': ({ kinds }) =>
      `a check has one check kind, and this one has ${kinds.length} (${kinds.join(', ')}); make it ${kinds.length} checks`,
    'id-taken': ({ id, by }) => `check ${by} already has the id "${id}"`,
    'needs-unknown': ({ id }) => `no check has the id "${id}"`,
    'needs-itself': ({ id }) => `"${id}" needs itself`,
    'does-not-vary': ({ name }) =>
      `"vary" has nothing named ${name}; a variable of a shell can be written as $${name}`,
    'never-varies-so': ({ name, value }) =>
      `"vary" can never make ${name} ${value === '' ? 'empty' : `"${value}"`}: the noted values were edited, or the lab has changed since`,
    'needs-cycle': ({ ids }) => `these checks wait for each other: ${ids.join(' → ')}`,
    'no-points': 'no check of this lab is worth any points',
    'case-name-taken': ({ by }) => `case ${by} already has this name`,
    'case-without-expect': ({ kind }) => `missing key "expect": which check of this ${kind} fails, and how`,
    'case-unknown-check': ({ id }) => `this lab has no check "${id}"`,
    'solution-fails': 'a solution passes every check',
    'limit-fails': 'a limit passes every check: if a check fails, it is a cheat',
    'limit-without-reason': 'missing key "reason": why no check can catch this',
    'reason-without-limit': ({ kind }) => `only a limit or a solution has a reason, and this is a ${kind}`,
    'wrong-case-passes': ({ kind }) => `a ${kind} does not pass: say which check fails, and how`,
    'case-incomplete': ({ ids }) =>
      `no check that ${ids.join(', ')} ${ids.length === 1 ? 'needs' : 'need'} fails here, so say what ${ids.length === 1 ? 'it gives' : 'they give'}`,
    'mutants-without-solution': ({ kind }) => `only a solution has mutants, and this is a ${kind}`,
    ...faults,
  },
  rules: {
    empty: 'must not be empty',
    'kebab-case': (found) => `must be lower-case words joined by hyphens, not ${found}`,
    'service-name': (found) => `must be the name of a Compose service, not ${found}`,
    'project-name': (found) =>
      `must be the name of a Compose project: lower-case letters, digits, "-" and "_", not ${found}`,
    'docker-name': (found) => `must be a name that Docker allows, not ${found}`,
    'image-name': (found) => `must be the name of an image, not ${found}`,
    'language-code': 'must be the code of a language, such as en or fr',
    size: (found) => `must be a size such as "512m" or "1g", not ${found}`,
    'program-name': 'must begin with the name of a program',
    'kernel-path': (found) =>
      `cannot be a path below /proc, /dev or /sys, which the kernel makes up: no image and no volume has ${found}`,
    'two-ports': (found) => `must be two ports, host first, such as "5000:5000", not ${found}`,
    'volume-and-path': (found) =>
      `must be the name of a volume and a path in the container, such as "data:/var/lib/data", not ${found}`,
    variable: (found) => `must be lower-case letters, digits and "_", and begin with a letter, not ${found}`,
    'low-then-high': (found) => `must be the lowest and then the highest number, not ${found}`,
    'plain-word': (found) =>
      `must be a word of letters, digits and any of . _ / : @ + -, without spaces, not ${found}`,
    'one-way-to-vary': 'needs one of word, between and one_of',
    'not-in-scene': (found) => `must be one of those that "environment" itself lists, not ${found}`,
    'user-name': (found) => `must be the name of a user, without colons and spaces, not ${found}`,
    'login-of-registry': 'can only be asked for by what has "serves: registry"',
    time: (found) => `must be a time such as 500ms, 10s or 2m, not ${found}`,
    'at-most-10m': (found) => `must be 10m or less, not ${found}`,
    'at-least-one-check': 'must have at least one check',
    'at-least-one-case': 'must have at least one case',
    outcome: (found) => `must be pass, blocked, "fail CODE" or "error CODE", not ${found}`,
    'mistake-id': (found) => `must be an id such as M01, not ${found}`,
    'relative-path': (found) =>
      `must be a path in the working directory, such as "test.md", without a slash at the start and without "..", not ${found}`,
    'absolute-path': (found) => `must be an absolute path, which starts with a slash, not ${found}`,
    pattern: 'must be a valid RE2 pattern',
    'pattern-too-long': 'is too long a pattern once its repetitions are written out',
    'text-asks-for-nothing': 'must have at least one of contains, matches, equals and lacks',
    ...rules,
  },
  noWords: (rule) => `is not valid (${rule})`,
  about: (name, rule) => `${named(name)} ${rule}`,
  aboutKind: (name, refusal) => `${named(name)}: ${refusal}`,
  detail: (sentence, said) => `${sentence} ("${said}")`,
  found: shown,
  didYouMean: (meant) => `; did you mean "${meant}"?`,
  more: (count) => `and ${count} more`,
} satisfies LabFaultWords as LabFaultWords
