import type { Image } from '../image.ts'
import { bash, busybox } from '../layers.ts'

export const image: Image = {
  name: 'mysql',
  tags: ['latest', '5.7'],
  layers: [
    busybox,
    bash,
    {
      packages: [
        'mariadb-server-core+',
        'mariadb-client-core+',
        'mariadb-client+',
        // What those libraries need in turn.
        ...['libsystemd0+', 'libgcrypt20+', 'libedit2+', 'libbsd0+'],
      ],
      programs: [
        ...[
          'mariadbd',
          'mysqld',
          'mariadb',
          'mysql',
          'mariadb-admin',
          'mysqladmin',
          'mariadb-dump',
          'mysqldump',
        ],
        ...['mariadb-install-db', 'my_print_defaults', 'resolveip'],
      ],
      keep: ['charsets', 'english', '*.sql'].map((part) => `usr/share/{mysql,mariadb}/${part}`),
      root: 'images/mysql/root',
      folders: [
        'docker-entrypoint-initdb.d',
        'etc/mysql/conf.d',
        'run/mysqld',
        'var/lib/mysql',
        'var/lib/mysql-files',
      ],
    },
  ],
  config: (version) => ({
    Env: [`MYSQL_VERSION=${version('mariadb-server-core')}`],
    Entrypoint: ['docker-entrypoint.sh'],
    Cmd: ['mysqld'],
    ExposedPorts: { '3306/tcp': {}, '33060/tcp': {} },
    Volumes: { '/var/lib/mysql': {} },
  }),
}
