/** What runs this program: an executable has Bun inside. */
export const runtime = ({ node, bun }: NodeJS.ProcessVersions = process.versions): string =>
  bun ? `Bun ${bun}` : `Node.js ${node}`
