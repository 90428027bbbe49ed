import type { Image } from '../image.ts'
import { image as nginx } from '../nginx/image.ts'

export const image: Image = {
  name: 'portainer/portainer-ce',
  tags: ['latest'],
  // The real one is built from nothing, so that /var/run is no link: the engine cannot read a container with a mount there.
  layers: [...nginx.layers, { root: 'images/portainer-ce/root', folders: ['data', 'var/run'] }],
  config: () => ({
    Entrypoint: ['/portainer'],
    // An image needs a command here; this one asks for nothing.
    Cmd: [],
    WorkingDir: '/',
    ExposedPorts: { '8000/tcp': {}, '9000/tcp': {}, '9443/tcp': {} },
    Volumes: { '/data': {} },
  }),
}
