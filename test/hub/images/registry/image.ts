import type { Image } from '../image.ts'
import { bash, busybox } from '../layers.ts'

export const image: Image = {
  name: 'registry',
  tags: ['latest', '2'],
  layers: [
    busybox,
    bash,
    {
      packages: ['docker-registry'],
      root: 'images/registry/root',
      folders: ['var/lib/registry'],
      links: { 'bin/registry': 'docker-registry' },
    },
  ],
  config: () => ({
    Entrypoint: ['/entrypoint.sh'],
    Cmd: ['/etc/docker/registry/config.yml'],
    ExposedPorts: { '5000/tcp': {} },
    Volumes: { '/var/lib/registry': {} },
  }),
}
