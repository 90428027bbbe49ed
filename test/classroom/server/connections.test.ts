import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress, countedAs, plainAddress } from '../../../src/classroom/server/client-address.ts'
import { newToken } from '../../../src/classroom/server/token.ts'
import { aRoster, aServer, aSnapshot, aStudent, handIn, type TestServer } from './a-class.ts'

const roster = aRoster([aStudent('alice')])

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::FFFF:10.0.0.1', '10.0.0.1'],
  ['::ffff:a00:1', '10.0.0.1'],
  ['0:0:0:0:0:ffff:10.0.0.1', '10.0.0.1'],
  ['2001:DB8:0::1', '2001:db8::1'],
  ['FE80::1%eth0', 'fe80::1%eth0'],
  ['nginx', undefined],
  ['', undefined],
  [undefined, undefined],
])('the address %s is %s', (text, address) => expect(plainAddress(text)).toBe(address))

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['2001:db8::1', '2001:db8::/64'],
  ['2001:db8::ffff:ffff:ffff:ffff', '2001:db8::/64'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['1:0:0:2:3:4:5:6', '1:0:0:2::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['::1', '::/64'],
  ['', ''],
])('the address %s counts as %s', (address, counted) => expect(countedAs(address)).toBe(counted))

test.each([
  ['without a proxy, what anybody can write does not count', '9.9.9.9', [], '9.9.9.9', '1.1.1.1'],
  ['the proxy says who it is', '::ffff:9.9.9.9', ['9.9.9.9'], '1.1.1.1', '1.1.1.1'],
  ['what comes before it does not count', '9.9.9.9', ['9.9.9.9'], '1.1.1.1', '2.2.2.2, 1.1.1.1'],
  ['through two proxies', '9.9.9.9', ['9.9.9.9', '8.8.8.8'], '1.1.1.1', '2.2.2.2, 1.1.1.1, 8.8.8.8'],
  ['a proxy that says nothing', '9.9.9.9', ['9.9.9.9'], '9.9.9.9', undefined],
  ['a proxy that says nonsense', '9.9.9.9', ['9.9.9.9'], '9.9.9.9', '1.1.1.1, unknown'],
])('%s', (_, remoteAddress, proxies, address, named) => {
  const headers = named === undefined ? {} : { 'x-forwarded-for': named }
  expect(clientAddress({ socket: { remoteAddress } as Socket, headers }, new Set(proxies))).toBe(address)
})

/** A connection from an address of this machine, over which nothing is sent. @returns whether it stays open */
async function opened(server: TestServer, localAddress: string, sockets: Socket[]): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.address).port), localAddress })
  sockets.push(socket.on('error', () => {}))
  const closed = new Promise<false>((resolve) => socket.once('close', () => resolve(false)))
  const answered = new Promise<true>((resolve) => socket.once('data', () => resolve(true)))
  // The answer comes, and the connection stays.
  socket.write('GET /app.js HTTP/1.1\r\nHost: x\r\n\r\n')
  return Promise.race([answered, closed])
}

test('one address cannot take all connections, and others do not notice', async () => {
  await using server = await aServer(roster, {
    change: { mostOfOne: 3 },
    patience: { keepAliveTimeout: 60_000 },
  })
  const sockets: Socket[] = []
  const open = (address: string) => opened(server, address, sockets)
  expect([await open('127.0.0.2'), await open('127.0.0.2'), await open('127.0.0.2')]).toEqual([
    true,
    true,
    true,
  ])
  expect(await open('127.0.0.2')).toBe(false)
  expect(await open('127.0.0.3')).toBe(true)
  expect(await handIn(server, server.tokens.alice, await aSnapshot('alice'))).toMatchObject({ status: 200 })
  const [first] = sockets
  first?.destroy()
  await expect.poll(() => open('127.0.0.2')).toBe(true)
  for (const socket of sockets) socket.destroy()
})

test('all together cannot open more than the server bears, however many addresses they have', async () => {
  await using server = await aServer(roster, { mostOfAll: 2, patience: { keepAliveTimeout: 60_000 } })
  const sockets: Socket[] = []
  const open = (address: string) => opened(server, address, sockets)
  expect([await open('127.0.0.2'), await open('127.0.0.3'), await open('127.0.0.4')]).toEqual([
    true,
    true,
    false,
  ])
  sockets[0]?.destroy()
  await expect.poll(() => open('127.0.0.4')).toBe(true)
  for (const socket of sockets) socket.destroy()
})

const PROXY = new Set(['127.0.0.1'])

test('behind a proxy, each is counted by the address that it names, and the proxy has as many as it needs', async () => {
  await using server = await aServer(roster, { change: { proxies: PROXY, mostOfOne: 2 } })
  const stop = new AbortController()
  const look = async (address: string) => {
    const headers = { Cookie: server.cookie, 'X-Forwarded-For': address }
    return (await fetch(`${server.address}/api/events`, { headers, signal: stop.signal })).status
  }
  expect([await look('10.0.0.1'), await look('10.0.0.1'), await look('10.0.0.1')]).toEqual([200, 200, 429])
  expect([await look('10.0.0.2'), await look('10.0.0.2'), await look('10.0.0.2')]).toEqual([200, 200, 429])
  stop.abort()
  const again = async () =>
    (await fetch(server.address, { headers: { 'X-Forwarded-For': '10.0.0.1' } })).status
  await expect.poll(again).toBe(200)
})

test.each([
  ['of one IPv6 network count together', '2001:db8::1', '2001:db8::2', 429],
  ['of two IPv6 networks do not', '2001:db8::1', '2001:db8:0:1::1', 200],
  ['of IPv4, written as IPv6, do not', '::ffff:10.0.0.1', '::ffff:10.0.0.2', 200],
])('addresses %s', async (_, first, second, status) => {
  await using server = await aServer(roster, { change: { proxies: PROXY, mostOfOne: 1 } })
  const stop = new AbortController()
  const look = async (address: string) => {
    const headers = { Cookie: server.cookie, 'X-Forwarded-For': address }
    return (await fetch(`${server.address}/api/events`, { headers, signal: stop.signal })).status
  }
  expect([await look(first), await look(second)]).toEqual([200, status])
  stop.abort()
})

test('behind a proxy, who guesses has to wait, and nobody else', async () => {
  await using server = await aServer(roster, { change: { proxies: PROXY } })
  const guess = async (named: string) =>
    (await handIn(server, newToken('student'), '{}', { 'X-Forwarded-For': named })).status
  for (let at = 0; at < 20; at++) expect(await guess(`10.9.9.${at}, 10.0.0.1`)).toBe(401)
  expect(await guess('10.0.0.1')).toBe(429)
  expect(await guess('10.0.0.2')).toBe(401)
})
