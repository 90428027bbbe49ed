/** Something outside this project is missing or in the way: shown as one paragraph, exit 3. */
export class SetupProblem extends Error {}

/** What is being done while the reader waits: stderr, so that stdout holds results only. */
export const say = (line: string): void => console.error(line)
