import { describe, expect, test } from 'vitest'
import { capabilitiesIn } from '../../src/sandbox/dind-container.ts'

describe('what a machine may do, as Linux says it', () => {
  test.each([
    ['nothing', '0000000000000000', []],
    ['the first', '0000000000000001', ['CHOWN']],
    ['the last that every engine knows', '0000002000000000', ['AUDIT_READ']],
    ['some', '0000000000201000', ['NET_ADMIN', 'SYS_ADMIN']],
    ['what engines need not know', '000001c000000000', []],
  ])('%s', (_, mask, expected) => {
    expect(capabilitiesIn(mask)).toEqual(expected)
  })

  test('all but SYS_RESOURCE', () => {
    const all = capabilitiesIn('000001ffffffffff')
    expect(all).toHaveLength(38)
    expect(all.filter((name) => !capabilitiesIn('000001fffeffffff').includes(name))).toEqual(['SYS_RESOURCE'])
  })

  test('what docker gives a container of itself', () => {
    expect(capabilitiesIn('00000000a80425fb').sort()).toEqual(
      (
        'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP ' +
        'SETUID SYS_CHROOT'
      ).split(' '),
    )
  })
})
