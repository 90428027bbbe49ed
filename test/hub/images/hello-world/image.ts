import type { Image } from '../image.ts'
import { busybox } from '../layers.ts'

export const image: Image = {
  name: 'hello-world',
  tags: ['latest'],
  layers: [busybox, { root: 'images/hello-world/root' }],
  config: () => ({ Cmd: ['/hello'] }),
}
