/** What lint says of labs. Each rule has a line that says what holds where it is kept, and the words for one breach. */

type Told = { message: string; remedy: string }

/** Conditions that anything meets. */
export type Emptiness = 'any-text' | 'blank' | 'empty-list' | 'always-there' | 'itself' | 'any-network'

const one = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`
const maybe = (meant: string | undefined) => (meant ? ` Did you mean «${meant}»?` : '')

const EMPTY: Record<Emptiness, string> = {
  'any-text': 'the pattern is found in every text, the empty one as well',
  blank: 'white space is in nearly every text',
  'empty-list': 'an empty list asks for nothing',
  'always-there': 'every engine and every container has it',
  itself: 'it is compared with itself',
  'any-network': 'every container is on some network',
}

const rules = {
  schema: {
    about: 'lab.yaml, cases.yaml, course.yaml and the briefs can be read, and have what they may have',
    say: (meant?: string) =>
      meant
        ? `Write «${meant}».`
        : 'What a file may hold stands in labs/lab.schema.json and graders/README.md.',
  },
  'never-fails': {
    about: 'No condition of a check is one that everything meets',
    say: (id: string, why: Emptiness): Told => ({
      message: `the check «${id}» asks for nothing here: ${EMPTY[why]}`,
      remedy: 'Ask for something that a wrong answer does not have, or leave it out.',
    }),
  },
  'same-check-twice': {
    about: 'No two checks of a lab look at the same thing',
    say: (id: string, earlier: string): Told => ({
      message: `the check «${id}» asks for exactly what «${earlier}» asks for`,
      remedy: 'Remove one of the two, and give its points to the other.',
    }),
  },
  'free-points': {
    about: 'Who has done nothing yet gets no points',
    say: (id: string, isAbsence: boolean): Told => ({
      message: isAbsence
        ? `the check «${id}» passes on an empty engine, because what must not be there is not there`
        : `the check «${id}» passes as soon as the lab was started: «docker-lab start» makes what it asks for`,
      remedy: 'Let it need a check of something that the student has made («needs»), or give it no points.',
    }),
  },
  'cannot-both-pass': {
    about: 'All checks of a lab can pass together, so that all points can be reached',
    say: (id: string, earlier: string): Told => ({
      message: `the check «${id}» cannot pass together with «${earlier}», so nobody gets all points`,
      remedy: 'Both are looked at in the same moment: ask for one state of a thing.',
    }),
  },
  'owns-missing': {
    about: 'Whatever a student has to make is in owns, so that «reset» removes it',
    say: (list: string, name: string): Told => ({
      message: `«${name}» is asked for, but is not in owns.${list}: «docker-lab reset» leaves it there`,
      remedy:
        list === 'images'
          ? `Add it to owns.images if the student makes it, or to environment.images if «start» fetches it.`
          : `Add it to owns.${list}, unless «start» runs it (environment.containers).`,
    }),
  },
  'owns-unused': {
    about: 'Whatever is in owns is asked for by a check or named by the brief',
    say: (list: string, name: string): Told => ({
      message: `owns.${list} has «${name}», of which neither a check nor the brief knows anything`,
      remedy: '«reset» removes what is in owns. Take it out, or correct its name.',
    }),
  },
  'environment-missing': {
    about:
      'Every port of the host that a check asks for is in environment.ports, so that «doctor» and «start» look at it',
    say: (port: number): Told => ({
      message: `port ${port} of the host is asked for, but is not in environment.ports`,
      remedy: 'Add it there: then «docker-lab start» says at once when another program has it.',
    }),
  },
  'environment-unused': {
    about: 'Whatever «start» prepares is used by a check or named by the brief',
    say: (kind: 'image' | 'port', name: string): Told => ({
      message:
        kind === 'image'
          ? `the image «${name}» is fetched, but neither a check nor the brief uses it`
          : `port ${name} is kept free, but neither a check nor the brief uses it`,
      remedy: 'Take it out of environment, or correct it.',
    }),
  },
  'brief-drift': {
    about: 'Every name, port, path, tag and value that a check asserts is in the brief of each language',
    say: (value: string, files: string[]): Told => ({
      message: `«${value}» is asked for here, but ${files.join(' and ')} ${files.length === 1 ? 'does' : 'do'} not say it`,
      remedy: 'A student cannot guess it. Say it in the task, as a word of its own, or correct the check.',
    }),
  },
  'brief-silent': {
    about: 'Every text that a check looks for is in the brief of each language',
    say: (value: string, files: string[]): Told => ({
      message: `the text «${value}» is looked for here, but ${files.join(' and ')} ${files.length === 1 ? 'does' : 'do'} not say it`,
      remedy: 'Say it in the task, letter by letter, unless it comes with the image.',
    }),
  },
  'translation-missing': {
    about: 'In a course of two languages every text is there in both',
    say: (text: string): Told => ({
      message: `«${text}» is there in one language only`,
      remedy: text.endsWith('.md')
        ? 'Write the brief in Chinese as well; until then everybody reads the English one.'
        : 'Write { en: …, zh: … }.',
    }),
  },
  'headings-differ': {
    about: 'The briefs of a lab have the same headings in each language',
    say: (first: string | undefined, other: string | undefined, file: string): Told => ({
      message:
        first === undefined
          ? `the heading «${other}» has no counterpart in ${file}`
          : other === undefined
            ? `a heading that ${file} has is missing here: «${first}»`
            : `the heading «${other}» is of another level than its counterpart in ${file}, «${first}»`,
      remedy: 'Give both the same sections, in the same order.',
    }),
  },
  'hint-gives-away': {
    about: 'Only the last hint of a check may be the command that solves it',
    say: (command: string, level: number): Told => ({
      message: `hint ${level} gives the answer away: «${command}»`,
      remedy: 'Go from the idea to the command: only the last hint may be nearly all of it.',
    }),
  },
  'unknown-command': {
    about: 'Every docker and docker-lab command in a brief exists',
    say: (command: string, meant?: string): Told => ({
      message: `there is no «${command}»`,
      remedy: `A student will type it as it stands.${maybe(meant)}`,
    }),
  },
  'unknown-command-in-hint': {
    about: 'Every docker and docker-lab command in a title or a hint exists',
    say: (command: string, meant?: string): Told => ({
      message: `there is no «${command}»`,
      remedy: `A student will type it as it stands.${maybe(meant)}`,
    }),
  },
  'other-lab': {
    about: 'A brief calls docker-lab with the number of its own lab',
    say: (command: string, number: number): Told => ({
      message: `«${command}» is about another lab; this one is number ${number}`,
      remedy: `Write ${number}, unless the other lab is meant.`,
    }),
  },
  'link-missing': {
    about: 'Every link to a file or a heading leads somewhere',
    say: (href: string, missing: 'file' | 'anchor'): Told => ({
      message: `the link «${href}» leads nowhere: there is no such ${missing === 'file' ? 'file' : 'heading'}`,
      remedy: 'Correct it, or add what is missing.',
    }),
  },
  'link-address': {
    about: 'Every link to another site is a whole address, and begins with https',
    say: (href: string, isBroken: boolean): Told => ({
      message: isBroken ? `«${href}» is no address` : `the link «${href}» does not begin with https`,
      remedy: 'Write an address that begins with https://.',
    }),
  },
  'link-outside': {
    about: 'No link leads out of the course',
    say: (href: string): Told => ({
      message: `the link «${href}» leads out of the course`,
      remedy: 'A student has the course alone. Put the file into the folder of the lab.',
    }),
  },
  'fence-open': {
    about: 'Every code block is closed',
    say: (): Told => ({
      message: 'this code block is never closed',
      remedy: 'Close it with the mark that it begins with.',
    }),
  },
  'fence-language': {
    about: 'Every code block says what language it is in',
    say: (): Told => ({
      message: 'this code block has no language',
      remedy: 'Write it behind the mark: sh for commands, text for anything that is not code.',
    }),
  },
  'cases-missing': {
    about: 'A lab has cases that prove its checks',
    say: (): Told => ({
      message: 'there are no cases, so nothing proves that the checks are right',
      remedy: 'Write down right ways, mistakes and cheats in cases.yaml, with what each must earn.',
    }),
  },
  'solution-missing': {
    about: 'Among the cases is at least one solution',
    say: (): Told => ({
      message: 'no case is a solution, so nothing proves that the lab can be done',
      remedy: 'Add a case with «kind: solution».',
    }),
  },
  'mistake-missing': {
    about: 'Each check is failed by at least one mistake or cheat',
    say: (id: string): Told => ({
      message: `no case fails the check «${id}», so nothing proves that it can fail`,
      remedy: `Add a mistake or a cheat to cases.yaml that expects «${id}: fail CODE».`,
    }),
  },
  'unknown-diagnosis': {
    about: 'A case expects only diagnoses that its check can give',
    say: (outcome: 'fail' | 'error', code: string, grader: string, meant?: string): Told => ({
      message: `a check of kind ${grader} never gives «${outcome} ${code}»`,
      remedy: meant ? `Did you mean «${meant}»?` : 'graders/README.md lists the diagnoses of each kind.',
    }),
  },
  'brief-missing': {
    about: 'A lab has a brief',
    say: (): Told => ({
      message: 'there is no README.md, so students do not learn what to do',
      remedy: 'Write the task down in README.md.',
    }),
  },
  'file-outside': {
    about: 'No file of a lab is a link to something outside of the course',
    say: (file: string): Told => ({
      message: `${file} is a link to something outside of the course`,
      remedy: 'Put the file itself here.',
    }),
  },
  'path-outside': {
    about: 'No path of a check leads out of the folder that a student works in',
    say: (path: string): Told => ({
      message: `«${path}» leads out of the folder that the student works in`,
      remedy: 'Write it without «..».',
    }),
  },
  'number-twice': {
    about: 'Each lab of a course has a number of its own',
    say: (number: number, earlier: string): Told => ({
      message: `number ${number} belongs to ${earlier} already, so «docker-lab check ${number}» finds neither`,
      remedy: 'Give the folder another number.',
    }),
  },
  'lab-unlisted': {
    about: 'Every folder with a lab.yaml is a lab of the course',
    say: (name: string): Told => ({
      message: `${name} has a lab.yaml, but is not in the course: its name has no number in front`,
      remedy: 'Call it NN-NAME, such as 07-networks.',
    }),
  },
}

const lint = {
  rules,
  error: 'error',
  warning: 'warning',
  summary: (labs: number, errors: number, warnings: number) =>
    [one(labs, 'lab'), one(errors, 'error'), one(warnings, 'warning')].join(', '),
}

export type LintWords = typeof lint
/** The stable name of a rule. */
export type RuleName = keyof LintWords['rules']

export default lint
