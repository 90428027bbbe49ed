import type { Image } from '../image.ts'
import { bash, busybox } from '../layers.ts'

const folders = ['home', 'media', 'mnt', 'opt', 'srv', 'usr/local/bin', 'usr/local/lib', 'usr/src', 'var/log']

export const image: Image = {
  name: 'centos',
  tags: ['latest', '7'],
  layers: [busybox, bash, { root: 'images/centos/root', links: { 'bin/sh': 'bash' }, folders }],
  config: () => ({ Cmd: ['/bin/bash'] }),
}
