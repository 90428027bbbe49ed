import { expect, test } from 'vitest'
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'
import { mutations } from './kinds.ts'

const heredoc = (name: string, text: string) => `cat > ${name} <<'EOF'\n${text}\nEOF\n`
const inDockerfile = async (text: string) =>
  (await mutations(heredoc('Dockerfile', `FROM scratch\n${text}`))).filter((one) => !/<<|scratch/.test(one))

test.each([
  [
    'ENV',
    'ENV A=1 B="c d"',
    ['drop-instruction: # ENV A=1 B="c d"', 'change-env: ENV A=1-x B="c d"', 'change-env: ENV A=1 B="c d-x"'],
  ],
  [
    'WORKDIR',
    'WORKDIR $MYPATH',
    ['drop-instruction: # WORKDIR $MYPATH', 'change-instruction: WORKDIR $MYPATH-x'],
  ],
  ['EXPOSE', 'EXPOSE 80/udp', ['drop-instruction: # EXPOSE 80/udp', 'change-instruction: EXPOSE 81/udp']],
  ['RUN on several lines', 'RUN a \\\n  && b', ['drop-instruction: # RUN a && b']],
  [
    'an archive',
    'ADD a.tar.gz /a/',
    ['drop-instruction: # ADD a.tar.gz /a/', 'change-instruction: COPY a.tar.gz /a/'],
  ],
  [
    'a list',
    'CMD ["ls", "-a b"]',
    [
      'drop-instruction: # CMD ["ls", "-a b"]',
      'change-instruction: ENTRYPOINT ["ls", "-a b"]',
      'exec-to-shell-form: CMD ls "-a b"',
      `single-quotes: CMD ['ls', '-a b']`,
    ],
  ],
  [
    'shell text',
    'ENTRYPOINT ls -a',
    [
      'drop-instruction: # ENTRYPOINT ls -a',
      'change-instruction: CMD ls -a',
      'shell-to-exec-form: ENTRYPOINT ["ls", "-a"]',
    ],
  ],
  [
    'only the last of several',
    'CMD ["a"]\nCMD b',
    ['drop-instruction: # CMD b', 'shell-to-exec-form: CMD ["b"]'],
  ],
])('Dockerfile: %s', async (_, text, expected) => {
  expect((await inDockerfile(text)).filter((one) => !/ENTRYPOINT b/.test(one))).toEqual(expected)
})

test('a base becomes a different image, but a stage of the same file does not', async () => {
  const all = await mutations(heredoc('Dockerfile', 'FROM centos AS base\nFROM base'))
  expect(all.filter((one) => one.includes('FROM'))).toEqual([
    'other-tag: FROM centos:7 AS base',
    'other-image: FROM busybox AS base',
  ])
})

test.each([
  ['its name', heredoc('my-dockerfile', 'EXPOSE 80')],
  ['what is built', `${heredoc('recipe', 'EXPOSE 80')}docker build -f recipe .`],
  ['build itself', 'docker build - <<EOF\nEXPOSE 80\nEOF'],
  ['tee', 'tee Dockerfile <<EOF\nEXPOSE 80\nEOF'],
])('a Dockerfile is known by %s', async (_, run) => {
  expect(await mutations(run)).toContain('change-instruction: EXPOSE 81')
})

test('a text of a different kind stays as it is', async () => {
  expect(await mutations(heredoc('notes.txt', 'EXPOSE 80'))).toHaveLength(1)
})

test('a Compose file keeps all but one line', async () => {
  const file = [
    'services:',
    '  web:',
    '    image: nginx # the server',
    '    ports: ["8080:80"]',
    '    volumes:',
    '      - my-vol:/data:ro',
    '      - ./html:/srv',
    '    environment:',
    "      A: 'b'",
    'volumes:',
    '  my-vol:',
  ].join('\n')
  const run = heredoc('compose.yaml', file)
  expect((await mutations(run)).slice(1)).toEqual([
    'other-tag: image: nginx:1.22 # the server',
    'other-image: image: registry:2 # the server',
    'drop-entry: # ports: ["8080:80"]',
    'swap-ports: ports: ["80:8080"]',
    'shift-host-port: ports: ["8081:80"]',
    'shift-container-port: ports: ["8080:81"]',
    'drop-host-port: ports: ["80"]',
    'drop-entry: # volumes:\n#       - my-vol:/data:ro\n#       - ./html:/srv',
    'drop-entry: # - my-vol:/data:ro',
    'named-to-anonymous: - /data',
    'named-to-bind: - ./my-vol:/data:ro',
    'other-target: - my-vol:/data-x:ro',
    'drop-read-only: - my-vol:/data',
    'drop-entry: # - ./html:/srv',
    'rename: - ./html-x:/srv',
    'bind-to-anonymous: - /srv',
    'other-target: - ./html:/srv-x',
    "drop-entry: # environment:\n#       A: 'b'",
    "drop-entry: # A: 'b'",
    "change-env: A: 'b-x'",
  ])
  const changed = (await mutantsOf(run)).find(({ mutation }) => mutation === 'swap-ports')
  expect(changed?.run).toBe(run.replace('8080:80', '80:8080'))
})
