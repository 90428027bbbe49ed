const watch = {
  /** What a key does, in a word or two. */
  keys: {
    hint: 'hint',
    brief: 'task',
    explain: 'explain',
    solution: 'solution',
    next: 'next lab',
    list: 'list',
    quit: 'quit',
    back: 'back',
    stronger: 'stronger hint',
    scroll: 'scroll',
    choose: 'choose',
    open: 'open',
  },
  looking: 'Looking at the engine…',
  lookingAgain: 'Something changed: looking again…',
  watching: 'Watching: the checks follow what you do.',
  /** What is waited for comes last: it can be cut off. */
  waiting: (title: string, seconds: number) => `Waiting for this (${seconds} s so far): ${title}`,
  staying: (title: string, seconds: number) => `Making sure that this lasts (${seconds} s so far): ${title}`,
  offer: 'Stuck? Press h for a hint.',
  solved: 'Everything is as it should be. Well done! Press n for the next lab.',
  allPass: 'Every check passes, so there is nothing left to hint at.',
  noHints: 'This check has no hints. Press b to read the task again.',
  noSolution: 'The solution is shown once the lab is solved.',
  noneShipped: 'This course came without the solutions of this lab.',
  nothingToExplain: 'There is nothing to explain: no check has failed.',
  noNext: 'There is no other lab that is not solved yet.',
  notReady: 'Not everything could be prepared for this lab. Press q to see why.',
  /** Beside the command that prepares the lab. */
  startDone: 'already done',
  task: 'Task',
  hints: 'Hints',
  explanation: 'Explanation',
  solution: 'Solution',
  labs: 'Labs',
  hint: (level: number, levels: number) => `Hint ${level} of ${levels}`,
  tryingAgain: 'Trying again until it answers…',
  /** Where there is no terminal: what changed. */
  passed: (title: string) => `passed: ${title}`,
  notPassed: (title: string, why: string) => `not passed: ${title}${why && ` (${why})`}`,
  passing: (count: number) => `${count} ${count === 1 ? 'check passes' : 'checks pass'}`,
  waitingChecks: (count: number) => `${count} ${count === 1 ? 'check waits' : 'checks wait'} for others`,
  points: (earned: number, possible: number) => `${earned} of ${possible} points`,
}

export type WatchWords = typeof watch

export default watch
