/** What `lab new` says. */
const scaffold = {
  exists: 'this already exists, and "docker-lab lab new" never overwrites anything',
  noFolder: 'there is no such directory',
  unwritable: (reason: string) => `cannot write here (${reason})`,
  labName: (name: string) =>
    `"${name}" cannot be the name of a lab: use at most 40 lower-case letters, digits and hyphens, beginning with a letter; a number of your choice can come first, such as 07-my-lab`,
  labTaken: (name: string) => `this lab already has the name or the number of "${name}"`,
  courseName: (name: string) =>
    `"${name}" cannot be the name of a course: use letters, digits, hyphens, dots and underscores, beginning with a letter`,
  graderName: (name: string) =>
    `"${name}" cannot be the name of a check kind: use at most 20 lower-case letters and hyphens, such as my-kind`,
  noCheckout:
    'a check kind is part of docker-lab itself, so it can only be created in a checkout of its sources: go there, or name it with --dir. The labs of a course use the check kinds that "docker-lab lab docs" lists',
  made: 'Created and checked:',
  next: 'Next:',
  editLab: (folder: string) => `Write your own task: lab.yaml, cases.yaml and the README files in ${folder}`,
  lint: (path: string) => `docker-lab lab lint ${path}`,
  test: (path: string) => `docker-lab lab test ${path}`,
  editCourse: (file: string) => `Give the course a title: ${file}`,
  editGrader: (folder: string) => `Make it your own: the files in ${folder}, and its test`,
  testGrader: (test: string) => `npx vitest run --project unit ${test}`,
  generate: 'npm run generate, once its options are final',
}

export default scaffold
