import { describe, expect, test } from 'vitest'
import dockerfile, { type DockerfileFacts } from '../../graders/dockerfile/dockerfile.ts'
import { toHistory } from '../../src/docker/facts/history.ts'
import type { BuildStep, FileFact } from '../../src/docker/port/docker.ts'
import { readDockerfile } from '../../src/grading/contract/dockerfile/dockerfile.ts'
import { anEngine } from './an-engine.ts'
import { anImage } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const SHELL = '/bin/sh -c'
/** As an engine lists them: the newest first. */
const history = (...made: string[]): BuildStep[] =>
  toHistory(made.reverse().map((CreatedBy) => ({ CreatedBy })))
const base = history(`${SHELL} #(nop) ADD file:0b in / `, `${SHELL} #(nop)  CMD ["/bin/bash"]`)

const file = async (text: string, over: Partial<DockerfileFacts> = {}): Promise<DockerfileFacts> => ({
  kind: 'file',
  dockerfile: await readDockerfile(text),
  ...over,
})
const built = async (text: string, ...made: string[]) =>
  file(text, { built: { history: [...base, ...history(...made)], base } })

const mine = { path: 'Dockerfile', image: 'mine:1' }
const MINE = `# A comment
FROM centos
MAINTAINER me <me@example.com>
ARG WHO=me
ENV MYPATH /usr/local
ENV A=1 B="two words"
LABEL a=b
WORKDIR $MYPATH
COPY --chown=0:0 a.txt b.txt ./
ADD app.tar.gz /opt/
RUN echo hello \\
  # a comment inside
  && echo   bye > welcome.txt
RUN ["ls", "-a"]
EXPOSE 80 53/udp
VOLUME /data
USER nobody
CMD echo "$A"
ENTRYPOINT ["ls", "-a"]
`
const CLASSIC = [
  `${SHELL} #(nop)  MAINTAINER me <me@example.com>`,
  `${SHELL} #(nop)  ARG WHO=me`,
  `${SHELL} #(nop)  ENV MYPATH=/usr/local`,
  `${SHELL} #(nop)  ENV A=1 B=two words`,
  `${SHELL} #(nop)  LABEL a=b`,
  `${SHELL} #(nop) WORKDIR /usr/local`,
  `${SHELL} #(nop) COPY --chown=0:0multi:0a1b in ./ `,
  `${SHELL} #(nop) ADD file:0c in /opt/ `,
  `|1 WHO=me ${SHELL} echo hello   && echo   bye > welcome.txt`,
  '|1 WHO=me ls -a',
  `${SHELL} #(nop)  EXPOSE 53/udp 80`,
  `${SHELL} #(nop)  VOLUME [/data]`,
  `${SHELL} #(nop)  USER nobody`,
  `${SHELL} #(nop)  CMD ["/bin/sh" "-c" "echo \\"$A\\""]`,
  `${SHELL} #(nop)  ENTRYPOINT ["ls" "-a"]`,
]
const BUILDKIT = [
  'MAINTAINER me <me@example.com>',
  'ARG WHO=me',
  'ENV MYPATH=/usr/local',
  'ENV A=1 B=two words',
  'LABEL a=b',
  'WORKDIR /usr/local',
  'COPY a.txt b.txt ./ # buildkit',
  'ADD app.tar.gz /opt/ # buildkit',
  `RUN |1 WHO=me ${SHELL} echo hello   && echo   bye > welcome.txt # buildkit`,
  'RUN |1 WHO=me ls -a # buildkit',
  'EXPOSE [53/udp 80/tcp]',
  'VOLUME [/data]',
  'USER nobody',
  'CMD ["/bin/sh" "-c" "echo \\"$A\\""]',
  'ENTRYPOINT ["ls" "-a"]',
]
/** Podman keeps most of what is in the file. */
const PODMAN = [
  `${SHELL} #(nop) MAINTAINER me <me@example.com>`,
  `${SHELL} #(nop) ARG WHO`,
  `${SHELL} #(nop) ENV MYPATH /usr/local`,
  `${SHELL} #(nop) ENV A=1 B="two words"`,
  `${SHELL} #(nop) LABEL a=b`,
  `${SHELL} #(nop) WORKDIR $MYPATH`,
  `${SHELL} #(nop) COPY multi:0a1b in ./      `,
  `${SHELL} #(nop) ADD file:0c in /opt/      `,
  `|1 WHO=me ${SHELL} echo hello   && echo   bye > welcome.txt`,
  `|1 WHO=me ${SHELL} ["ls", "-a"]`,
  `${SHELL} #(nop) EXPOSE 80 53/udp`,
  `${SHELL} #(nop) VOLUME /data`,
  `${SHELL} #(nop) USER nobody`,
  `${SHELL} #(nop) CMD echo "$A"`,
  `${SHELL} #(nop) ENTRYPOINT ["ls", "-a"]`,
]
const STAGES = `ARG BASE=centos
FROM golang AS work
RUN make
FROM \${BASE} AS run
COPY --from=work /app /app
CMD ["/app"]
`

const accepted: Accepted<DockerfileFacts>[] = [
  ['a file', { path: 'Dockerfile' }, await file('FROM centos')],
  ['its base', { base: 'centos' }, await file('from docker.io/library/centos:latest')],
  ['one of several bases', { base: ['alpine', 'centos'] }, await file('FROM centos')],
  ['the base in an argument', { base: 'centos', stages: 2 }, await file(STAGES)],
  ['the base of an earlier stage', { base: 'golang' }, await file('FROM golang AS a\nFROM a')],
  [
    'steps',
    {
      has: [
        { instruction: 'COPY', from: 'work' },
        { instruction: 'RUN', contains: 'make' },
      ],
    },
    await file(STAGES),
  ],
  [
    'a stage by its number',
    { has: [{ instruction: 'COPY', from: 'work' }] },
    await file(STAGES.replace('=work', '=0')),
  ],
  ['no such step', { lacks: [{ instruction: 'ADD' }] }, await file(STAGES)],
  [
    'an order',
    {
      order: [
        { instruction: 'COPY', contains: 'package.json' },
        { instruction: 'RUN' },
        { instruction: 'COPY' },
      ],
    },
    await file('FROM node\nCOPY package.json .\nENV A=1\nRUN npm ci\nCOPY . .'),
  ],
  ['built by the classic builder', mine, await built(MINE, ...CLASSIC)],
  ['built by BuildKit', mine, await built(MINE, ...BUILDKIT)],
  ['built by Podman', mine, await built(MINE, ...PODMAN)],
  ['built with a label', mine, await built('FROM centos\nRUN a', `RUN ${SHELL} a # buildkit`, 'LABEL by=me')],
  [
    'an ONBUILD, which BuildKit does not write',
    mine,
    await built('FROM centos\nONBUILD RUN a\nUSER me', 'USER me'),
  ],
  [
    'built up to an earlier stage',
    mine,
    await built('FROM centos AS a\nRUN a\nFROM alpine\nRUN b', `RUN ${SHELL} a # buildkit`),
  ],
  [
    'a stage that begins with another',
    mine,
    await built(
      'FROM centos AS a\nRUN a\nFROM a\nRUN b',
      `RUN ${SHELL} a # buildkit`,
      `RUN ${SHELL} b # buildkit`,
    ),
  ],
  ['a heredoc', mine, await built('FROM centos\nRUN <<EOF\na\nb\nEOF', `RUN ${SHELL} a\nb\n # buildkit`)],
  [
    'a shell of its own',
    mine,
    await built(
      'FROM centos\nSHELL ["/bin/bash", "-c"]\nRUN a',
      'SHELL [/bin/bash -c]',
      'RUN /bin/bash -c a # buildkit',
    ),
  ],
  [
    'a base that is not here',
    mine,
    await file('FROM centos\nRUN a', {
      built: { history: [...base, ...history(`RUN ${SHELL} a # buildkit`)] },
    }),
  ],
  [
    'line ends of Windows',
    mine,
    await built('FROM centos\r\nRUN a \\\r\n  b\r\n', `RUN ${SHELL} a   b # buildkit`),
  ],
  [
    'relative directories',
    mine,
    await built('FROM centos\nWORKDIR a\nWORKDIR b', 'WORKDIR /a', 'WORKDIR /a/b'),
  ],
]

const changed = (from: string, to: string) => built(MINE.replace(from, to), ...BUILDKIT)
const rejected: Rejected<DockerfileFacts>[] = [
  [
    'nothing',
    { path: 'Dockerfile' },
    { kind: 'absent', directory: { kind: 'directory', entries: ['README.md'], truncated: false } },
    'dockerfile-missing',
  ],
  [
    'a name with .txt',
    { path: 'Dockerfile' },
    { kind: 'absent', directory: { kind: 'directory', entries: ['Dockerfile.txt'], truncated: false } },
    'dockerfile-name-differs',
  ],
  ['a directory', { path: 'Dockerfile' }, { kind: 'directory' }, 'dockerfile-no-file'],
  ['too big', { path: 'Dockerfile' }, { kind: 'file' }, 'dockerfile-too-big'],
  ['comments alone', { path: 'Dockerfile' }, await file('# FROM centos\n'), 'dockerfile-without-from'],
  ['one stage', { stages: 2 }, await file('FROM centos'), 'dockerfile-stages-differ'],
  [
    'a different base',
    { base: 'centos' },
    await file('FROM centos AS a\nFROM busybox'),
    'dockerfile-other-base',
  ],
  [
    'a step in a comment',
    { has: [{ instruction: 'HEALTHCHECK' }] },
    await file('FROM centos\n# HEALTHCHECK CMD true'),
    'dockerfile-step-missing',
  ],
  [
    'a step that is not wanted',
    { lacks: [{ instruction: 'ADD' }] },
    await file('FROM centos\nADD a /'),
    'dockerfile-step-unwanted',
  ],
  [
    'a different order',
    { order: [{ instruction: 'COPY', contains: 'package.json' }, { instruction: 'RUN' }] },
    await file('FROM node\nRUN npm ci\nCOPY package.json .'),
    'dockerfile-order-differs',
  ],
  ['no image', mine, await file('FROM centos'), 'dockerfile-not-built'],
  ['another RUN', mine, await changed('echo hello', 'echo hallo'), 'built-from-other-file'],
  ['another value', mine, await changed('A=1', 'A=2'), 'built-from-other-file'],
  ['another port', mine, await changed('EXPOSE 80', 'EXPOSE 81'), 'built-from-other-file'],
  ['another target', mine, await changed('/opt/', '/srv/'), 'built-from-other-file'],
  ['another command', mine, await changed('echo "$A"', 'echo "$B"'), 'built-from-other-file'],
  [
    'another form',
    mine,
    await changed('ENTRYPOINT ["ls", "-a"]', 'ENTRYPOINT ls -a'),
    'built-from-other-file',
  ],
  ['another user', mine, await changed('nobody', 'me'), 'built-from-other-file'],
  ['a step more', mine, await changed('CMD', 'STOPSIGNAL SIGINT\nCMD'), 'built-from-other-file'],
  ['a step less', mine, await changed('ENTRYPOINT ["ls", "-a"]\n', ''), 'built-from-other-file'],
  ['a step less in the image', mine, await built(MINE, ...BUILDKIT.slice(0, -1)), 'built-from-other-file'],
  [
    'another target, by the classic builder',
    mine,
    await built('FROM centos\nCOPY a /b', `${SHELL} #(nop) COPY file:0a in /c `),
    'built-from-other-file',
  ],
  [
    'another RUN, by Podman',
    mine,
    await built(MINE, ...PODMAN.map((made) => made.replace('["ls", "-a"]', '["ls"]'))),
    'built-from-other-file',
  ],
  [
    'another value, by Podman',
    mine,
    await built(MINE, ...PODMAN.map((made) => made.replace('MYPATH /usr/local', 'MYPATH /usr'))),
    'built-from-other-file',
  ],
  [
    'the end of another RUN',
    mine,
    await built('FROM centos\nARG A=b\nRUN me', 'ARG A=b', `RUN |1 A=b ${SHELL} ask -x me # buildkit`),
    'built-from-other-file',
  ],
  ['a commit', mine, await built('FROM centos\nRUN a', 'sleep 600'), 'built-from-other-file'],
  ['only tagged', mine, await built('FROM centos\nRUN a'), 'built-from-other-file'],
]

accepts('dockerfile', dockerfile, accepted)
rejects('dockerfile', dockerfile, rejected)
coversEveryDiagnosis('dockerfile', dockerfile, rejected)

describe('dockerfile asks', () => {
  const aFile = (text: string): FileFact => ({
    kind: 'file',
    size: text.length,
    mode: 0o644,
    text,
    truncated: false,
  })
  const observe = async (found: FileFact, answers: object = {}) => {
    const { world, asked } = anEngine(answers)
    const folder = { ...world.folder, file: async () => found }
    return { facts: await dockerfile.observe(dockerfile.schema().parse(mine), { ...world, folder }), asked }
  }
  const steps = history(`RUN ${SHELL} a # buildkit`)

  test('for the history of the image, and of its base', async () => {
    const histories: Record<string, BuildStep[]> = { 'mine:1': [...base, ...steps], centos: base }
    const { facts, asked } = await observe(aFile('FROM centos\nRUN a'), {
      history: (name: string) => histories[name],
      image: anImage(),
    })
    expect(facts.built).toEqual({ history: [...base, ...steps], base })
    expect(asked).toEqual(['history mine:1', 'image centos', 'history centos'])
  })
  test('not for a base that adds steps of its own to what is built on it', async () => {
    const { facts } = await observe(aFile('FROM centos'), {
      history: base,
      image: anImage({ behaviour: '{"onBuild":["RUN a"]}' }),
    })
    expect(facts.built?.base).toBeUndefined()
  })
  test('nothing of an image that is not here', async () => {
    const { facts, asked } = await observe(aFile('FROM scratch'), { history: undefined })
    expect(facts.built).toBeUndefined()
    expect(asked).toEqual(['history mine:1'])
  })
  test('nothing where the file is missing, is none or was not read to its end', async () => {
    const others: FileFact[] = [
      { kind: 'absent' },
      { kind: 'other', what: 'fifo' },
      { ...aFile(''), truncated: true } as FileFact,
    ]
    for (const found of others) expect((await observe(found)).asked).toEqual([])
  })
})
