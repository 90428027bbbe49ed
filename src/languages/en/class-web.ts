/** What the page of "class serve" says. */
const page = {
  title: 'Class',
  language: 'English',
  skip: 'Skip to the table',
  login: {
    title: 'Log in',
    token: "Teacher's token",
    submit: 'Log in',
    help: 'Open the link that "docker-lab class serve" printed, or enter a token that "docker-lab class tokens ROSTER --teacher" made.',
    failed: 'This link or token is not valid. A link works only once.',
    tooOften: 'Too many tries. Wait a minute, then try again.',
  },
  logout: 'Log out',
  student: {
    title: 'Hand in your labs',
    how: 'This address is yours alone: keep it to yourself. In your terminal, check a lab and hand it in with:',
    placeholder: 'LAB',
    watch: 'Or hand in as you go:',
  },
  theme: { label: 'Theme', auto: 'System', light: 'Light', dark: 'Dark' },
  languageLabel: 'Language',
  view: { projector: 'Projector view', table: 'Table view' },
  connection: {
    live: 'Live',
    lost: 'Connection lost. Trying again…',
    loading: 'Loading…',
  },
  filters: {
    label: 'Filters',
    lab: 'Lab',
    allLabs: 'All labs',
    state: 'State',
    anyState: 'Any state',
    text: 'Student',
    clear: 'Clear filters',
    found: (shown: number, all: number) => `${shown} of ${all} ${all === 1 ? 'student' : 'students'}`,
    none: 'No student matches these filters.',
  },
  states: {
    passed: 'Passed',
    working: 'Not passed yet',
    error: 'Could not check',
    pending: 'Nothing yet',
    missing: 'Missing',
  },
  grid: {
    caption: 'Students and labs',
    student: 'Student',
    total: 'Passed',
    points: (points: number, possible: number) => `${points} of ${possible} points`,
    tries: (count: number) => `${count} ${count === 1 ? 'try' : 'tries'}`,
    passedOf: (passed: number, all: number) => `${passed} of ${all}`,
    at: (time: string) => `at ${time}`,
    firstFailing: (title: string) => `First failing check: ${title}`,
  },
  mistakes: {
    title: 'Commonest mistakes now',
    none: 'No mistakes right now.',
    students: (count: number) => `${count} ${count === 1 ? 'student' : 'students'}`,
  },
  progress: {
    title: 'How far the class is',
    bar: (passed: number, working: number, all: number) => `${passed} of ${all} passed, ${working} not yet`,
  },
  details: {
    close: 'Close',
    heading: (student: string, lab: string) => `${student}: ${lab}`,
    attempt: 'Attempt',
    none: 'Nothing was handed in or graded yet.',
    engine: (engine: string) => `Engine: ${engine}`,
    ways: {
      live: "looked at in the student's engine",
      submission: 'run again in a sandbox',
      snapshot: 'judged from a snapshot',
      submitted: 'handed in by the student',
    },
    trust: { practice: 'practice', assessed: 'assessed' },
    expected: 'Expected',
    actual: 'Actual',
    message: 'Why',
    next: 'Next',
    waitsFor: (checks: string[]) => `Waits for: ${checks.join(', ')}`,
    overrides: "Teacher's decisions",
    override: (points: number | null, by: string) =>
      points === null ? `Comment by ${by}` : `${points} points by ${by}`,
    failed: 'This could not be loaded. Try again.',
  },
  outcomes: { pass: 'passed', fail: 'failed', blocked: 'waiting', error: 'could not check' },
  announce: {
    passed: (student: string, lab: string) => `${student} passed ${lab}.`,
    several: (count: number) => `${count} results changed.`,
  },
}

export type ClassWebWords = typeof page

export default page
