import type { Image } from './image.ts'
import { image as busybox } from './images/busybox.ts'
import { image as centos } from './images/centos/image.ts'
import { image as helloWorld } from './images/hello-world/image.ts'
import { image as nginx } from './images/nginx/image.ts'
import { image as registry } from './images/registry/image.ts'

/** What the hub holds. */
export const images: readonly Image[] = [busybox, centos, helloWorld, nginx, registry]
