import { isIPv6 } from 'node:net'

/** Whether an address is one of a subnet, such as `172.18.0.0/16`. */
export function isInside(address: string, subnet: string): boolean {
  const [network = '', length = ''] = subnet.split('/')
  const family = isIPv6(network) ? 'ipv6' : 'ipv4'
  // Loaded when it is needed: importing it would slow every start.
  const { BlockList } = process.getBuiltinModule('node:net')
  const list = new BlockList()
  try {
    list.addSubnet(network, Number(length), family)
    return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  } catch {
    return false
  }
}
