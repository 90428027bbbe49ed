import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, test } from 'vitest'
import { isAttached } from '../../src/sandbox/way-in.ts'

const ipv4 = (address: string, bits: number, internal = false): NetworkInterfaceInfo => ({
  family: 'IPv4',
  address,
  netmask: '',
  mac: '',
  internal,
  cidr: `${address}/${bits}`,
})

const MACHINE = {
  lo: [ipv4('127.0.0.1', 8, true)],
  eth0: [ipv4('192.168.1.7', 24)],
  docker0: [ipv4('172.17.0.1', 16)],
}

describe('a sandbox is reached by its own address', () => {
  test.each(['172.17.0.2', '172.17.255.254'])('where a network of this machine has it: %s', (address) => {
    expect(isAttached(address, MACHINE)).toBe(true)
  })

  test.each([
    ['in the virtual machine of Docker Desktop', '192.168.65.3'],
    ['in a network of another machine', '172.18.0.2'],
    ['that is a loopback address', '127.0.0.1'],
    ['of IPv6', 'fd00::2'],
    ['that is not there', ''],
  ])('but not one %s', (_, address) => {
    expect(isAttached(address, MACHINE)).toBe(false)
  })

  test('and not where this machine has no network of its own', () => {
    expect(isAttached('172.17.0.2', {})).toBe(false)
  })
})
