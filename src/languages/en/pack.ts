/** What `lab pack` says. */
const pack = {
  notAFile: (isLink: boolean): string =>
    isLink
      ? 'this is a link, which can be broken on a student’s machine: put the file itself here'
      : 'this is neither a file nor a directory, so it cannot be packed',
  noLabs: 'Git ignores every lab of this course, so there is nothing to pack',
  lostLink: (link: string) => `this text links to ${link}, which students would not get`,
  exists:
    'this already exists: choose a directory that does not exist yet, or a file name that ends in .tar.gz',
  otherArchive:
    'a pack is a .tar.gz archive or a directory: choose a name that ends in .tar.gz, or the name of a directory',
  noFolder: 'this directory does not exist',
  unwritable: (reason: string) => `cannot write here (${reason})`,
  packed: (output: string, size: string) => `Packed ${output} (${size}):`,
  left: 'Left out, because it is not for students:',
  summary: (labs: number, files: number) =>
    `${labs} ${labs === 1 ? 'lab' : 'labs'}, ${files} ${files === 1 ? 'file' : 'files'}. Verified: the pack is complete, every lab loads, and there is no cases.yaml.`,
}

export default pack
