/** An image's id with its algorithm, which Podman leaves out of some of its answers. */
export function withAlgorithm(id: string): string {
  return /^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id
}
