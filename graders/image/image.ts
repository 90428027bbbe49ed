import * as z from 'zod'
import {
  CouldNotLook,
  defineGrader,
  familiar,
  imageDiagnoses,
  isMadeFrom,
  nearestName,
  originsOf,
  repositoryOf,
} from '../../src/grading/contract/contract.ts'
import { diagnoseImage, type ImageFacts, type ImageWant, portsOf } from './facts.ts'
import { builtImageDiagnoses } from './texts.ts'

/** Another tag of the same repository, or a name that is a slip away. */
export const nearestImage = (name: string, names: string[]): string | undefined => {
  const repository = repositoryOf(familiar(name))
  const others = names.map((other) => ({ other, name: repositoryOf(other) }))
  const near = nearestName(repository, others)
  return others.find((one) => one.name === repository || one.name === near)?.other
}

const lists = () => z.array(z.string())
const said = () => z.union([z.string().min(1), z.literal(true)])

export default defineGrader({
  summary: 'An image is here, and is made as it should be',
  schema: () =>
    z
      .strictObject({
        name: z.string().min(1).describe('name of the image; latest, when there is no tag'),
        state: z.enum(['present', 'absent']).default('present').describe('whether it must be here'),
        renamed: z
          .boolean()
          .default(false)
          .describe('an official image to which the student gave this name is right too'),
        built_from: z.string().optional().describe('the image whose layers it must begin with'),
        layers_more_than_base: z
          .int()
          .min(1)
          .optional()
          .describe('how many layers it must add to built_from, at least'),
        command: lists().optional().describe('CMD, as a list of words'),
        entrypoint: lists().optional().describe('ENTRYPOINT, as a list of words'),
        env: z.record(z.string(), z.string()).optional().describe('variables that it must set'),
        workdir: z.string().startsWith('/').optional().describe('the folder in which its containers start'),
        exposes: z
          .array(z.union([z.int().min(1).max(65535), z.string().regex(/^\d+\/(tcp|udp|sctp)$/)]))
          .optional()
          .describe('ports that it must declare'),
        volumes: lists().optional().describe('paths that it must declare as volumes'),
        labels: z.record(z.string(), z.string()).optional().describe('labels that it must carry'),
        author: said().optional().describe('its author, or the label maintainer; true: any'),
        comment: said().optional().describe('the message of docker commit; true: any'),
      })
      .refine((want) => want.layers_more_than_base === undefined || want.built_from !== undefined, {
        error: 'layers_more_than_base needs built_from',
        path: ['layers_more_than_base'],
      }),
  example: { name: 'my-centos:0.0.1', built_from: 'centos', workdir: '/usr/local', exposes: [80] },

  async observe({ name, state, built_from }: ImageWant, docker): Promise<ImageFacts> {
    const [image, base] = await Promise.all([
      docker.image(name),
      built_from === undefined ? undefined : docker.image(built_from),
    ])
    const nothing = { image, base, names: [], users: [] }
    if (state === 'absent') {
      const users = image ? (await docker.containers()).filter((one) => isMadeFrom(one, name, image)) : []
      return { ...nothing, users }
    }
    if (!image) return { ...nothing, names: await docker.imageNames() }
    if (built_from !== undefined && !base) throw new CouldNotLook('image-gone', '', built_from)
    return nothing
  },

  judge(want: ImageWant, facts) {
    const { image, names, users } = facts
    if (want.state === 'absent')
      return image ? (users.length > 0 ? 'image-in-use' : 'image-still-there') : 'pass'
    if (!image) return nearestImage(want.name, names) ? 'image-name-differs' : 'image-missing'
    return diagnoseImage(want, facts, image) ?? 'pass'
  },

  expected({
    name,
    state,
    built_from,
    layers_more_than_base,
    command,
    entrypoint,
    env,
    workdir,
    exposes,
    volumes,
    labels,
    author,
    comment,
  }) {
    if (state === 'absent') return `no image ${name}`
    const pairs = (record: Record<string, string>) =>
      Object.entries(record)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')
    const parts = [
      built_from && `FROM ${built_from}`,
      layers_more_than_base && `layers of its own: ${layers_more_than_base} or more`,
      entrypoint && `ENTRYPOINT ${JSON.stringify(entrypoint)}`,
      command && `CMD ${JSON.stringify(command)}`,
      env && `ENV ${pairs(env)}`,
      workdir && `WORKDIR ${workdir}`,
      exposes && `EXPOSE ${exposes.join(' ')}`,
      volumes && `VOLUME ${volumes.join(' ')}`,
      labels && `LABEL ${pairs(labels)}`,
      author && `author ${author === true ? '…' : author}`,
      comment && `message ${comment === true ? '…' : comment}`,
    ].filter(Boolean)
    return `image ${name}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}`
  },
  actual({ image, names }, want) {
    if (!image) return `no image ${want.name}; what there is: ${names.slice(0, 5).join(', ') || 'none'}`
    const parts = [
      (want.command ?? want.entrypoint) &&
        `ENTRYPOINT ${JSON.stringify(image.entrypoint)} CMD ${JSON.stringify(image.command)}`,
      want.env &&
        `ENV ${Object.entries(image.env)
          .map(([key, value]) => `${key}=${value}`)
          .join(' ')}`,
      want.workdir && `WORKDIR ${image.workdir || '/'}`,
      want.exposes && `EXPOSE ${portsOf(image).join(' ') || 'nothing'}`,
      want.volumes && `VOLUME ${image.volumes.join(' ') || 'nothing'}`,
      want.labels &&
        `LABEL ${Object.keys(want.labels)
          .map((key) => `${key}=${image.labels[key] ?? ''}`)
          .join(' ')}`,
      want.author && `author ${image.author || 'nobody'}`,
      want.comment && `message ${image.comment || 'none'}`,
    ].filter(Boolean)
    return `${[...image.tags, ...image.digests].join(', ') || image.id}, ${image.layers.length} layers${parts.length > 0 ? `; ${parts.join('; ')}` : ''}`
  },
  diagnoses: {
    ...builtImageDiagnoses,
    'image-retagged': {
      ...imageDiagnoses['image-retagged'],
      message: ({ name }, { image }) =>
        `What is called ${name} here was pulled under another name: ${originsOf(image).join(', ')}.`,
      next: () => imageDiagnoses['image-retagged'].next(),
    },
    'image-missing': {
      title: 'The image is not here',
      catalogue: ['M17', 'M18', 'M19', 'M61', 'M75'],
      message: ({ name }) =>
        `No image on this engine is called ${name}. If Docker could not download it, that may well be no mistake of yours.`,
      next: () =>
        'What was the last line of the command that should have brought it? «not found» speaks of the name, a timeout of the network.',
      page: {
        what: 'A check looked for an image by its full name, with its tag, and found none.',
        see: ['docker image ls -a', 'docker pull IMAGE'],
        why: 'An image comes by pull, build, commit or load. A build that fails at its last step leaves no name, nor does a build without -t, and an image that was saved by its id comes back without one. From some networks Docker Hub is out of reach; a mirror helps.',
      },
    },
    'image-name-differs': {
      title: 'An image with almost this name is here',
      catalogue: ['M18', 'M81'],
      message: ({ name }, { names }) => `There is no ${name}, but there is ${nearestImage(name, names)}.`,
      next: () => 'Compare the two, also behind the colon. An image can be given one more name.',
      page: {
        what: 'The image that is asked for is not here under this name, but one whose name or tag differs a little is.',
        see: ['docker image ls', 'docker image tag --help'],
        why: 'The full name of an image is REPOSITORY:TAG, and without a tag it is «latest». Two tags are two names, even when they mean the same image.',
      },
    },
    'image-still-there': {
      title: 'The image has not been removed',
      catalogue: ['M25'],
      message: ({ name }) => `${name} is still here.`,
      next: () => 'Without a tag, a name means «latest». Which name did you remove?',
      page: {
        what: 'The task asks for a name of an image to be gone, but the engine still has it.',
        see: ['docker image ls', 'docker image rm IMAGE'],
        why: '«docker image rm» takes away one name. The image itself, with its layers, goes with its last name, except for the layers that other images need.',
      },
    },
    'image-in-use': {
      title: 'A container still needs the image',
      catalogue: ['M25'],
      message: ({ name }, { users }) =>
        `${name} is still here, and used by ${users.map((user) => user.name).join(', ')}.`,
      next: () => 'What has to go first? Containers that have ended count as well.',
      page: {
        what: 'The image could not be removed, or was not, and containers made from it are there.',
        see: ['docker ps -a --filter ancestor=IMAGE', 'docker image rm IMAGE'],
        why: 'A container stands on the layers of its image, also when it has ended. So Docker refuses to remove an image that a container uses.',
      },
    },
  },
})
