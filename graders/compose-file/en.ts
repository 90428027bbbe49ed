import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type composeFile from './compose-file.ts'
import { unwantedPath, wrongPath } from './compose-file.ts'
import { lineOf, servicesOf, shown, valueAt } from './shown.ts'

export default {
  summary: "A Compose file in the student's working directory says the right things",
  options: {
    path: 'path in the working directory, which is where "check" is run, or --dir; when left out, the file that Compose finds there: compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml',
    has: 'what it must say, by the path of the key: any, a value, or a list whose entries must all be there; it does not matter whether the student writes the short or the long form',
    lacks: 'paths of keys that it must not have',
  },
  refusals: {
    'key-path': 'a path is keys with dots between them: services.web.ports',
    'asks-for-nothing': 'say what must be in the file (has) or must not (lacks)',
  },
  expected({ path, has = {}, lacks = [] }) {
    const parts = [
      ...Object.entries(has).map(([key, value]) => (value === 'any' ? key : `${key}: ${shown(value)}`)),
      ...lacks.map((key) => `no ${key}`),
    ]
    return `${path ?? 'a Compose file'} with ${parts.join('; ')}`
  },
  actual(facts, want) {
    const { path, kind, read } = facts
    if (kind === 'absent') return `no ${path}`
    if (!read) return kind === 'file' ? `${path} is too big` : `${path} is not a file`
    if ('line' in read) return `${path} cannot be read as YAML`
    const wrong = wrongPath(want, read) ?? unwantedPath(want, read)
    const value = valueAt(wrong, facts)
    if (value) return `${path}: ${wrong}: ${value}`
    return `${path} with ${servicesOf(facts).length === 0 ? 'no services' : `the services ${servicesOf(facts).join(', ')}`}`
  },
  codes: {
    'compose-file-missing': {
      message: (_, { path }) => `There is no ${path} in your working directory.`,
      next: 'Are you in the right directory? "check" looks where you type it; --dir names a different directory.',
    },
    'compose-file-name-differs': {
      message: (_, { path, directory }) =>
        `There is no ${path}, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compose finds a file by itself only under its usual name. Compare the two names character by character.',
    },
    'compose-file-no-file': {
      message: (_, { path }) => `${path} is not a regular file, so Compose cannot read it.`,
      next: 'How did it get there?',
    },
    'compose-file-not-yaml': {
      message: (_, facts) =>
        `${facts.path} is not a valid Compose file: line ${lineOf(facts)} cannot be read.`,
      next: 'Look at the spaces at the beginning of the lines, at colons with nothing after them, at tabs, and at keys that are there twice.',
    },
    'compose-file-without-services': {
      message: (_, { path }) => `${path} has no services.`,
      next: 'Under which key of the file is each container described?',
    },
    'compose-key-missing': {
      message: (want, { path, read }) => `${path} has no ${wrongPath(want, read)}.`,
      next: 'Is it indented under the right key, and spelled correctly? "docker compose config" prints the file as Compose understands it.',
    },
    'compose-value-differs': {
      message: (want, facts) =>
        `In ${facts.path}, ${wrongPath(want, facts.read)} is ${valueAt(wrongPath(want, facts.read), facts)}. That is not what the task asks for.`,
      next: 'Compare it with the task. "docker compose config" prints the file as Compose understands it.',
    },
    'compose-key-unwanted': {
      message: (want, { path, read }) =>
        `${path} has ${unwantedPath(want, read)}, which should not be there.`,
      next: 'What does the task say about it?',
    },
    'compose-file-elsewhere': {
      message: (want, { path, read }) =>
        `${path} takes a part of what it says from a different file (include, extends, or an override file), which docker-lab does not read, so it cannot tell whether ${wrongPath(want, read)} is as it must be.`,
      next: 'Write everything into one file.',
    },
    'compose-file-too-big': {
      message: (_, { path }) => `${path} is too big to be read completely.`,
      next: 'Should this file really be that big?',
    },
  },
} satisfies KindWords<typeof composeFile>
