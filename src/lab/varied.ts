/** What is different for each student, by its name. */
export type Varied = Readonly<Record<string, string | number>>

/**
 * What makes one student's lab different from another's: a text that the values are made from, or the values, where they
 * were noted. It is asked for only by a lab that varies.
 */
export type Seed = () => Promise<string | Varied>

/** For authors, and for what is the same for all: lint, `lab test`, lists of labs. */
export const SAMPLE: Seed = async () => 'sample'

/** `${name}`, as a shell writes a variable. */
export const NAMED = /\$\{(\w+)\}/g

/** A text of a lab with this student's values in it. */
export const filled = (text: string, varied: Varied): string =>
  text.replace(NAMED, (whole, name) => (Object.hasOwn(varied, name) ? `${varied[name]}` : whole))
