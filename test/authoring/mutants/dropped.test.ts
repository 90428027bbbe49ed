import { describe, expect, test } from 'vitest'
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'

const dropped = async (run: string) =>
  (await mutantsOf(run)).filter(({ mutation }) => mutation === 'drop-command').map((one) => one.run)

test.each([
  [
    'a line',
    'touch a\ndocker cp a web:/\n',
    ['# touch a\ndocker cp a web:/\n', 'touch a\n# docker cp a web:/\n'],
  ],
  ['continued lines', 'docker rm \\\n  -f web', ['# docker rm \\\n  # -f web']],
  ['one of a line', 'touch a; touch b', ['touch b', 'touch a']],
  ['one of a chain', 'cd a && touch b', ['touch b', 'cd a']],
  ['a chain that forgives', 'docker rm web || true', ['# docker rm web || true']],
  ['a comment after it', 'touch a # now', ['# touch a # now']],
  ['a text that it is given', 'cat > a <<EOF\nb\nEOF\necho c', ['# cat > a <<EOF\n# b\n# EOF\necho c']],
  [
    'a loop, not its only command',
    'for x in 1; do\n  touch $x\ndone',
    ['# for x in 1; do\n  # touch $x\n# done'],
  ],
  [
    'one of a loop',
    'for x in 1; do\n  touch $x\n  touch b\ndone',
    [
      '# for x in 1; do\n  # touch $x\n  # touch b\n# done',
      'for x in 1; do\n  # touch $x\n  touch b\ndone',
      'for x in 1; do\n  touch $x\n  # touch b\ndone',
    ],
  ],
  [
    'a push that is tried again',
    'until docker push a; do sleep 1; done',
    ['# until docker push a; do sleep 1; done'],
  ],
])('%s', async (_, run, runs) => {
  expect(await dropped(run)).toEqual(runs)
})

describe('not dropped, because it would change nothing', () => {
  test.each([
    ['looking', 'docker ps; docker images; docker logs web; curl localhost; echo done; sleep 1'],
    ['waiting', 'until docker exec web wget -q -O /dev/null http://localhost; do sleep 1; done'],
    ['a folder that -v makes', 'mkdir -p data\ndocker run -v "$PWD/data:/data" nginx'],
    ['a volume that -v makes', 'docker volume create data\ndocker run -v data:/data nginx'],
    ['an image that run pulls', 'docker pull nginx\ndocker run nginx:latest'],
    ['a stop before rm -f', 'docker stop web\ndocker rm -f web'],
    ['a pause that ends', 'docker pause web\ndocker unpause web'],
  ])('%s', async (_, run) => {
    expect(
      (await dropped(run)).filter((one) => one.startsWith('# ') && !/^# docker (run|rm|unpause)/.test(one)),
    ).toEqual([])
  })

  test.each([
    ['a folder with something in it', 'mkdir data\ntouch data/a\ndocker run -v "$PWD/data:/data" nginx'],
    ['an image that is tagged first', 'docker pull nginx\ndocker tag nginx mine\ndocker run nginx'],
    ['a volume with a label', 'docker volume create --label a=b data\ndocker run -v data:/data nginx'],
    ['what is looked at is kept', 'docker inspect web > answer'],
  ])('but: %s', async (_, run) => {
    expect((await dropped(run))[0]).toMatch(/^# /)
  })
})

test('flags that only say how it runs stay', async () => {
  const run = 'docker run -d --rm --pull always --network bridge --sig-proxy=false nginx'
  const flags = (await mutantsOf(run)).filter(({ mutation }) => /^drop-(flag|network)$/.test(mutation))
  expect(flags).toEqual([])
})

test('nothing that waits is changed so that it waits forever', async () => {
  expect(
    (await mutantsOf('until docker push mine:1; do sleep 1; done')).map(({ mutation }) => mutation),
  ).toEqual(['drop-command'])
})
