import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const NETWORKS = 'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME'
const HOSTS = 'docker exec NAME cat /etc/hosts'
const PING = 'docker exec NAME ping -c 1 OTHER'
const SOCKETS = 'docker exec OTHER cat /proc/net/tcp'

export const codes = {
  'no-way': { mistakes: ['M91'], see: [NETWORKS, 'docker network inspect NETWORK', PING] },
  'no-names-there': { mistakes: ['M90', 'M93'], see: [NETWORKS, PING] },
  'name-from-hosts-file': { mistakes: ['M92', 'M93'], see: [HOSTS, NETWORKS] },
  'reaches-itself': { see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME'] },
  'network-keeps-apart': { see: ['docker network inspect --format "{{json .Options}}" NETWORK'] },
  'port-not-listening': { see: [SOCKETS, 'docker logs OTHER'] },
  'port-on-loopback': { mistakes: ['M04'], see: [SOCKETS, 'docker logs OTHER'] },
  'port-unclear': { see: [SOCKETS], undecided: true },
  reached: { see: [NETWORKS, 'docker network disconnect NETWORK NAME', PING] },
  'reached-by-hosts-file': { mistakes: ['M93'], see: [HOSTS, NETWORKS] },
} satisfies Record<string, CodeFacts>
