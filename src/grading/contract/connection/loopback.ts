/** Whether an address leads back to the machine, or the container, that uses it: `127.0.0.1`, `::1`, `localhost`. */
export const isLoopback = (address: string): boolean =>
  address.startsWith('127.') || ['::1', '[::1]', 'localhost'].includes(address)
