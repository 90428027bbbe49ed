import type { Layer } from './image.ts'

/** /bin/busybox, and a link for each of its commands. */
export const busybox: Layer = {
  packages: ['busybox-static'],
  applets: true,
  files: { 'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n', 'etc/group': 'root:x:0:\n' },
  folders: ['dev', 'etc', 'proc', 'root', 'run', 'sys', 'tmp', 'var/tmp'],
  links: { 'var/run': '/run' },
}

/** Java, where images of Java servers have it. */
export const java: Layer = {
  packages: ['default-jre-headless+', 'libstdc++6', 'libgcc-s1', 'zlib1g'],
  keep: ['etc/java-*'],
  links: { 'opt/java/openjdk': '/usr/lib/jvm/default-java' },
}

/** bash, and the C library that other layers' programs run with. */
export const bash: Layer = { packages: ['bash+'] }
