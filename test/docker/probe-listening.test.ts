import { expect, test } from 'vitest'
import { parseListeners } from '../../src/docker/probes/listening.ts'
import { parseOwnListening } from '../../src/docker/probes/own-listening.ts'

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

const FILES = (...links: string[]) =>
  links.map((to, at) => `lrwx------ 1 root root 64 Jan  1 00:00 ${at} -> ${to}`).join('\n')

test.each<[string, string[], { address: string; port: number }[]]>([
  ['holds the socket', ['/dev/null', 'socket:[61226]'], [{ address: '0.0.0.0', port: 80 }]],
  ['holds others only', ['/dev/null', 'socket:[61227]', 'pipe:[61226]'], []],
])(
  'of the sockets of a network, those are a container’s own of which a program %s',
  (_, links, listeners) => {
    const seen = [HEADER, row('00000000:0050'), FILES(...links)].join('\n')
    expect(parseOwnListening(seen, '')).toEqual({ listeners, isComplete: true })
  },
)

test.each([
  ["cat: can't open '/proc/net/tcp6': No such file or directory", true],
  ["ls: cannot access '/proc/17/fd': No such file or directory", true],
  ["ls: cannot open directory '/proc/1/fd': Permission denied", false],
])('with the complaint "%s", all of them were seen: %s', (complaint, isComplete) => {
  const seen = [HEADER, row('00000000:0050'), FILES('/dev/null')].join('\n')
  expect(parseOwnListening(seen, `${complaint}\n`)).toMatchObject({ isComplete })
})

test.each([
  ['the files', [HEADER, row('00000000:0050')].join('\n')],
  ['the table', FILES('socket:[61226]')],
])('without %s nothing is known of them', (_, seen) => {
  expect(parseOwnListening(seen, '')).toBeUndefined()
})
