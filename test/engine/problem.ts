/** Something outside this project is missing or in the way: told to the reader as one paragraph, exit 3. */
export class Problem extends Error {}

/** What is being done while the reader waits: stderr, so that stdout holds results only. */
export const say = (line: string): void => console.error(line)
