import { expect, test } from 'vitest'
import { parseListeners } from '../../src/docker/probes/listening.ts'

const HEADER =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const row = (local: string, state = '0A') => {
  const remote = local.length > 13 ? '00000000000000000000000000000000:0000' : '00000000:0000'
  return `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 61226 1 0000000000000000 100 0 0 10 0`
}

test.each([
  ['00000000:0050', '0.0.0.0', 80],
  ['0100007F:1F90', '127.0.0.1', 8080],
  ['0B00007F:8E35', '127.0.0.11', 36405],
  ['020011AC:01BB', '172.17.0.2', 443],
  ['00000000000000000000000000000000:0050', '::', 80],
  ['00000000000000000000000001000000:0050', '::1', 80],
  ['B80D01200000000067452301EFCDAB89:0016', '2001:db8::123:4567:89ab:cdef', 22],
  ['0000000000000000FFFF00000100007F:1F90', '127.0.0.1', 8080],
])('%s is %s, port %d', (local, address, port) => {
  expect(parseListeners(`${HEADER}\n${row(local)}\n`)).toEqual([{ address, port }])
})

test('connections and other states are left out, and both tables are read', () => {
  const tables = [
    HEADER,
    row('0100007F:0050', '01'),
    row('00000000:0051'),
    HEADER,
    row('0'.repeat(32).concat(':0052')),
  ]
  expect(parseListeners(tables.join('\n')).map(({ port }) => port)).toEqual([0x51, 0x52])
})

test.each(['', HEADER, 'cat: nothing here', row('zzzz:0050'), '\u001b[2J 0: 00000000:0050'])(
  'noise is nothing (%#)',
  (noise) => {
    expect(parseListeners(noise)).toEqual([])
  },
)
