import { image as busybox } from './busybox.ts'
import { image as centos } from './centos/image.ts'
import { image as helloWorld } from './hello-world/image.ts'
import type { Image } from './image.ts'
import { image as nginx } from './nginx/image.ts'
import { image as registry } from './registry/image.ts'

/** What the hub holds. */
export const images: readonly Image[] = [busybox, centos, helloWorld, nginx, registry]

/** What each of them is pulled as: nginx:latest, nginx:1.22, … */
export const references = (): string[] =>
  images.flatMap(({ name, tags }) => tags.map((tag) => `${name}:${tag}`))
