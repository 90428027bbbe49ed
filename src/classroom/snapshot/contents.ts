import { isHidden } from '../../grading/private/hidden.ts'
import { withPrivate } from '../../grading/private/places.ts'
import { ASKER } from './named.ts'
import type { Snapshot } from './snapshot.ts'

/** What a snapshot holds of a student's machine: names, in the order in which they were asked for, each once. */
export interface Contents {
  containers: string[]
  images: string[]
  volumes: string[]
  networks: string[]
  /** Names of everything of a kind that the engine has: `containers`, `imageNames`. */
  lists: string[]
  /** Paths of the working directory, whose text or names of files are in it. */
  files: string[]
  /** `web:/etc/nginx/nginx.conf`: paths of containers and images. */
  filesInside: string[]
  /** Containers whose log is in it. */
  logs: string[]
  /** `web: nginx -v`: what programs printed. */
  commands: string[]
  /** Web pages, as far as they were read. */
  pages: string[]
  /** The keys of the student's answers. */
  answers: string[]
  /** Slugs of labs of which the student opened hints or the solution. */
  opened: string[]
  /** Values of environment variables and paths of the machine: in place of so many is a hash, and so many can be read. */
  hidden: number
  readable: number
}

const THINGS: Record<string, 'containers' | 'images' | 'volumes' | 'networks'> = {
  container: 'containers',
  image: 'images',
  history: 'images',
  imageSizes: 'images',
  volume: 'volumes',
  network: 'networks',
}
const LISTS = [
  'containers',
  'running',
  'allContainers',
  'imageNames',
  'allImages',
  'namings',
  'volumeNames',
  'allVolumes',
  'networks',
]

/** What is in a snapshot, for a student to know before it is written. Pure. */
export function contentsOf({ tape, labs }: Pick<Snapshot, 'tape' | 'labs'>): Contents {
  const questions = Object.entries(tape.answers)
    .filter(
      ([key, answer]) =>
        'gave' in answer || (!IS_RUN.test(key) && tape.askedBy[key]?.some((asker) => asker !== ASKER)),
    )
    .map(([key]) => JSON.parse(key) as [string, string, ...unknown[]])
  const all = (told: (part: string, question: string, about: unknown[]) => string | undefined) => [
    ...new Set(questions.flatMap(([part, question, ...about]) => told(part, question, about) ?? [])),
  ]
  const ofDocker = (told: (question: string, about: unknown[]) => string | undefined) =>
    all((part, question, about) => (part === 'docker' ? told(question, about) : undefined))
  const things = (what: string) =>
    ofDocker((question, [name]) => (THINGS[question] === what ? `${name}` : undefined))
  return {
    containers: things('containers'),
    images: things('images'),
    volumes: things('volumes'),
    networks: things('networks'),
    lists: ofDocker((question) => (LISTS.includes(question) ? question : undefined)),
    files: all((part, question, [path]) =>
      part === 'folder' && question !== 'place' ? `${path}` : undefined,
    ),
    filesInside: ofDocker((question, [where, path]) =>
      question === 'file' || question === 'imageFile' ? `${where}:${path}` : undefined,
    ),
    logs: ofDocker((question, [name]) => (question === 'logs' ? `${name}` : undefined)),
    commands: [
      ...ofDocker((question, [name, command]) =>
        question === 'exec' ? `${name}: ${[command].flat().join(' ')}` : undefined,
      ),
      ...all((part, _, [, how]) => (part === 'runs' ? asRun(how as Run) : undefined)),
    ],
    pages: ofDocker((question, [url]) => (question === 'http' ? `${url}` : undefined)),
    answers: all((part, slug, [, key]) => (part === 'answers' ? `${slug}: ${key}` : undefined)),
    opened: labs.flatMap(({ slug, opened }) => (opened ? [slug] : [])),
    ...countPrivate(tape),
  }
}

/** An image is run only where that was allowed. */
const IS_RUN = /^\["runs",/

interface Run {
  name: string
  args?: string[]
}

const asRun = ({ name, args = [] }: Run) => [name, ...args].join(' ')

function countPrivate(tape: Snapshot['tape']): Pick<Contents, 'hidden' | 'readable'> {
  const hidden = new Set<string>()
  const readable = new Set<string>()
  const count = (text: string) => {
    if (text.trim() !== '') (isHidden(text) ? hidden : readable).add(text)
    return text
  }
  withPrivate(tape, { value: count, path: count })
  return { hidden: hidden.size, readable: readable.size }
}
