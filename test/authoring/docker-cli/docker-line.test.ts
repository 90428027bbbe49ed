import { expect, test } from 'vitest'
import { readScript } from '../../../src/authoring/docker-cli/script.ts'

const lineOf = async (text: string) => (await readScript(text))?.commands[0]?.docker
const inShort = async (text: string) => {
  const line = await lineOf(text)
  return (
    line && {
      command: line.command,
      flags: line.flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
      operands: line.operands.map(({ value }) => value),
    }
  )
}

test.each([
  ['docker run nginx', 'run'],
  ['docker container run nginx', 'run'],
  ['docker image ls', 'images'],
  ['docker ps', 'ps'],
  ['docker container ls -a', 'ps'],
  ['docker image rm nginx', 'rmi'],
  ['docker image prune -f', 'image prune'],
  ['docker volume create my-vol', 'volume create'],
  ['docker image build .', 'build'],
  ['docker -H tcp://there:2375 --debug stop web', 'stop'],
  ['docker compose -f other.yaml up -d', 'compose up'],
  ['docker-compose up -d', 'compose up'],
  ['sudo docker pull nginx', 'pull'],
  ['timeout 20 docker push mine', 'push'],
])('%s is %s', async (text, command) => {
  expect((await lineOf(text))?.command).toBe(command)
})

test.each([
  ['a flag and its value', 'docker run --name web nginx', ['name=web'], ['nginx']],
  ['an equals sign', 'docker run --name=web nginx', ['name=web'], ['nginx']],
  ['letters together', 'docker run -dit nginx', ['detach', 'interactive', 'tty'], ['nginx']],
  ['a value after letters', 'docker run -dp 80:80 nginx', ['detach', 'publish=80:80'], ['nginx']],
  ['an attached value', 'docker run -p80:80 nginx', ['publish=80:80'], ['nginx']],
  ['an attached value with =', 'docker run -p=80:80 nginx', ['publish=80:80'], ['nginx']],
  ['a switch with a value', 'docker run --privileged=true nginx', ['privileged=true'], ['nginx']],
  ['what follows the image', 'docker run nginx nginx -g x', [], ['nginx', 'nginx', '-g', 'x']],
  ['flags after operands', 'docker rm web -f', ['force'], ['web']],
  ['quotes', `docker run -e "A=b c" nginx sh -c 'echo 1'`, ['env=A=b c'], ['nginx', 'sh', '-c', 'echo 1']],
  ['a hidden flag', 'docker run --net shop nginx', ['net=shop'], ['nginx']],
])('%s', async (_, text, flags, operands) => {
  expect(await inShort(text)).toMatchObject({ flags, operands })
})

test.each(['podman run nginx', 'docker run --no-such-flag nginx', 'docker frobnicate', '$DOCKER run nginx'])(
  '%s is not read',
  async (text) => {
    expect(await lineOf(text)).toBeUndefined()
  },
)

test('calls are found anywhere', async () => {
  const script = await readScript(
    'if docker pull a; then docker run "$(docker images -q)"; fi\nfor x in 1 2; do docker rm $x && docker tag a b; done | cat',
  )
  expect(script?.commands.flatMap(({ docker }) => docker?.command ?? [])).toEqual([
    'pull',
    'run',
    'images',
    'rm',
    'tag',
  ])
})

test('what is not shell is not read', async () => {
  expect(await readScript('docker run "nginx')).toBeUndefined()
})
