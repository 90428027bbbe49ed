import { image as busybox } from './busybox.ts'
import { image as centos } from './centos/image.ts'
import { image as elasticsearch } from './elasticsearch/image.ts'
import { image as helloWorld } from './hello-world/image.ts'
import type { Image } from './image.ts'
import { image as kibana } from './kibana/image.ts'
import { image as mysql } from './mysql/image.ts'
import { image as nginx } from './nginx/image.ts'
import { image as portainer } from './portainer-ce/image.ts'
import { image as registry } from './registry/image.ts'
import { image as tomcat } from './tomcat/image.ts'

/** What the hub holds. */
export const images: readonly Image[] = [
  busybox,
  centos,
  elasticsearch,
  helloWorld,
  kibana,
  mysql,
  nginx,
  portainer,
  registry,
  tomcat,
]

/** Where a registry keeps an image: library/nginx of nginx. */
export const repositoryOf = (name: string): string => (name.includes('/') ? name : `library/${name}`)

/** What each of them is pulled as: nginx:latest, nginx:1.22, … */
export const references = (): string[] =>
  images.flatMap(({ name, tags }) => tags.map((tag) => `${name}:${tag}`))
