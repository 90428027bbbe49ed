import type { CodeFacts } from '../../src/grading/contract/kind.ts'

const NETWORKS = 'docker inspect --format "{{json .NetworkSettings.Networks}}" NAME'
const MEMBERS = 'docker network inspect NETWORK'

export const codes = {
  'network-missing': { see: ['docker network ls', 'docker network create NAME'] },
  'network-still-there': {
    see: ['docker network ls', MEMBERS, 'docker network rm NAME'],
  },
  'network-name-prefixed': { see: ['docker network ls', 'docker compose config'] },
  'network-name-differs': { see: ['docker network ls'] },
  'network-other-driver': {
    see: ['docker network inspect --format "{{.Driver}}" NAME', 'docker network ls'],
  },
  'network-other-subnet': {
    mistakes: ['M95'],
    see: ['docker network inspect --format "{{json .IPAM.Config}}" NAME'],
  },
  'network-not-internal': { see: ['docker network inspect --format "{{.Internal}}" NAME'] },
  'network-internal': { see: ['docker network inspect --format "{{.Internal}}" NAME'] },
  'not-attached': { mistakes: ['M91'], see: [NETWORKS, MEMBERS] },
  'on-removed-network': {
    see: [NETWORKS, 'docker network ls --no-trunc', 'docker network disconnect NETWORK NAME'],
  },
  'on-default-bridge': {
    mistakes: ['M90', 'M93'],
    see: ['docker network ls', NETWORKS, 'docker exec NAME cat /etc/resolv.conf'],
  },
  'on-more-networks': { see: [NETWORKS, 'docker network disconnect NETWORK NAME'] },
  'different-networks': { mistakes: ['M91'], see: [NETWORKS, MEMBERS] },
  'no-own-network': {
    mistakes: ['M08'],
    see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME'],
  },
  'network-address-differs': { see: [NETWORKS, 'docker network inspect NETWORK'] },
  'alias-missing': { see: [NETWORKS, 'docker network connect --help'] },
  'names-resolve': { see: [MEMBERS, 'docker exec NAME ping -c 1 OTHER'] },
  'names-in-hosts-file': { mistakes: ['M93'], see: ['docker exec NAME cat /etc/hosts', NETWORKS] },
  'not-isolated': {
    see: [
      NETWORKS,
      'docker inspect --format "{{.HostConfig.NetworkMode}}" NAME',
      'docker network disconnect NETWORK NAME',
    ],
  },
} satisfies Record<string, CodeFacts>
