import type { Image } from './image.ts'
import { busybox } from './layers.ts'

export const image: Image = {
  name: 'busybox',
  tags: ['latest', '1.36'],
  layers: [busybox],
  config: () => ({ Cmd: ['sh'] }),
}
