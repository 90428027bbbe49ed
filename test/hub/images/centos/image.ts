import type { Image } from '../image.ts'
import { bash, busybox } from '../layers.ts'

export const image: Image = {
  name: 'centos',
  tags: ['latest', '7'],
  layers: [busybox, bash, { root: 'images/centos/root', links: { 'bin/sh': 'bash' } }],
  config: () => ({ Cmd: ['/bin/bash'] }),
}
