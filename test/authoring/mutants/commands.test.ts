import { expect, test } from 'vitest'
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'
import { changedBy, mutations } from './kinds.ts'

test('one thing at a time, in the order of the line', async () => {
  expect(await mutations('docker run -d --name nginx01 -p 8080:80 nginx')).toEqual([
    'drop-command: # docker run -d --name nginx01 -p 8080:80 nginx',
    'drop-flag: docker run -d -p 8080:80 nginx',
    'rename: docker run -d --name nginx01-x -p 8080:80 nginx',
    'drop-flag: docker run -d --name nginx01 nginx',
    'swap-ports: docker run -d --name nginx01 -p 80:8080 nginx',
    'shift-host-port: docker run -d --name nginx01 -p 8081:80 nginx',
    'shift-container-port: docker run -d --name nginx01 -p 8080:81 nginx',
    'drop-host-port: docker run -d --name nginx01 -p 80 nginx',
    'host-network: docker run -d --name nginx01 --network host nginx',
    'impostor: docker run -d --name nginx01 nginx\ndocker run -d -p 8080:80 nginx',
    'other-tag: docker run -d --name nginx01 -p 8080:80 nginx:1.22',
    'other-image: docker run -d --name nginx01 -p 8080:80 registry:2',
    'other-program: docker run -d --name nginx01 -p 8080:80 nginx sleep 600',
    'retag-first: docker tag registry:2 nginx',
    'stop-afterwards: docker stop -t 0 nginx01',
  ])
})

test('a mutant is the whole script with one line changed', async () => {
  const run = 'docker network create shop\ndocker run -d --network shop \\\n  --name web nginx # last\n'
  const mutant = (await mutantsOf(run)).find(({ mutation }) => mutation === 'drop-network')
  expect(mutant).toEqual({
    mutation: 'drop-network',
    about: { aspect: 'network', objects: ['web'] },
    images: [],
    before: 'docker run -d --network shop --name web nginx # last',
    after: 'docker run -d --name web nginx # last',
    run: 'docker network create shop\ndocker run -d \\\n  --name web nginx # last\n',
  })
})

test.each([
  ['what only takes the terminal', 'drop-detach', 'docker run -dit nginx', []],
  ['a value after letters', 'drop-flag', 'docker run -dp 80:81 nginx', ['docker run -d nginx']],
  ['an attached value', 'swap-ports', 'docker run -p80:81 nginx', ['docker run -p81:80 nginx']],
  [
    'the long syntax',
    'swap-ports',
    'docker run --publish=published=1,target=2 nginx',
    ['docker run --publish=published=2,target=1 nginx'],
  ],
  ['equal ports', 'swap-ports', 'docker run -p 80:80 nginx', []],
  ['an address', 'drop-host-port', `docker run -p '[::1]:1:2' nginx`, [`docker run -p '[::1]::2' nginx`]],
  ['an environment', 'change-env', 'docker run -e A=1 -e B nginx', ['docker run -e A=1-x -e B nginx']],
  [
    'a restart policy',
    'change-value',
    'docker run --restart=always a',
    ['docker run --restart=unless-stopped a', 'docker run --restart=on-failure a'],
  ],
  [
    'a number of retries',
    'change-value',
    'docker run --restart on-failure:3 a',
    [
      'docker run --restart on-failure:4 a',
      'docker run --restart on-failure a',
      'docker run --restart always a',
    ],
  ],
  ['half a processor', 'change-value', 'docker run --cpus 0.5 a', ['docker run --cpus 1 a']],
  ['a part of a processor', 'change-value', 'docker run --cpus .25 a', ['docker run --cpus 0.5 a']],
  ['another variable', 'rename-env', 'docker run -e A=1 -e B a', ['docker run -e A_X=1 -e B a']],
  [
    'another network',
    'other-network',
    'docker network create shop\ndocker run --network shop a',
    ['docker network create shop-x\ndocker run --network shop-x a'],
  ],
  ['a network that is always there', 'other-network', 'docker run --network host a', []],
  [
    'all ports at once',
    'host-network',
    'docker run -d -p 80:80 -p 81:81 --name web a',
    ['docker run -d --network host --name web a'],
  ],
  ['a network of its own', 'host-network', 'docker run -d -p 80:80 --network shop a', []],
  [
    'the words of a shell',
    'other-words',
    `docker run a sh -c 'echo hello > /f; sleep 9'`,
    [`docker run a sh -c 'echo hello-x > /f; sleep 9'`],
  ],
  [
    'the file of a shell',
    'other-words',
    `docker run a sh -c 'date > /f'`,
    [`docker run a sh -c 'date > /f-x'`],
  ],
  ['nothing that a shell says', 'other-words', `docker run a sh -c 'sleep 9'`, []],
  ['a shell that has nothing to do', 'other-program', 'docker run -dit centos', []],
  ['what ends by itself', 'other-program', 'docker run nginx', []],
  [
    'each that is left running',
    'stop-afterwards',
    'docker run -d --name a b\ndocker create --name c b\ndocker start c\ndocker run -d --name e b\ndocker stop e',
    ['docker stop -t 0 a', 'docker stop -t 0 c'],
  ],
  [
    'one that the next one needs',
    'swap-commands',
    'docker create --name a b\ndocker start a\ndocker exec a ls',
    ['docker start a\ndocker create --name a b', 'docker exec a ls\ndocker start a'],
  ],
  ['two that can come in any order', 'swap-commands', 'docker start a\ndocker start b\ndocker stop c', []],
  [
    'an image, where it is first used',
    'retag-first',
    'docker run nginx\ndocker run nginx\ndocker tag mine other',
    ['docker tag registry:2 nginx', 'docker tag busybox mine'],
  ],
  ['an image that the script makes', 'retag-first', 'docker build -t mine .\ndocker run mine', []],
  ['memory', 'change-value', 'docker run -m 64m nginx', ['docker run -m 128m nginx']],
  ['a variable', 'rename', 'docker run --name $one nginx', ['docker run --name $one-x nginx']],
  ['what runs in it', 'drop-program', 'docker run nginx sleep 1', ['docker run nginx']],
  ['stop and kill', 'other-command', 'docker stop web', ['docker kill web']],
  ['several names', 'drop-argument', 'docker start a b', ['docker start b', 'docker start a']],
  [
    'several words of a loop',
    'drop-argument',
    'for x in a b; do docker start $x; done',
    ['for x in b; do docker start $x; done', 'for x in a; do docker start $x; done'],
  ],
  ['the file that is made', 'other-path', 'docker exec web touch /a', ['docker exec web touch /a-x']],
  ['where it is copied to', 'other-path', 'docker cp a web:/b', ['docker cp a web:/b-x']],
  ['a folder it is copied to', 'other-path', 'docker cp a web:/b/', []],
])('%s: %s', async (_, kind, run, after) => {
  expect(await changedBy(kind, run)).toEqual(after)
})

test.each([
  [
    'named',
    'my-vol:/data:ro',
    [
      'rename my-vol-x:/data:ro',
      'named-to-anonymous /data',
      'named-to-bind "$PWD/my-vol:/data:ro"',
      'other-target my-vol:/data-x:ro',
      'drop-read-only my-vol:/data',
      'read-only-root my-vol:/data --read-only',
    ],
  ],
  [
    'anonymous',
    '/data',
    ['anonymous-to-named data:/data', 'anonymous-to-bind "$PWD/data:/data"', 'other-target /data-x'],
  ],
  [
    'bind',
    '"$PWD/html":/srv',
    [
      'rename "$PWD/html-x:/srv"',
      'swap-mount-sides "/srv:$PWD/html"',
      'bind-to-named html:/srv',
      'bind-to-anonymous /srv',
      'other-target "$PWD/html:/srv-x"',
    ],
  ],
  [
    'the socket',
    '/var/run/docker.sock:/var/run/docker.sock',
    [
      'bind-to-named docker.sock:/var/run/docker.sock',
      'bind-to-anonymous /var/run/docker.sock',
      'other-target /var/run/docker.sock:/var/run/docker.sock-x',
    ],
  ],
])('a mount: %s', async (_, value, changes) => {
  const found = (await mutantsOf(`docker create -v ${value} registry`)).flatMap(({ mutation, after }) => {
    const changed = /-v (.+) registry$/.exec(after)?.[1]
    return changed === undefined || changed === value ? [] : [`${mutation} ${changed}`]
  })
  expect(found).toEqual(changes)
})

test.each([
  [
    'type=volume,source=my-vol,target=/data,readonly',
    [
      'rename type=volume,source=my-vol-x,target=/data,readonly',
      'named-to-anonymous type=volume,target=/data,readonly',
      'other-target type=volume,source=my-vol,target=/data-x,readonly',
      'drop-read-only type=volume,source=my-vol,target=/data',
      'read-only-root type=volume,source=my-vol,target=/data --read-only',
    ],
  ],
  [
    'type=bind,src=/a,dst=/b',
    [
      'swap-mount-sides type=bind,src=/b,dst=/a',
      'bind-to-named type=volume,src=a,dst=/b'.replace('src=a', 'src=data'),
      'other-target type=bind,src=/a,dst=/b-x',
    ],
  ],
])('--mount %s', async (value, changes) => {
  const found = (await mutantsOf(`docker create --mount ${value} registry`)).flatMap(
    ({ mutation, after }) => {
      const changed = /--mount (.+) registry$/.exec(after)?.[1]
      return changed === undefined || changed === value ? [] : [`${mutation} ${changed}`]
    },
  )
  expect(found).toEqual(changes)
})

test('a name that an image is given', async () => {
  expect(await mutations('docker tag "$(docker images -q)" localhost:5000/me/app:1.0')).toEqual([
    'drop-command: # docker tag "$(docker images -q)" localhost:5000/me/app:1.0',
    'other-image: docker tag busybox localhost:5000/me/app:1.0',
    'rename: docker tag "$(docker images -q)" localhost:5000/me/app-x:1.0',
    'other-tag: docker tag "$(docker images -q)" localhost:5000/me/app:1.0-x',
    'drop-tag: docker tag "$(docker images -q)" localhost:5000/me/app',
    'drop-registry: docker tag "$(docker images -q)" me/app:1.0',
  ])
})

test('the terminal of a shell that has to live', async () => {
  const keeps = 'docker run -dit --name a centos\ndocker run -dit --name b centos\ndocker exec b ls'
  expect(await changedBy('drop-terminal', keeps)).toEqual(['docker run -d --name b centos'])
  expect(await changedBy('drop-terminal', 'docker run -d -it ubuntu bash')).toEqual([
    'docker run -d ubuntu bash',
  ])
  expect(await changedBy('drop-terminal', 'docker run -dit nginx')).toEqual([])
})
