/** What lint says of labs: for each rule, what it requires, and the words for a finding. */

type Told = { message: string; remedy: string }

/** Why a condition is one that everything meets. */
export type Emptiness = 'any-text' | 'blank' | 'empty-list' | 'always-there' | 'itself' | 'any-network'

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`
const maybe = (meant: string | undefined) => (meant ? ` Did you mean "${meant}"?` : '')
const lack = (files: string[]) =>
  `${files.join(' and ')} ${files.length === 1 ? 'does' : 'do'} not mention it`

const EMPTY: Record<Emptiness, string> = {
  'any-text': 'the pattern matches every text, even an empty one',
  blank: 'nearly every text contains white space',
  'empty-list': 'an empty list asks for nothing',
  'always-there': 'every engine or container has it',
  itself: 'it is compared with itself',
  'any-network': 'every container is on some network',
}

const rules = {
  schema: {
    about: 'lab.yaml, cases.yaml, course.yaml and the briefs can be read and are valid',
    say: (meant?: string) =>
      meant ? `Write "${meant}".` : '"docker-lab lab docs" lists every key and what it takes.',
  },
  'never-fails': {
    about: 'No check has a condition that always holds',
    say: (id: string, why: Emptiness): Told => ({
      message: `this part of the check "${id}" can never fail: ${EMPTY[why]}`,
      remedy: 'Ask for something that a wrong answer does not have, or leave it out.',
    }),
  },
  'same-check-twice': {
    about: 'No two checks of a lab are the same',
    say: (id: string, earlier: string): Told => ({
      message: `the check "${id}" asks for exactly what "${earlier}" asks for`,
      remedy: 'Remove one of the two, and give its points to the other.',
    }),
  },
  'free-points': {
    about: 'Doing nothing earns no points',
    say: (id: string, isAbsence: boolean): Told => ({
      message: isAbsence
        ? `the check "${id}" passes on an empty engine, because what must be absent was never there`
        : `the check "${id}" passes as soon as the lab is started: "docker-lab start" creates what it asks for`,
      remedy: 'Let it need a check of something that the student creates ("needs"), or give it no points.',
    }),
  },
  'cannot-both-pass': {
    about:
      'No two checks want different values of one thing, or one thing both there and gone, as far as their keys show',
    say: (id: string, earlier: string): Told => ({
      message:
        id === earlier
          ? `the check "${id}" contradicts itself, so nobody can pass it`
          : `the check "${id}" cannot pass together with "${earlier}", so nobody can get full marks`,
      remedy: 'Checks are all judged at the same moment: ask for one state of a thing.',
    }),
  },
  'renamed-missing': {
    about:
      'An image that a solution names with "docker tag" is the student\'s own, or the check says "renamed"',
    say: (id: string, image: string): Told => ({
      message: `a solution gives the name "${image}" to a different image, which the check "${id}" does not allow`,
      remedy: 'Add the name to owns.images if it is the student\'s own, or "renamed: true" to the check.',
    }),
  },
  'owns-missing': {
    about: 'Everything that the student must create is in owns, so "reset" removes it',
    say: (list: string, name: string): Told => ({
      message: `a check asks for "${name}", but it is not in owns.${list}, so "docker-lab reset" would not remove it`,
      remedy:
        list === 'images'
          ? `Add it to owns.images if the student creates it, or to environment.images if "docker-lab start" pulls it.`
          : `Add it to owns.${list}, unless "docker-lab start" runs it (environment.containers).`,
    }),
  },
  'owns-unused': {
    about: 'Everything in owns is used by a check or mentioned in the brief',
    say: (list: string, name: string): Told => ({
      message: `owns.${list} lists "${name}", but no check uses it and the brief does not mention it`,
      remedy: '"docker-lab reset" removes everything in owns. Remove it from the list, or correct its name.',
    }),
  },
  'environment-missing': {
    about:
      'Every host port that a check uses is in environment.ports, so "doctor" and "start" can see whether it is free',
    say: (port: number): Told => ({
      message: `a check uses host port ${port}, but it is not in environment.ports`,
      remedy: 'Add it: then "docker-lab start" says at once if a different program is using it.',
    }),
  },
  'environment-unused': {
    about: 'Everything that "start" prepares is used by a check or mentioned in the brief',
    say: (kind: 'image' | 'port', name: string): Told => ({
      message:
        kind === 'image'
          ? `the image "${name}" is pulled, but no check uses it and the brief does not mention it`
          : `port ${name} is kept free, but no check uses it and the brief does not mention it`,
      remedy: 'Remove it from environment, or correct it.',
    }),
  },
  'brief-drift': {
    about:
      'The brief mentions, in each language, every name, port, path, tag and value that a check asks for',
    say: (value: string, files: string[]): Told => ({
      message: `a check asks for "${value}", but ${lack(files)}`,
      remedy: 'A student cannot guess it. Put it into the task as a separate word, or correct the check.',
    }),
  },
  'brief-silent': {
    about: 'The brief has, in each language, every text that a check looks for',
    say: (value: string, files: string[]): Told => ({
      message: `a check looks for the text "${value}", but ${lack(files)}`,
      remedy: 'Put exactly this text into the task, unless it comes with the image.',
    }),
  },
  'translation-missing': {
    about: 'Every text is in all languages of the course',
    say: (text: string): Told => ({
      message: `"${text}" is not in every language of the course`,
      remedy: text.endsWith('.md')
        ? 'Translate the brief; until then, everyone reads the English one.'
        : 'Write it by language: { en: …, zh: … }.',
    }),
  },
  'headings-differ': {
    about: 'The briefs of a lab have the same headings in every language',
    say: (first: string | undefined, other: string | undefined, file: string): Told => ({
      message:
        first === undefined
          ? `${file} has no heading that matches "${other}"`
          : other === undefined
            ? `the heading "${first}" of ${file} has no match here`
            : `the heading "${other}" is on a different level from its match in ${file}, "${first}"`,
      remedy: 'Give both briefs the same sections, in the same order.',
    }),
  },
  'hint-gives-away': {
    about: 'Only the last hint of a check can be the command that solves it',
    say: (command: string, level: number): Told => ({
      message: `hint ${level} gives the answer away: "${command}"`,
      remedy: 'Go from the idea to the command: only the last hint can be nearly the whole command.',
    }),
  },
  'unknown-command': {
    about: 'Every docker and docker-lab command in a brief exists',
    say: (command: string, meant?: string): Told => ({
      message: `there is no "${command}"`,
      remedy: `A student will type exactly this.${maybe(meant)}`,
    }),
  },
  'unknown-command-in-hint': {
    about: 'Every docker and docker-lab command in a title or a hint exists',
    say: (command: string, meant?: string): Told => ({
      message: `there is no "${command}"`,
      remedy: `A student will type exactly this.${maybe(meant)}`,
    }),
  },
  'unknown-option': {
    about: 'Every option that a brief shows in backticks exists',
    say: (option: string, meant: string): Told => ({
      message: `no docker command has the option "${option}"`,
      remedy: `Did you mean "${meant}"?`,
    }),
  },
  'option-contradicts': {
    about: 'No command of a text sets a value that the checks of the lab do not accept',
    say: (option: string, value: string): Told => ({
      message: `"${option} ${value}" is not what the checks ask for`,
      remedy: 'A student who types it fails. Correct the text or the check.',
    }),
  },
  'ports-contradict': {
    about: 'Every pair of ports in a text is one that the checks ask for',
    say: (pair: string): Told => ({
      message: `"${pair}" is not how the checks want these ports to be published`,
      remedy: 'Write the port of the host first, then the port of the container, as the checks have them.',
    }),
  },
  'number-unknown': {
    about: 'Every port in a text, and every number in a title or a hint, is in the lab',
    say: (number: string): Told => ({
      message: `this text speaks of ${number}, which nothing in lab.yaml asks for`,
      remedy: 'Correct the number here, or in the check.',
    }),
  },
  'name-misspelt': {
    about: 'No text has a word that is nearly a name of the lab',
    say: (word: string, meant: string): Told => ({
      message: `"${word}" is nearly "${meant}", but not the same`,
      remedy: `A student will type exactly this. If you mean "${meant}", write it in the same way everywhere.`,
    }),
  },
  'task-unchecked': {
    about: 'Every name in backticks under "The task" is one that the lab knows',
    say: (word: string): Told => ({
      message: `the task names "${word}", but no check asks for it`,
      remedy: 'Add a check for it, correct the name, or write it without backticks.',
    }),
  },
  'translations-differ': {
    about: 'Every language of a lab has the same code, names and numbers',
    say: (said: string, file: string | undefined): Told => ({
      message:
        file === undefined
          ? `"${said}" is in only one language of this text`
          : `"${said}" is here, but not in the same place of ${file}`,
      remedy: 'Whatever language a student reads, the task must be the same. Correct one of the two.',
    }),
  },
  'wrong-language': {
    about: 'Every text is written in the language that it is for',
    say: (language: string): Told => ({
      message: `this is not in the language that it is for (${language})`,
      remedy: 'Translate it.',
    }),
  },
  'other-lab': {
    about: 'The docker-lab commands of a brief have the number of its own lab',
    say: (command: string, number: number): Told => ({
      message: `"${command}" is about a different lab; this one is number ${number}`,
      remedy: `Write ${number}, unless you mean the other lab.`,
    }),
  },
  'link-missing': {
    about: 'Every link to a file or a heading works',
    say: (href: string, missing: 'file' | 'anchor'): Told => ({
      message: `the link "${href}" is broken: there is no such ${missing === 'file' ? 'file' : 'heading'}`,
      remedy: 'Correct it, or add what is missing.',
    }),
  },
  'link-address': {
    about: 'Every link to a website is a full address that begins with https',
    say: (href: string, isBroken: boolean, isInside = false): Told => ({
      message: isInside
        ? `"${href}" is an address inside a Docker network, so nobody can open it as a link`
        : isBroken
          ? `"${href}" is not a valid address`
          : `the link "${href}" does not begin with https`,
      remedy: isInside ? 'Put it in backticks, as code.' : 'Write an address that begins with https://.',
    }),
  },
  'link-outside': {
    about: 'No link leads out of the course',
    say: (href: string): Told => ({
      message: `the link "${href}" leads out of the course`,
      remedy: "A student has only the course. Put the file into the lab's directory.",
    }),
  },
  'fence-open': {
    about: 'Every code block is closed',
    say: (): Told => ({
      message: 'this code block is never closed',
      remedy: 'Close it with the mark that opens it.',
    }),
  },
  'fence-language': {
    about: 'Every code block names its language',
    say: (): Told => ({
      message: 'this code block does not name its language',
      remedy: 'Write it after the opening mark: sh for commands, text for anything that is not code.',
    }),
  },
  'cases-missing': {
    about: 'Every lab has cases that prove its checks',
    say: (): Told => ({
      message: 'there is no cases.yaml, so nothing proves that the checks are right',
      remedy: 'List right ways, mistakes and cheats in cases.yaml, each with what it must earn.',
    }),
  },
  'solution-missing': {
    about: 'At least one case is a solution',
    say: (): Told => ({
      message: 'no case is a solution, so nothing proves that the lab can be solved',
      remedy: 'Add a case with "kind: solution".',
    }),
  },
  'mistake-missing': {
    about: 'Every check is failed by at least one mistake or cheat',
    say: (id: string): Told => ({
      message: `no case fails the check "${id}", so nothing proves that it can fail`,
      remedy: `Add a mistake or a cheat to cases.yaml that expects "${id}: fail CODE".`,
    }),
  },
  'unknown-diagnosis': {
    about: 'A case expects only diagnoses that its check can give',
    say: (
      outcome: 'fail' | 'error',
      code: string,
      grader: string,
      meant: string | undefined,
      alike: string[],
    ): Told => ({
      message: `a check of kind ${grader} never gives "${outcome} ${code}"`,
      remedy: meant
        ? `Did you mean "${meant}"?`
        : `${alike.length > 0 ? `It gives ${alike.join(', ')}, and others. ` : ''}"docker-lab explain --list" lists all codes.`,
    }),
  },
  'brief-missing': {
    about: 'Every lab has a brief',
    say: (): Told => ({
      message: 'there is no README.md, so students cannot know what to do',
      remedy: 'Describe the task in README.md.',
    }),
  },
  'file-outside': {
    about: 'No file of a lab is a link to something outside the course',
    say: (file: string): Told => ({
      message: `${file} is a link to something outside the course`,
      remedy: 'Put the file itself here.',
    }),
  },
  'path-outside': {
    about: "No path of a check leads out of the student's working directory",
    say: (path: string): Told => ({
      message: `"${path}" leads out of the student's working directory`,
      remedy: 'Write a path without "..".',
    }),
  },
  'number-twice': {
    about: 'Every lab of a course has a different number',
    say: (number: number, earlier: string): Told => ({
      message: `${earlier} already has the number ${number}, so "docker-lab check ${number}" could mean either`,
      remedy: 'Give the directory a different number.',
    }),
  },
  'lab-unlisted': {
    about: 'Every directory with a lab.yaml is a lab of the course',
    say: (name: string): Told => ({
      message: `${name} has a lab.yaml but is not part of the course, because its name does not begin with a number`,
      remedy: 'Call it NN-NAME, such as 07-networks.',
    }),
  },
}

const lint = {
  rules,
  error: 'error',
  warning: 'warning',
  summary: (labs: number, errors: number, warnings: number) =>
    [counted(labs, 'lab'), counted(errors, 'error'), counted(warnings, 'warning')].join(', '),
}

export type LintWords = typeof lint
/** The stable name of a rule. */
export type RuleName = keyof LintWords['rules']

export default lint
