import { hubUrl } from './address.ts'
import { digestOf } from './build.ts'
import { repositoryOf } from './images/all.ts'

export const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'

/** Uploads a blob to the hub, unless it is there, and answers its digest. */
export async function pushBlob(repository: string, blob: Buffer | string): Promise<string> {
  const digest = digestOf(blob)
  const there = await ask('HEAD', `/v2/${repository}/blobs/${digest}`)
  if (there.ok) return digest
  const upload = await expectOk(ask('POST', `/v2/${repository}/blobs/uploads/`))
  const place = new URL(upload.headers.get('location')!, hubUrl)
  place.searchParams.set('digest', digest)
  await expectOk(ask('PUT', place.href, blob, 'application/octet-stream'))
  return digest
}

/** Puts a manifest under a tag and answers its digest. */
export async function pushManifest(repository: string, tag: string, manifest: string): Promise<string> {
  await expectOk(ask('PUT', `/v2/${repository}/manifests/${tag}`, manifest, manifestType))
  return digestOf(manifest)
}

/** The digest of an image (nginx:1.22), if the hub has it. */
export async function digestOfTag(reference: string): Promise<string | undefined> {
  const answer = await ask('HEAD', `/v2/${repositoryOf(reference).replace(':', '/manifests/')}`)
  return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined
}

function ask(method: string, path: string, body?: Buffer | string, type?: string): Promise<Response> {
  const headers: Record<string, string> = { accept: manifestType, ...(type && { 'content-type': type }) }
  const content = body === undefined ? null : new Uint8Array(Buffer.from(body))
  return fetch(new URL(path, hubUrl), { method, headers, body: content, signal: AbortSignal.timeout(30_000) })
}

async function expectOk(asked: Promise<Response>): Promise<Response> {
  const answer = await asked
  if (answer.ok) return answer
  throw new Error(`the hub answered ${answer.status} to ${answer.url}: ${await answer.text()}`)
}
