import type { Image } from '../image.ts'
import { bash, busybox, java } from '../layers.ts'

const home = 'usr/local/tomcat'

export const image: Image = {
  name: 'tomcat',
  tags: ['latest', '10.1'],
  layers: [
    busybox,
    bash,
    java,
    {
      packages: ['tomcat10', 'tomcat10-common', 'libtomcat10-java'],
      keep: [
        'usr/share/tomcat10/bin',
        'usr/share/tomcat10/etc/web.xml',
        'usr/share/tomcat10/lib',
        'usr/share/java',
      ],
      root: 'images/tomcat/root',
      // Quick to start, and small: for exercises, not for work.
      files: {
        'usr/share/tomcat10/bin/setenv.sh': `CATALINA_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m $CATALINA_OPTS"\n`,
      },
      folders: ['logs', 'temp', 'webapps', 'work'].map((name) => `${home}/${name}`),
      links: {
        [`${home}/bin`]: '/usr/share/tomcat10/bin',
        [`${home}/conf/web.xml`]: '/usr/share/tomcat10/etc/web.xml',
        [`${home}/lib`]: '/usr/share/tomcat10/lib',
      },
    },
  ],
  config: (version) => ({
    Env: [
      `PATH=/${home}/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      'JAVA_HOME=/opt/java/openjdk',
      `CATALINA_HOME=/${home}`,
      `TOMCAT_VERSION=${version('tomcat10')}`,
    ],
    WorkingDir: `/${home}`,
    Cmd: ['catalina.sh', 'run'],
    ExposedPorts: { '8080/tcp': {} },
  }),
}
