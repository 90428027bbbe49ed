import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { nearestName } from '../../src/grading/contract/container/container.ts'
import { imageDiagnoses } from '../../src/grading/contract/contract.ts'
import { originsOf } from '../../src/grading/contract/image/image.ts'
import { isMadeFrom, repositoryOf } from '../../src/grading/contract/image/image-name.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
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

export default defineKind({
  schema: () =>
    z
      .strictObject({
        name: z.string().min(1),
        state: z.enum(['present', 'absent']).default('present'),
        renamed: z.boolean().default(false),
        built_from: z.string().optional(),
        layers_more_than_base: z.int().min(1).optional(),
        command: lists().optional(),
        entrypoint: lists().optional(),
        env: z.record(z.string(), z.string()).optional(),
        workdir: z.string().startsWith('/').optional(),
        exposes: z
          .array(z.union([z.int().min(1).max(65535), z.string().regex(/^\d+\/(tcp|udp|sctp)$/)]))
          .optional(),
        volumes: lists().optional(),
        labels: z.record(z.string(), z.string()).optional(),
        author: said().optional(),
        comment: said().optional(),
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

  codes: {
    'image-other-base': {
      see: ['docker image inspect --format "{{json .RootFS.Layers}}" IMAGE', 'docker history IMAGE'],
    },
    'image-without-own-layer': {
      mistakes: ['M60', 'M65'],
      see: [
        'docker history IMAGE',
        'docker diff CONTAINER',
        'docker inspect --format "{{json .Mounts}}" CONTAINER',
      ],
    },
    'command-entrypoint-swapped': {
      mistakes: ['M70'],
      see: ['docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'],
    },
    'image-command-shell-form': {
      mistakes: ['M69'],
      see: [
        'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE',
        'docker history --no-trunc IMAGE',
      ],
    },
    'image-command-single-quotes': {
      mistakes: ['M68'],
      see: ['docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'],
    },
    'image-command-differs': {
      mistakes: ['M59', 'M63', 'M71'],
      see: [
        'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE',
        'docker history --no-trunc IMAGE',
      ],
    },
    'image-env-missing': {
      mistakes: ['M63', 'M72'],
      see: ['docker image inspect --format "{{json .Config}}" IMAGE', 'docker history --no-trunc IMAGE'],
    },
    'image-env-differs': { see: ['docker image inspect --format "{{json .Config}}" IMAGE'] },
    'image-workdir-differs': {
      mistakes: ['M72', 'M82'],
      see: ['docker image inspect --format "{{.Config.WorkingDir}}" IMAGE'],
    },
    'image-port-not-declared': {
      see: ['docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
    },
    'image-volume-not-declared': { see: ['docker image inspect --format "{{json .Config.Volumes}}" IMAGE'] },
    'image-label-differs': { see: ['docker image inspect --format "{{json .Config.Labels}}" IMAGE'] },
    'image-author-differs': {
      see: ['docker image inspect --format "{{.Author}} {{json .Config.Labels}}" IMAGE'],
    },
    'image-comment-differs': {
      see: ['docker image inspect --format "{{.Comment}}" IMAGE', 'docker history IMAGE'],
    },
    'image-retagged': {
      see: ['docker image inspect --format "{{.RepoTags}} {{.RepoDigests}}" IMAGE', 'docker image rm IMAGE'],
    },
    'image-missing': {
      mistakes: ['M17', 'M18', 'M19', 'M61', 'M75'],
      see: ['docker image ls -a', 'docker pull IMAGE'],
    },
    'image-name-differs': { mistakes: ['M18', 'M81'], see: ['docker image ls', 'docker image tag --help'] },
    'image-still-there': { mistakes: ['M25'], see: ['docker image ls', 'docker image rm IMAGE'] },
    'image-in-use': {
      mistakes: ['M25'],
      see: ['docker ps -a --filter ancestor=IMAGE', 'docker image rm IMAGE'],
    },
  },
})
