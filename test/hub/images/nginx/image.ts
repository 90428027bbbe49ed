import type { Image } from '../image.ts'
import { bash, busybox } from '../layers.ts'

export const image: Image = {
  name: 'nginx',
  tags: ['latest', '1.22'],
  layers: [
    busybox,
    bash,
    {
      packages: ['nginx+', 'nginx-common'],
      keep: ['fastcgi_params', 'mime.types', 'scgi_params', 'uwsgi_params'].map(
        (file) => `etc/nginx/${file}`,
      ),
      root: 'images/nginx/root',
      folders: ['docker-entrypoint.d', 'var/cache/nginx', 'var/lib/nginx', 'var/log/nginx'],
      links: { 'var/log/nginx/access.log': '/dev/stdout', 'var/log/nginx/error.log': '/dev/stderr' },
    },
  ],
  config: (version) => ({
    Env: [`NGINX_VERSION=${version('nginx')}`],
    Entrypoint: ['/docker-entrypoint.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    ExposedPorts: { '80/tcp': {} },
    StopSignal: 'SIGQUIT',
  }),
}
