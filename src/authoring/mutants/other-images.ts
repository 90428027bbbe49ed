import { familiarName, parseReference } from '../../docker/port/reference.ts'
import { isLiteral } from '../docker-cli/word.ts'

/** Another value, what kind of mutation that is, and the image that it needs. */
export type Other = readonly [mutation: string, value: string, image?: string]

/** Images of which the program is a shell, so that it ends at once where nobody types. */
export const SHELL_IMAGES =
  /(^|\/)(centos|ubuntu|debian|alpine|busybox|bash|fedora|rockylinux|almalinux)(:[^/]*)?$/

/** For each image: its tags, and a different image that behaves as much like it as possible, so that only the name differs. */
const KNOWN: Readonly<Record<string, { tags: string[]; other: string }>> = {
  busybox: { tags: ['latest', '1.36'], other: 'centos' },
  centos: { tags: ['latest', '7'], other: 'busybox' },
  'hello-world': { tags: ['latest'], other: 'busybox' },
  mysql: { tags: ['latest', '5.7'], other: 'registry' },
  nginx: { tags: ['latest', '1.22'], other: 'registry:2' },
  registry: { tags: ['latest', '2'], other: 'nginx' },
  tomcat: { tags: ['latest', '10.1'], other: 'nginx' },
}
const ELSE = 'busybox'

/** Other images, in place of one that exists. */
export function otherImages(value: string): Other[] {
  if (!isLiteral(value)) return [['other-image', ELSE, ELSE]]
  const reference = parseReference(value)
  if (!reference) return []
  const known = KNOWN[familiarName(reference)]
  const instead = known?.other ?? ELSE
  const other = ['other-image', instead, instead] as const
  const tag = known?.tags.find((one) => one !== (reference.tag ?? 'latest'))
  if (reference.digest || tag === undefined) return [other]
  const tagged = withTag(value, tag === 'latest' ? undefined : tag)
  return [['other-tag', tagged, tagged], other]
}

/** Other names, in place of one that an image is given. */
export function otherNames(value: string): Other[] {
  const reference = isLiteral(value) ? parseReference(value) : undefined
  if (!reference || reference.digest) return []
  const { tag, registry } = reference
  const others: Other[] = [
    ['rename', `${withTag(value, undefined)}-x${tag === undefined ? '' : `:${tag}`}`],
    ['other-tag', withTag(value, tag === undefined || tag === 'latest' ? 'x' : `${tag}-x`)],
  ]
  if (tag !== undefined && tag !== 'latest') others.push(['drop-tag', withTag(value, undefined)])
  if (registry !== 'docker.io') others.push(['drop-registry', value.slice(value.indexOf('/') + 1)])
  return others
}

/** What could be pulled, removed or saved instead: only an image that is known to be there. */
export function otherTags(value: string): Other[] {
  return otherImages(value).filter(([mutation]) => mutation === 'other-tag')
}

const withTag = (value: string, tag: string | undefined) =>
  value.replace(/:[^/:]*$/, '') + (tag === undefined ? '' : `:${tag}`)

/** What behaves as much like an image as possible. */
export function imageLike(value: string): string | undefined {
  return otherImages(value).find(([mutation]) => mutation === 'other-image')?.[1]
}
