import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import { imageDiagnoses } from '../../src/grading/contract/image/image.ts'
import { otherNames, placeOf, type RegistryFacts } from './facts.ts'

/** The English words for an image that is not in the registry as it should be. */

interface Want {
  image: string
  same_as?: string | undefined
}

const registryOf = (image: string) => image.split('/')[0] ?? ''
const short = (id: string) => id.replace('sha256:', '').slice(0, 12)
const list = (names: string[]) => names.slice(0, 5).join(', ')

function actual({ answer, source, names }: RegistryFacts, { image, same_as }: Want): string {
  const { path } = placeOf(image)
  switch (answer.kind) {
    case 'held':
      return `the registry holds image ${short(answer.configDigest)}; ${same_as} is ${source ? short(source.id) : 'not here'}`
    case 'no-tag':
      return `the registry has ${path} with ${answer.tags.length > 0 ? `the tags ${list(answer.tags)}` : 'no tag'}`
    case 'no-repository':
      return `the registry has no ${path}${here(otherNames(image, names).related)}`
    case 'denied':
      return `the registry at ${registryOf(image)} asks for a login`
    case 'not-a-registry':
      return `what answers at ${registryOf(image)} is not a working registry: ${answer.reason}`
    case 'problem':
      return `no registry answers at ${registryOf(image)} (${answer.problem})`
  }
}

const here = (names: string[]) => (names.length > 0 ? `; images here: ${list(names)}` : '')

export const registryTexts = {
  actual,
  diagnoses: {
    'registry-not-there': {
      title: 'No registry answers there',
      catalogue: ['M89'],
      message: ({ image }) => `Nothing answers as a registry at ${registryOf(image)}.`,
      next: () => "Is the registry's container running, and which port of the host leads to it?",
      page: {
        what: "The first part of the image's name is the address of a registry, and nobody answers at that address.",
        see: ['docker ps -a', 'docker port NAME', 'curl http://localhost:5000/v2/'],
        why: 'A registry is a server like any other, often in a container of its own. When it is stopped, paused, or published on another port, nothing can be pushed to it or pulled from it. What was pushed is kept in its volume.',
      },
    },
    'not-a-registry': {
      title: 'What answers there is not a working registry',
      catalogue: ['M89'],
      message: ({ image }) =>
        `Something answers at ${registryOf(image)}, but it does not behave as a registry that holds this image.`,
      next: () => 'Which container, or which program, has that port?',
      page: {
        what: 'A server answers at the address of the registry, but not with the answers of a registry, or what it gives out is not what its digests say.',
        see: ['docker ps --filter publish=5000', 'curl -i http://localhost:5000/v2/'],
        why: 'Registries speak a protocol of their own over HTTP, below /v2/. Everything in it is named by the digest of its content, so that it can be verified.',
      },
    },
    'registry-denied': {
      title: 'The registry asks for a login',
      catalogue: ['M84'],
      message: ({ image }) =>
        `The registry at ${registryOf(image)} does not let docker-lab look at ${placeOf(image).path} without a login.`,
      next: () => 'Is that the registry that the task speaks of? Did you log in to it before you pushed?',
      page: {
        what: 'The registry is there, but answered «unauthorized» or «denied».',
        see: ['docker login localhost:5000', 'curl -i http://localhost:5000/v2/'],
        why: "A registry can ask who you are before it gives or takes anything. «docker login» takes the registry's address; without one it logs in to Docker Hub. Being logged in to one registry means nothing to another.",
      },
    },
    'registry-wants-https': {
      title: 'The image is named for an address that has to speak HTTPS',
      catalogue: ['M85'],
      message: ({ image }, { names }) =>
        `An image here is called ${list(otherNames(image, names).elsewhere)}. That address is not the machine's own loopback address, so Docker speaks only HTTPS with it.`,
      next: ({ image }) =>
        `By which address does the task call the registry? Compare it with «${registryOf(image)}».`,
      page: {
        what: 'The image was tagged with an address for the registry other than the one in the task. A push to it fails where the registry speaks plain HTTP: «server gave HTTP response to HTTPS client».',
        see: ['docker image ls', 'docker info --format "{{.RegistryConfig.InsecureRegistryCIDRs}}"'],
        why: 'Docker wants encryption for every registry but those on localhost and 127.x.x.x. Others that speak plain HTTP have to be listed as insecure-registries in the engine that pushes.',
      },
    },
    'not-pushed': {
      title: 'The registry has nothing of that name',
      catalogue: ['M81', 'M88'],
      message: ({ image }) =>
        `The registry has no ${placeOf(image).path}, and no image here is called ${image} either.`,
      next: () =>
        'The name of an image is also its address. Compare the names of your images with the one in the task, part by part.',
      page: {
        what: 'Nothing was pushed to that repository, and no local image bears the name that a push would need.',
        see: ['docker image ls', 'curl http://localhost:5000/v2/_catalog'],
        why: '«docker push» sends an image to the address that its name begins with, so the image needs that name first. «docker tag SOURCE NEW» gives it: the image that exists stands first, its new name second. Names are written in small letters, and every part counts: registry, path and tag.',
      },
    },
    'tag-without-registry': {
      title: 'The name lacks the address of the registry',
      catalogue: ['M83'],
      message: ({ image }, { names }) =>
        `An image here is called ${list(otherNames(image, names).withoutRegistry)}. That name has no registry in it, so to Docker it means Docker Hub.`,
      next: () => 'How does Docker know where to push to? Look at the very beginning of the name.',
      page: {
        what: 'The image has a new name, but its first part is not the address of a registry. A push goes to Docker Hub, and is denied there.',
        see: ['docker image ls', 'docker push IMAGE'],
        why: "The name is the address. What stands before the first slash is a registry if it has a dot or a colon, or is localhost; otherwise it is a user of Docker Hub. A name without any slash means Docker's own library, into which nobody else may push: «requested access to the resource is denied».",
      },
    },
    'tagged-not-pushed': {
      title: 'The image has the name, but was not pushed',
      catalogue: ['M86'],
      message: ({ image }) => `An image here is called ${image}, but the registry does not have it.`,
      next: () => 'A name alone moves nothing. Which step is still missing?',
      page: {
        what: 'The local image bears the right name. The registry was asked for it, and does not hold it.',
        see: ['docker image ls', 'curl http://localhost:5000/v2/_catalog'],
        why: '«docker tag» only puts one more name on an image, on this engine. «docker push» sends it. A registry that was removed and made again starts empty, because its images were in its own volume.',
      },
    },
    'pushed-other-tag': {
      title: 'The repository is there, but with another tag',
      message: ({ image }, { answer }) =>
        `The registry has ${placeOf(image).path}, but not with the tag ${placeOf(image).tag}. Its tags: ${answer.kind === 'no-tag' ? list(answer.tags) : ''}.`,
      next: () =>
        'What stands behind the last colon of the name that you pushed, and what does Docker take when nothing does?',
      page: {
        what: 'Something was pushed to the right repository, under another tag than the task asks for.',
        see: ['curl http://localhost:5000/v2/PATH/tags/list', 'docker image ls'],
        why: 'A tag is part of the name. Without one, Docker takes «latest», which is a tag like any other. Tags are compared to the letter: 0.1, 0.0.1 and v0.0.1 are three.',
      },
    },
    'pushed-other-repository': {
      title: 'It was pushed to another repository of the registry',
      message: ({ image }, { pushed }) =>
        `The registry holds ${list(pushed)}, but has no ${placeOf(image).path}.`,
      next: () => 'Compare the two names between the first slash and the last colon.',
      page: {
        what: 'An image is in the registry, but under another path than the task asks for.',
        see: ['curl http://localhost:5000/v2/_catalog', 'docker image ls'],
        why: "A repository is everything between the registry's address and the tag. student/centos and centos are two repositories, in which different images can be kept.",
      },
    },
    'pushed-other-image': {
      title: 'Another image was pushed under this name',
      catalogue: ['M87'],
      message: ({ image, same_as }) =>
        `The registry holds ${image}, but its content is not that of ${same_as}.`,
      next: () => 'Which image bears the pushed name here? Compare the ids of the two.',
      page: {
        what: 'The name in the registry is right, but the image behind it is another one.',
        see: ['docker image ls --digests', 'docker image inspect --format "{{.Id}}" IMAGE'],
        why: 'A tag can be put on any image, and a push sends whatever the name means at that moment. The same name can be pushed again: the registry then keeps the new one under it.',
      },
    },
    'pushed-older-image': {
      title: 'The name was given to another image after the push',
      catalogue: ['M87'],
      message: ({ image, same_as }) =>
        `Here, ${image} is the same image as ${same_as} now. The registry still holds what that name meant at the last push.`,
      next: () =>
        'Names here and names in the registry change separately. How does the registry hear of the new one?',
      page: {
        what: 'The local name leads to the right image, the same name in the registry to another.',
        see: ['docker image ls --digests', 'docker image inspect --format "{{.RepoDigests}}" IMAGE'],
        why: 'Tagging or building again moves a name on this engine only. A registry keeps what was pushed until something else is pushed under the same name.',
      },
    },
    'nothing-to-compare': {
      title: 'The image to compare with is not here',
      message: ({ image, same_as }) =>
        `The registry holds ${image}. It is to be the same as ${same_as}, but no image here has that name.`,
      next: ({ same_as }) => `Was ${same_as} removed, or given another name?`,
      page: {
        what: 'What the registry holds is compared with a local image, and that one is missing.',
        see: ['docker image ls'],
        why: 'Two images are the same when their content is. To tell, both have to be there; a removed image can be pulled or loaded again.',
      },
    },
    'image-retagged': {
      ...imageDiagnoses['image-retagged'],
      message: ({ same_as }, { source }) =>
        `What is called ${same_as} here was pulled under another name: ${list([...new Set((source?.digests ?? []).map((name) => name.replace(/@.*/, '')))])}. That is what the registry holds now.`,
      next: () =>
        'Which image did somebody give this name with «docker tag»? The name has to be freed before the real one can have it.',
    },
  } satisfies Record<string, Diagnosis<Want, RegistryFacts>>,
}
