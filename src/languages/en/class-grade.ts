const students = (count: number) => `${count} ${count === 1 ? 'student' : 'students'}`

/** As many as can be read at a glance. */
const some = (paths: string[]) =>
  paths.length > 5 ? `${paths.slice(0, 5).join(', ')} and ${paths.length - 5} more` : paths.join(', ')

/** What `class grade`, `class regrade` and `class worker` say. */
const classGrade = {
  noLab: (lab: string, labs: string[]) => `the roster has no lab "${lab}"; its labs are ${labs.join(', ')}`,
  noStudent: (id: string) => `the roster has no student "${id}"`,
  nobody: 'the roster has no students',
  unknownEngine: (name: string) =>
    `sandboxes cannot run the engine "${name}": use a Docker version such as 28.5, 28.5-rootless, or podman`,
  needsPrivileged: (count: number) =>
    `${students(count)} handed in files that have to be run. They are run in throwaway engines inside privileged containers, without a network. That protects against mistakes, not against an attack: a program that breaks out of such a container controls this machine. Run this on a machine that holds nothing else, and add --allow-privileged; or add --engine 28.5-rootless, which needs no privileges but cannot run everything; or choose other students with --student.`,
  begin: (count: number, labs: number, jobs: number | undefined) =>
    `Grading ${students(count)} in ${labs} ${labs === 1 ? 'lab' : 'labs'}, ${jobs === undefined ? 'by workers' : `${jobs} at a time`}`,
  goesOn: (startedAt: string) =>
    `Continuing the run that began at ${startedAt}. Use --again to start a new one.`,
  progress: (done: number, all: number | undefined, errors: number, now: string[]) =>
    `${all === undefined ? done : `${done}/${all}`}${errors > 0 ? `, ${errors} not graded` : ''}${now.length > 0 ? ` · ${now.join(', ')}` : ''}`,
  noted: (student: string, note: string) => `${student}: ${note}`,
  noDirectory: (name: string) =>
    `${name} is not a directory, so nothing in it was graded. Put the files themselves into a directory of that name.`,
  twins: (used: string, others: string[]) =>
    `${others.join(', ')} ${others.length === 1 ? 'was' : 'were'} not graded, because ${used} is for the same lab. Keep only one of them.`,
  gitUnreadable: (name: string) =>
    `Git cannot read the repository that ${name} belongs to, so the time of its newest file counts. In a clone that is the time of cloning. Check that Git is installed, and collect the repository again.`,
  leftOut: (name: string, paths: string[]) =>
    `Not copied from ${name}: ${some(paths)}. Links that lead out of it or to a directory, devices and pipes are left out: ask for the files themselves.`,
  couldNot: (student: string, labs: string[], why: string) => `${student} (${labs.join(', ')}): ${why}`,
  interrupted: (command: string) =>
    `Stopping and removing the sandboxes. What was graded is kept: run "${command}" to continue. Press Ctrl-C again to quit immediately.`,
  waiting: (command: string) =>
    `Waiting for a worker. Start one with "${command}", on as many machines as you like.`,
  left: (command: string) =>
    `Stopped waiting. The workers carry on: run "${command}" with the same gradebook to see the results.`,
  noQueue: 'workers need a gradebook on PostgreSQL: --gradebook postgres://…',
  gaveUp: 'its worker stopped again and again while grading this student',
  working: (place: string) => `Taking work from ${place}. Press Ctrl-C to stop.`,
  stopping: 'Stopping. What is being graded goes to a different worker.',
  missing: 'none',
  without: '+1: labs without points: not graded, not handed in, or not checked',
  labChanged: (lab: string, students: string[]) =>
    `Lab ${lab} has changed since these snapshots were taken, which were graded by the lab as it is now: ${students.join(', ')}`,
  head: { id: 'id', name: 'name', total: 'total', status: 'status' },
  status: {
    graded: 'graded',
    error: (why: string) => `could not check: ${why}`,
    nothing: 'nothing handed in',
  },
  summary(graded: number, errors: number, nothing: number): string {
    const parts = [
      `${students(graded)} graded`,
      ...(errors > 0 ? [`${errors} could not be graded completely`] : []),
      ...(nothing > 0 ? [`${nothing} handed in nothing`] : []),
    ]
    return `${parts.join(', ')}.`
  },
  kept: (place: string) => `Gradebook: ${place}`,
  regraded: (judged: number, changed: number) =>
    `${judged} ${judged === 1 ? 'recording' : 'recordings'} judged again, ${changed} ${changed === 1 ? 'result' : 'results'} changed.`,
  regradeHead: { id: 'id', lab: 'lab', before: 'before', now: 'now', checks: 'checks that changed' },
}

export type ClassGradeWords = typeof classGrade

export default classGrade
