import type { Image } from '../image.ts'
import { image as nginx } from '../nginx/image.ts'

export const image: Image = {
  name: 'elasticsearch',
  tags: ['7.6.2'],
  layers: [
    ...nginx.layers,
    {
      root: 'images/elasticsearch/root',
      folders: ['data', 'logs'].map((name) => `usr/share/elasticsearch/${name}`),
    },
  ],
  config: () => ({
    Env: ['ELASTIC_CONTAINER=true'],
    WorkingDir: '/usr/share/elasticsearch',
    Entrypoint: ['/usr/local/bin/docker-entrypoint.sh'],
    Cmd: ['eswrapper'],
    ExposedPorts: { '9200/tcp': {}, '9300/tcp': {} },
  }),
}
