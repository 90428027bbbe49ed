/** What `lab pack` says. */
const pack = {
  notAFile: (isLink: boolean): string =>
    isLink
      ? 'this is a link, which may lead nowhere on a student’s machine: put the file itself here'
      : 'this is neither a file nor a folder, so it cannot be packed',
  noLabs: 'every lab of this course is ignored by Git, so there is nothing to pack',
  lostLink: (link: string) => `this text leads to ${link}, which students would not get`,
  exists:
    'something stands here already: choose a folder that is not there yet, or a name that ends with .tar.gz',
  noFolder: 'there is no such folder',
  unwritable: (reason: string) => `nothing can be written here (${reason})`,
  packed: (output: string, size: string) => `Packed ${output} (${size}):`,
  left: 'Not for students, so left out:',
  summary: (labs: number, files: number) =>
    `${labs} ${labs === 1 ? 'lab' : 'labs'}, ${files} files. Read back: everything is there, every lab loads, and there is no cases.yaml.`,
}

export default pack
