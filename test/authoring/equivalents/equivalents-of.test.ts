import { describe, expect, test } from 'vitest'
import { isShell } from '../../../src/authoring/docker-cli/script.ts'
import { equivalentsOf } from '../../../src/authoring/equivalents/equivalents-of.ts'
import { shippedSolutions } from '../shipped-solutions.ts'

const by = async (rewrite: string, run: string) =>
  (await equivalentsOf(run)).filter((one) => one.rewrite === rewrite).map((one) => one.run)

test('solutions that ship can be written differently: all differ, and all are shell', async () => {
  let count = 0
  for (const run of shippedSolutions()) {
    const all = await equivalentsOf(run)
    count += all.length
    expect(new Set([run, ...all.map((one) => one.run)]).size).toBe(all.length + 1)
    for (const one of all) expect(await isShell(one.run)).toBe(true)
  }
  // Commands such as "docker compose up" have one form only.
  expect(count).toBeGreaterThan(2 * shippedSolutions().length)
})

test.each([
  [
    'long-flags',
    'docker run -dit -p80:80 --rm nginx',
    'docker run --detach --interactive --tty --publish 80:80 --rm nginx',
  ],
  ['short-flags', 'docker run --detach --publish=80:80 nginx', 'docker run -d -p 80:80 nginx'],
  ['flag-equals-value', 'docker run --name web -v a:/b nginx', 'docker run --name=web -v a:/b nginx'],
  [
    'flag-space-value',
    'docker run --name="$x" --init=true nginx',
    'docker run --name "$x" --init=true nginx',
  ],
  [
    'reverse-flags',
    'docker run -d -e A=1 -e A=2 --name web nginx',
    'docker run --name web -e A=1 -e A=2 -d nginx',
  ],
  ['long-commands', 'docker run a\ndocker rmi b', 'docker container run a\ndocker image rm b'],
  ['short-commands', 'docker container run a\ndocker image ls', 'docker run a\ndocker image ls'],
  [
    'full-image-names',
    'docker run nginx\ndocker pull me/a:1',
    'docker run docker.io/library/nginx:latest\ndocker pull docker.io/me/a:1',
  ],
  ['short-image-names', 'docker run docker.io/library/nginx:latest', 'docker run nginx'],
  ['separate-lines', 'docker pull a; docker pull b', 'docker pull a\ndocker pull b'],
])('%s: everywhere at once', async (rewrite, run, other) => {
  expect(await by(rewrite, run)).toEqual([other])
})

test.each([
  [
    'create-then-start',
    'docker run -dit --name web nginx sh',
    'docker create -it --name web nginx sh && docker start web',
  ],
  [
    'create-then-start',
    'sudo docker run -d --name web nginx',
    'sudo docker create --name web nginx && sudo docker start web',
  ],
  [
    'run-detached',
    'docker create --name web nginx\ndocker start web',
    'docker run -d --name web nginx\n# docker start web',
  ],
  ['publish-every-address', 'docker run -p 80:81 nginx', 'docker run -p 0.0.0.0:80:81 nginx'],
  ['publish-no-address', 'docker run -p 0.0.0.0:80:81 nginx', 'docker run -p 80:81 nginx'],
  ['publish-protocol', 'docker run -p 80:81 nginx', 'docker run -p 80:81/tcp nginx'],
  ['publish-no-protocol', 'docker run -p 80:81/tcp nginx', 'docker run -p 80:81 nginx'],
  [
    'publish-long-syntax',
    'docker run -p 80:81/udp nginx',
    'docker run -p published=80,target=81,protocol=udp nginx',
  ],
  ['publish-short-syntax', 'docker run -p published=80,target=81 nginx', 'docker run -p 80:81 nginx'],
  [
    'volume-to-mount',
    'docker run -v a1:/b:ro -v /c nginx',
    'docker run --mount type=volume,source=a1,target=/b,readonly --mount type=volume,target=/c nginx',
  ],
  [
    'volume-to-mount',
    'mkdir -p a/b\ndocker run -v ./a:/c nginx',
    'mkdir -p a/b\ndocker run --mount "type=bind,source=$PWD/a,target=/c" nginx',
  ],
  [
    'mount-to-volume',
    'docker run --mount type=bind,src=/a,dst=/b,readonly nginx',
    'docker run -v /a:/b:ro nginx',
  ],
  [
    'env-file',
    `docker run -e A=1 -e 'B=c d' nginx`,
    `docker run --env-file <(printf '%s\\n' A=1 'B=c d') nginx`,
  ],
  [
    'volume-on-the-way',
    'docker volume create data\ndocker run -v data:/data nginx',
    '# docker volume create data\ndocker run -v data:/data nginx',
  ],
])('%s: %s', async (rewrite, run, other) => {
  expect(await by(rewrite, run)).toContain(other)
})

const dockerfile = (text: string) => `cat > Dockerfile <<'EOF'\n${text}\nEOF`
test.each([
  ['json-spacing', 'FROM scratch\nCMD ["a","b"]', 'FROM scratch\nCMD [ "a", "b" ]'],
  ['lowercase-instructions', 'FROM scratch\nEXPOSE 80', 'from scratch\nexpose 80'],
  ['env-equals', 'ENV A /b', 'ENV A=/b'],
  ['expose-protocol', 'EXPOSE 80 90/udp', 'EXPOSE 80/tcp 90/udp'],
  ['full-image-names', 'FROM nginx AS a\nFROM a', 'FROM docker.io/library/nginx:latest AS a\nFROM a'],
])('Dockerfile: %s', async (rewrite, text, other) => {
  expect(await by(rewrite, dockerfile(text))).toEqual([dockerfile(other)])
})

describe('left alone, because it would not surely be the same', () => {
  test.each([
    ['a folder that --mount would miss', 'volume-to-mount', 'docker run -v /a:/b nginx'],
    ['a folder in a different place', 'volume-to-mount', 'cd x\nmkdir a\ndocker run -v ./a:/b nginx'],
    ['options that --mount writes differently', 'volume-to-mount', 'docker run -v data:/b:z nginx'],
    [
      'volumes among the settings that are committed',
      'volume-to-mount',
      'docker run -v /b nginx\ndocker commit x y',
    ],
    [
      'what -v could take for a name',
      'mount-to-volume',
      'docker run --mount type=bind,src=$A/b,dst=/c nginx',
    ],
    ['a tmpfs', 'mount-to-volume', 'docker run --mount type=tmpfs,dst=/c nginx'],
    [
      'a port that is published twice',
      'publish-no-address',
      `docker run -p 0.0.0.0:1:2 -p '[::1]:1:2' nginx`,
    ],
    ['a port on this machine alone', 'publish-no-address', 'docker run -p 127.0.0.1:1:2 nginx'],
    ['an address in the long syntax', 'publish-long-syntax', 'docker run -p 127.0.0.1:1:2 nginx'],
    ['one that is not detached', 'create-then-start', 'docker run --name web nginx'],
    ['one without a name', 'create-then-start', 'docker run -d nginx'],
    ['one whose id is read', 'create-then-start', 'id=$(docker run -d --name web nginx)'],
    ['a start of others as well', 'run-detached', 'docker create --name web nginx\ndocker start web db'],
    ['a start later', 'run-detached', 'docker create --name web nginx\ndocker cp a web:/\ndocker start web'],
    ['a name that the script gives', 'full-image-names', 'docker commit x nginx\ndocker run nginx'],
    ['what can be an id', 'full-image-names', 'docker run cafe'],
    ['all tags', 'full-image-names', 'docker pull -a nginx'],
    ['a different registry', 'full-image-names', 'docker pull localhost:5000/a'],
    ['a variable of the shell', 'env-file', 'docker run -e A nginx'],
    ['sudo, which hands no file on', 'env-file', 'sudo docker run -e A=b nginx'],
    ['a flag that older command lines call by a different name', 'long-flags', 'docker restart -t 1 web'],
    [
      'a volume that has a driver',
      'volume-on-the-way',
      'docker volume create -d x data\ndocker run -v data:/b nginx',
    ],
    [
      'a container that may not be made',
      'volume-on-the-way',
      'docker volume create data\nfalse && docker run -v data:/b a',
    ],
    ['what a shell does after a failure', 'separate-lines', 'docker pull a && docker pull b'],
  ])('%s: %s', async (_, rewrite, run) => {
    expect(await by(rewrite, run)).toEqual([])
  })
})

test('what is inside a change stays as it is', async () => {
  expect(await by('reverse-flags', 'docker run -d -l a=$(docker ps -q -a) nginx')).toEqual([
    'docker run -l a=$(docker ps -q -a) -d nginx',
  ])
})

describe('as a Compose file', () => {
  const composed = async (run: string) =>
    (await equivalentsOf(run, { compose: true }))
      .filter(({ rewrite }) => rewrite === 'compose-file')
      .map(({ run: script }) => script)
  const file = (service: string, more = '') =>
    `docker compose -p case -f - up -d <<'YAML'\nservices:\n  app:\n    image: nginx\n${service.replace(/^(?=.)/gm, '    ')}${more}YAML`

  test('only where it is asked for', async () => {
    const all = await equivalentsOf('docker run -d nginx')
    expect(all.map(({ rewrite }) => rewrite)).not.toContain('compose-file')
  })

  test.each([
    [
      'a name and a port',
      'docker run -d --name web -p 8080:80 nginx',
      file('container_name: web\nports:\n  - 8080:80\nnetwork_mode: bridge\n'),
    ],
    [
      'volumes: of this name, without one, and a directory',
      'docker run -d -v data:/a:ro -v /b -v "$PWD/site":/c nginx',
      file(
        'volumes:\n  - data:/a:ro\n  - /b\n  - ./site:/c\nnetwork_mode: bridge\n',
        'volumes:\n  data:\n    name: data\n',
      ),
    ],
    [
      'a volume and a network that are there before',
      'docker volume create data\ndocker network create shop\ndocker run -d -v data:/a --network shop --network-alias web nginx',
      `docker volume create data\ndocker network create shop\n${file(
        'volumes:\n  - data:/a\nnetworks:\n  shop:\n    aliases:\n      - web\n',
        'volumes:\n  data:\n    external: true\n    name: data\nnetworks:\n  shop:\n    external: true\n    name: shop\n',
      )}`,
    ],
    [
      'what runs in it, and what it is told',
      `docker run -dit --restart on-failure:3 -e 'A=$b' --cpus 0.5 -m 64m --volumes-from other:ro nginx sh -c 'echo $A'`,
      file(
        'stdin_open: true\ntty: true\nrestart: on-failure:3\nenvironment:\n  - A=$$b\ncpus: 0.5\nmem_limit: 64m\nvolumes_from:\n  - container:other:ro\ncommand:\n  - sh\n  - -c\n  - echo $$A\nnetwork_mode: bridge\n',
      ),
    ],
  ])('%s', async (_, run, expected) => {
    expect(await composed(run)).toEqual([expected])
  })

  test.each([
    ['in the foreground', 'docker run nginx'],
    ['a flag that it does not have', 'docker run -d --rm nginx'],
    ['a value of the shell', 'docker run -d --name $name nginx'],
    ['part of a line', 'docker run -d nginx && docker ps'],
    ['a variable of the shell’s own', 'docker run -d -e HOME nginx'],
  ])('not: %s', async (_, run) => {
    expect(await composed(run)).toEqual([])
  })
})
