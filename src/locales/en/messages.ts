import type { Report } from '../../grading/report.ts'

/** What the program itself says in English; what graders say stands beside their logic. */
const report = {
  engine: (engine: string, api: string, endpoint: string) => `${engine} (API ${api}) at ${endpoint}`,
  noEngine: (endpoint: string) => `no engine answered${endpoint && ` at ${endpoint}`}`,
  expected: 'expected',
  actual: 'actual',
  why: 'why',
  tryThis: 'try',
  more: 'more',
  check: 'check',
  pointsHeading: 'points',
  found: 'what was found',
  waitsFor: (titles: string[]) => `waits for «${titles.join('», «')}»`,
  notPassed: 'This check did not pass.',
  sameReason: 'could not be looked at, for the reason above',
  summary({ complete, passed, points }: Pick<Report, 'complete' | 'passed' | 'points'>): string {
    const { earned, possible } = points
    if (passed) return `${earned} of ${possible} points. Well done: everything is as it should be.`
    if (complete)
      return `${earned} of ${possible} points. Begin with the first failure, and check again whenever you like.`
    return `The score is incomplete (${earned} of ${possible} points so far), because not everything could be looked at. That is not your mistake.`
  },
}

const errors = {
  usage: (usage: string) => `Usage: ${usage}. «docker-lab --help» shows more.`,
  help: '«docker-lab --help» shows what there is.',
  commands: ['check', 'doctor', 'explain', 'hint', 'list', 'reset', 'show', 'start'],
  noCommand: (command: string, meant?: string) => `There is no command «${command}».${didYouMean(meant)}`,
  noOption: (option: string, meant?: string) => `There is no option «${option}» here.${didYouMean(meant)}`,
  tooMuch: (word: string) => `«${word}» is one word too many.`,
  missing: (argument: string) => `${argument} is missing.`,
  commandLine: (reason: string) => `The command line is not right: ${reason}`,
  bug: (message: string) =>
    `docker-lab itself failed (${message}). That is a mistake of ours; please report it. With DEBUG=1 set, the details are printed.`,
  whichLab: (usage: string) => `which lab? Usage: docker-lab ${usage}; «docker-lab list» shows the labs`,
  whichCode: 'which code? Usage: docker-lab explain CODE; «docker-lab explain --list» shows all',
  noCode: (code: string) => `there is no diagnosis «${code}»; «docker-lab explain --list» shows all`,
  noCheck: (id: string, ids: string[]) => `this lab has no check «${id}», but ${ids.join(', ')}`,
  tooManyOutputs: (outputs: number, reporters: number) =>
    `${outputs} files are named, but only ${reporters} reporter${reporters === 1 ? '' : 's'}`,
  unwritable: (reason: string) => `this file cannot be written (${reason})`,
}

function didYouMean(meant: string | undefined): string {
  return meant ? ` Did you mean «${meant}»?` : ''
}

const list = {
  number: 'no.',
  title: 'lab',
  chapter: 'chapter',
  minutes: 'min',
  points: 'points',
  next: 'To begin: docker-lab show 3',
}

const explain = { what: 'What happened', see: 'See it yourself', why: 'Why Docker works that way' }

const hint = {
  allPass: 'Every check of this lab passes. There is nothing left to hint at.',
  none: (lab: string) => `This check has no hints. The task is worth another look: docker-lab show ${lab}`,
  step: (level: number, levels: number) => `Hint ${level} of ${levels}.`,
  more: 'Ask again for a stronger one.',
  last: 'That was the last one.',
}

export const messages = { report, errors, list, explain, hint }

export type Messages = typeof messages
