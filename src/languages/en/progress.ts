/** Time in minutes: `12 min`, `1 h 5 min`. */
function time(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

const progress = {
  /** Labs that belong to no chapter. */
  other: 'Other labs',
  number: 'no.',
  lab: 'lab',
  minutes: 'min',
  points: 'points',
  state: 'state',
  states: { new: 'new', begun: 'begun', solved: 'solved', gaveUp: 'gave up' },
  best: 'best',
  last: 'last',
  tries: 'checks',
  time: 'time',
  hints: 'hints',
  took: time,
  total: 'Total',
  solved: (solved: number, labs: number) => `${solved} of ${labs} solved`,
  nothing: 'You have not begun any lab yet.',
  begin: (lab: string) => `To begin: docker-lab start ${lab}`,
  carryOn: (lab: string) => `To continue: docker-lab watch ${lab}`,
  allSolved: 'All labs are solved. Well done!',
  notSolved: (lab: string, earned: number, possible: number) =>
    `Lab ${lab} is not solved yet (${earned} of ${possible} points). To go back to it: docker-lab watch ${lab}`,
  cleanUp: (lab: string) => `To remove what you created for lab ${lab}: docker-lab reset ${lab}`,
  solution: {
    title: (lab: string, title: string) => `Solution of lab ${lab}: ${title}`,
    others: 'Other right ways',
    way: (_: number, name: string) => name,
    more: (count: number, lab: string) =>
      `${count} more ${count === 1 ? 'way' : 'ways'}: docker-lab solution ${lab} --all`,
    notYet: (lab: string) =>
      `you have not solved this lab yet. "docker-lab hint ${lab}" helps without giving everything away; with --give-up you see the solution now, and your progress says so`,
    none: 'this course came without the solutions of this lab',
  },
  next: (lab: string, title: string) => `Next: lab ${lab}, ${title}`,
}

export type ProgressWords = typeof progress

export default progress
