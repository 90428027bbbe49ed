import type { Image } from '../image.ts'
import { image as nginx } from '../nginx/image.ts'

export const image: Image = {
  name: 'kibana',
  tags: ['7.6.2'],
  layers: [...nginx.layers, { root: 'images/kibana/root' }],
  config: () => ({
    Env: ['ELASTIC_CONTAINER=true'],
    WorkingDir: '/usr/share/kibana',
    Cmd: ['/usr/local/bin/kibana-docker'],
    ExposedPorts: { '5601/tcp': {} },
  }),
}
