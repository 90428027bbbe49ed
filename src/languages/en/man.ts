type Entry = readonly [name: string, meaning: string]

/** What the manual page says that is no part of `--help`. */
export interface ManWords {
  name: string
  /** The headings of its sections. */
  synopsis: string
  description: string
  commands: string
  options: string
  exit: string
  environment: string
  files: string
  examples: string
  seeAlso: string
  command: string
  argument: string
  about: readonly string[]
  codes: readonly Entry[]
  variables: readonly Entry[]
  kept: readonly Entry[]
  tries: readonly Entry[]
}

const man: ManWords = {
  name: 'Name',
  synopsis: 'Synopsis',
  description: 'Description',
  commands: 'Commands',
  options: 'Options of every command',
  exit: 'Exit status',
  environment: 'Environment',
  files: 'Files',
  examples: 'Examples',
  seeAlso: 'See also',
  command: 'COMMAND',
  argument: 'ARGUMENT',
  about: [
    'You solve a lab with docker, on an engine of your own. docker-lab then looks at that engine, and says what is right, what is wrong, why, and what to try next. It looks at what is there, not at the commands that you typed, and "check" changes nothing.',
    'It asks the engine that docker itself would ask, unless an option chooses a different one.',
  ],
  codes: [
    ['0', 'Everything passed, or the command did what it was asked for.'],
    ['1', 'A check failed.'],
    ['2', 'The command line or a lab file is wrong.'],
    ['3', 'Could not check: no engine, a timeout, or a failure while looking. It takes precedence over 1.'],
    ['4', 'A bug in docker-lab.'],
    ['130', 'Interrupted.'],
  ],
  variables: [
    [
      'DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH',
      'Choose the engine, as for docker.',
    ],
    [
      'DOCKER_LAB_COURSE',
      'The course to use instead of the built-in one: a directory, an archive, or a Git repository.',
    ],
    ['LC_ALL, LC_MESSAGES, LANG', 'The language: Chinese where it begins with zh, or else English.'],
    ['NO_COLOR, FORCE_COLOR', 'Print without colors, or with colors also to a pipe.'],
    ['DEBUG', 'With any value, an error is shown with its place in the code.'],
  ],
  kept: [
    [
      '~/.local/state/docker-lab',
      'Which hints you opened, and what "start" created; $XDG_STATE_HOME moves it.',
    ],
    [
      '~/.local/share/docker-lab',
      'Your progress: a line for each check, hint, start and reset; $XDG_DATA_HOME moves it.',
    ],
    ['~/.docker', 'Contexts and the current one, which are only read.'],
  ],
  tries: [
    ['docker-lab show 3', 'The task.'],
    ['docker-lab check 3', 'What is right, what is wrong, and why.'],
    ['docker-lab check 3 13 --json', 'A report for other programs.'],
  ],
}

export default man
