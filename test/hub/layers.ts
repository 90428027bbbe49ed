import type { Layer } from './image.ts'

/** /bin/busybox, and a link for each of its commands. */
export const busybox: Layer = {
  packages: ['busybox-static'],
  applets: true,
  folders: ['dev', 'etc', 'proc', 'root', 'run', 'sys', 'tmp', 'var/tmp'],
  links: { 'var/run': '/run' },
}

/** bash, and the C library that other layers' programs run with. */
export const bash: Layer = { packages: ['bash+'] }
