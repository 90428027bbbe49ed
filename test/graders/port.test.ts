import port from '../../graders/port/port.ts'
import { aContainer, anImage, aPort, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>
type Ports = Parameters<typeof aContainer>[0]

const web = { container: 'web', port: 80, host_port: 8080 }
const published = (ports: ReturnType<typeof aPort>[], over: Ports = {}) =>
  facts(aContainer({ ports, requestedPorts: ports, ...over }))

const right: Accepted<Facts>[] = [
  ['-p 8080:80', web, published([aPort(8080, 80)])],
  ['127.0.0.1', web, published([aPort(8080, 80, { hostIp: '127.0.0.1' })])],
  ['IPv6 alone', web, published([aPort(8080, 80, { hostIp: '::' })])],
  ['both families', web, published([aPort(8080, 80), aPort(8080, 80, { hostIp: '::' })])],
  ['one right port among others', web, published([aPort(8443, 443), aPort(8080, 80)])],
  ['the same port twice', web, published([aPort(9090, 80), aPort(8080, 80)])],
  ['any host port', { container: 'web', port: 80 }, published([aPort(32768, 80)])],
  ['udp', { ...web, protocol: 'udp' }, published([aPort(8080, 80, { protocol: 'udp' })])],
  ['all addresses', { ...web, open_to_all: true }, published([aPort(8080, 80)])],
]

const loopback = [aPort(8080, 80, { hostIp: '127.0.0.1' }), aPort(8080, 80, { hostIp: '::1' })]
const wrong: Rejected<Facts>[] = [
  ['the two numbers swapped', web, published([aPort(80, 8080)]), 'port-reversed'],
  ['a different port inside', web, published([aPort(8080, 8081)]), 'port-wrong-container-port'],
  ['a different port of the host', web, published([aPort(9090, 80)]), 'port-other-host-port'],
  ['-P', web, published([aPort(32768, 80)], { publishAll: true, requestedPorts: [] }), 'port-random'],
  ['-p 80', web, published([aPort(32768, 80)], { requestedPorts: [aPort(0, 80)] }), 'port-random'],
  ['no -p', web, published([]), 'port-not-published'],
  ['no -p and no EXPOSE', web, published([], { image: anImage({ exposed: [] }) }), 'port-not-published'],
  ['udp for tcp', web, published([aPort(8080, 80, { protocol: 'udp' })]), 'port-wrong-protocol'],
  ['loopback of both families', { ...web, open_to_all: true }, published(loopback), 'port-loopback-only'],
  ['--network host', web, published([], { networkMode: 'host' }), 'host-network'],
  ['no container', web, facts(undefined), 'container-missing'],
]

accepts('port', port, right)
rejects('port', port, wrong)
coversEveryDiagnosis('port', port, wrong)
