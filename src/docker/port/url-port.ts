/** The port that a URL leads to, also where it does not say one. */
export const portOf = ({ protocol, port }: Pick<URL, 'protocol' | 'port'>): number =>
  Number(port || (protocol === 'https:' ? 443 : 80))
