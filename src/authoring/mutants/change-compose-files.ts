import { type ComposeEntry, readCompose } from '../docker-cli/compose-file.ts'
import { commentedOut } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { writtenFiles } from '../docker-cli/written-files.ts'
import { aspectOfEntry } from './about.ts'
import type { Mutation } from './mutation.ts'
import { type Other, otherImages } from './other-images.ts'
import { otherVolumes } from './other-mounts.ts'
import { otherPorts } from './other-ports.ts'
import { otherRestarts } from './other-values.ts'

/** Drops or changes an entry of the Compose files that a script writes. */
export async function changeComposeFiles(script: Script): Promise<Mutation[]> {
  const files = writtenFiles(script).filter(({ kind }) => kind === 'compose')
  const entries = await Promise.all(files.map(readCompose))
  return entries.flat().flatMap((entry) => [...dropped(script, entry), ...changed(entry)])
}

const longer = (mutation: string) => {
  return (value: string): Other[] => [[mutation, `${value}-x`]]
}

/** Other values for a path in a Compose file. */
const OTHERS: readonly [path: RegExp, others: (value: string) => Other[]][] = [
  [/^services \S+ image$/, otherImages],
  [/^services \S+ container_name$/, longer('rename')],
  [/^services \S+ ports \d+$/, otherPorts],
  [/^services \S+ volumes \d+$/, volumes],
  [/^services \S+ environment \d+$/, (value) => (/=./.test(value) ? [['change-env', `${value}-x`]] : [])],
  [/^services \S+ environment [a-z_]\w*$/i, longer('change-env')],
  [/^services \S+ (hostname|working_dir)$/, longer('change-value')],
  [/^services \S+ restart$/, otherRestarts],
  [/^(volumes|networks) \S+ name$/, longer('rename')],
]
/** What could be left out. */
const DROPS: readonly [path: RegExp, mutation: string][] = [
  [/^services \S+ networks( \S+)?$/, 'drop-network'],
  [/^services \S+ (container_name|restart|command|entrypoint|hostname|working_dir|user)$/, 'drop-entry'],
  [/^services \S+ (privileged|read_only|mem_limit|network_mode)$/, 'drop-entry'],
  [/^services \S+ (ports|volumes|environment|volumes_from)( \S+)?$/, 'drop-entry'],
  [/^(volumes|networks) \S+ name$/, 'drop-entry'],
]

/** There the working folder is a dot; a volume that is not declared is refused, and so is a relative path inside. */
function volumes(value: string): Other[] {
  return otherVolumes(value)
    .filter(([mutation]) => !/^(bind-to-named|anonymous-to-named|swap-mount-sides)$/.test(mutation))
    .filter(([mutation]) => mutation !== 'rename' || /^[./]/.test(value))
    .map(([mutation, other]) => [mutation, other.replace(/^\uf8ff/, '.')])
}

function dropped({ text }: Script, { path, start, end, separable }: ComposeEntry): Mutation[] {
  const mutation = DROPS.find(([pattern]) => pattern.test(path))?.[1]
  if (!mutation || !separable) return []
  const span = { start, end }
  return [{ mutation, aspect: aspectOfEntry(path), edits: [commentedOut(text, span)], span, dropped: true }]
}

function changed({ path, scalar }: ComposeEntry): Mutation[] {
  if (!scalar || scalar.value.includes('$')) return []
  const { start, end, value, quotes } = scalar
  const others = OTHERS.find(([pattern]) => pattern.test(path))?.[1](value) ?? []
  const aspect = aspectOfEntry(path)
  return others.map(([mutation, other, image]) => {
    // A bare 80 would be a number.
    const mark = quotes === '' && /^[\d:.]+$/.test(other) ? '"' : quotes
    return {
      mutation,
      aspect,
      image,
      edits: [{ start, end, text: mark + other + mark }],
      span: { start, end },
    }
  })
}
