/** What `lab new` says. */
const scaffold = {
  exists: 'something stands here already, and nothing is ever written over',
  noFolder: 'there is no such folder',
  unwritable: (reason: string) => `nothing can be written here (${reason})`,
  labName: (name: string) =>
    `«${name}» cannot be the name of a lab: at most 40 lower-case letters, digits and hyphens, a letter first; with a number of your choice in front, such as 07-my-lab`,
  labTaken: (name: string) => `this lab has the name or the number of «${name}» already`,
  courseName: (name: string) =>
    `«${name}» cannot be the name of a course: letters, digits, hyphens, dots and underscores, a letter first`,
  graderName: (name: string) =>
    `«${name}» cannot be the name of a check kind: at most 20 lower-case letters and hyphens, such as my-kind`,
  noCheckout:
    'a check kind belongs to docker-lab itself, so it is made in a checkout of its sources: go there, or name it with --dir. Labs of a course use the kinds that «docker-lab lab docs» lists',
  made: 'Made, and read back without a complaint:',
  next: 'Next:',
  editLab: (folder: string) =>
    `Write your own task: README.md, README.zh.md, lab.yaml and cases.yaml in ${folder}`,
  lint: (path: string) => `docker-lab lab lint ${path}`,
  test: (path: string) => `docker-lab lab test ${path}`,
  editCourse: (file: string) => `Give the course its title: ${file}`,
  editGrader: (file: string) => `Make it your own: ${file}, its translation and its test`,
  testGrader: (test: string) => `npx vitest run --project unit ${test}`,
  generate: 'npm run generate, once its options are what you want',
}

export default scaffold
