import type { Image } from '../../../docker/port/docker.ts'
import { familiar } from '../../../docker/port/reference.ts'
import { repositoryOf } from './image-name.ts'

/** What every version of an official image has, on every platform, and an image under a borrowed name lacks: any of it. */
interface Sign {
  /** A variable that its configuration sets. */
  env?: string
  /** Files: one of them is in the image. */
  files?: string[]
  /** The CMD, which an image that was built or committed from it need not have. */
  command?: string[]
}

/**
 * By the names of official images. A line must hold for all versions that Docker Hub still gives, old ones, small ones
 * and those of other platforms: look them all up before you add one. An image that is missing here is judged without it.
 * @see https://github.com/docker-library/official-images/tree/master/library
 */
const SIGNS: Record<string, Sign> = {
  alpine: { files: ['/etc/alpine-release'] },
  busybox: { files: ['/bin/busybox'] },
  // CentOS 5 has only the second file.
  centos: { files: ['/etc/centos-release', '/etc/redhat-release'], command: ['/bin/bash'] },
  debian: { files: ['/etc/debian_version'] },
  httpd: { env: 'HTTPD_PREFIX', files: ['/usr/local/apache2/bin/httpd'] },
  mysql: { env: 'MYSQL_VERSION' },
  nginx: { env: 'NGINX_VERSION', files: ['/usr/sbin/nginx'] },
  node: { env: 'NODE_VERSION' },
  postgres: { env: 'PGDATA' },
  python: { env: 'PYTHON_VERSION' },
  registry: { files: ['/bin/registry', '/docker-registry'] },
  tomcat: { env: 'CATALINA_HOME' },
  // Nearly every distribution has /etc/os-release.
  ubuntu: { files: ['/etc/lsb-release'] },
}

const signOf = (wanted: string): Sign | undefined => {
  const name = repositoryOf(familiar(wanted))
  return Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined
}

/** Whether a name is that of an official image which is known here, so that nobody's own image is called that. */
export const isKnown = (wanted: string): boolean => signOf(wanted) !== undefined

/** The files of which the official image with this name has one. */
export const filesToFind = (wanted: string): string[] => signOf(wanted)?.files ?? []

/** What an image lacks: the name of a variable, files, or a command. */
export type Lacking = { env: string } | { files: string[] } | { command: string[] }

/**
 * Whether an image has what shows the official one of this name: `has`, what it lacks, or undefined where neither is
 * known. @param hasFile whether one of {@link filesToFind} is in it; undefined where nobody could look
 */
export function signIn(
  image: Image,
  wanted: string,
  hasFile: boolean | undefined,
): 'has' | Lacking | undefined {
  const { env, files, command } = signOf(wanted) ?? {}
  const isUnclear = (fact: string) =>
    image.notUnderstood !== undefined && Object.hasOwn(image.notUnderstood, fact)
  const lacksEnv = env !== undefined && !isUnclear('env') && !Object.hasOwn(image.env, env)
  if ((env !== undefined && !lacksEnv && !isUnclear('env')) || (files && hasFile)) return 'has'
  // An import keeps the files alone.
  if (lacksEnv && (image.madeBy !== 'import' || hasFile === false)) return { env }
  if (files && env === undefined && hasFile === false) return { files }
  const isAsPulled = image.madeBy === undefined && image.parent === undefined && !isUnclear('madeBy')
  if (!command || !isAsPulled || isUnclear('command') || `${image.command}` === `${command}`) return undefined
  return { command }
}
