import * as z from 'zod'

/** What registries send, as far as a look-up needs it. */

const descriptor = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.int().min(0),
})

const manifest = z.object({ config: descriptor, layers: z.array(descriptor).max(200) })

const index = z.object({
  manifests: z
    .array(
      descriptor.extend({
        platform: z.object({ os: z.string(), architecture: z.string() }).optional(),
      }),
    )
    .min(1),
})

const configuration = z.object({
  created: z.string().default(''),
  rootfs: z.object({ diff_ids: z.array(z.string()) }),
})

const errors = z.object({ errors: z.array(z.object({ code: z.string() })) })
const tagList = z.object({ tags: z.array(z.string()).nullish() })

/** Both families of formats, single images and those for several platforms. */
export const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
].join(', ')

export type Descriptor = z.infer<typeof descriptor>

/** Each is undefined where the bytes are something else. */
export const manifestOf = (body: Buffer) => read(manifest, body)
export const indexOf = (body: Buffer) => read(index, body)
export const configurationOf = (body: Buffer) => read(configuration, body)

/** The codes of a registry's error, such as `MANIFEST_UNKNOWN`. */
export const errorCodes = (body: Buffer) => read(errors, body)?.errors.map(({ code }) => code) ?? []

/** At most 50. */
export const tagsOf = (body: Buffer) => {
  const list = read(tagList, body)
  return list && (list.tags ?? []).slice(0, 50)
}

function read<T>(schema: z.ZodType<T>, body: Buffer): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body.toString())).data
  } catch {
    return undefined
  }
}
