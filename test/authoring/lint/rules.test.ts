import { describe, expect, test } from 'vitest'
import { lintRules } from '../../../src/authoring/lint/rules.ts'
import { type Edit, edited, linted, soundLab, within } from './a-course.ts'

const checkOf = (yaml: string): Edit => ['lab.yaml', '  - id: kept\n', `${yaml}  - id: kept\n`]
const added = (yaml: string): Edit =>
  checkOf(`  - id: more\n    title: { en: More, zh: 更多 }\n    needs: [running]\n    ${yaml}\n`)
/** A case that the added check needs, to be found right in all else. */
const failing: Edit = [
  'cases.yaml',
  '- name: no volume',
  `- name: more
  kind: mistake
  run: "true"
  expect: { running: pass, published: pass, kept: pass, more: fail container-missing }
- name: no volume`,
]
const moreCases: Edit[] = [
  ['cases.yaml', 'fail port-reversed, kept: pass }', 'fail port-reversed, kept: pass, more: pass }'],
  failing,
  [
    'cases.yaml',
    'published: pass, kept: fail no-mount }',
    'published: pass, kept: fail no-mount, more: pass }',
  ],
]
const check = (yaml: string): Edit[] => [added(yaml), ...moreCases]
const both = (from: string, to: string): Edit[] => [
  ['README.md', from, to],
  ['README.zh.md', from, to],
]
const inBriefs = (text: string): Edit[] => both('`nginx`', `\`nginx\` ${text}`)

const limits = check('limits: { container: web, memory: 64m, cpus: 0.5 }')
/** A lab in which the student gives an image a name. */
const tagged = (owns: string, name = 'my-web:1'): Edit[] => [
  ...check(`image: { name: "${name}" }`),
  ['lab.yaml', 'owns: { containers: [web], volumes: [pages] }', owns],
  ['cases.yaml', '  run: docker run -d', `  run: |\n    docker tag nginx ${name}\n    docker run -d`],
  ...inBriefs(`\`${name}\``),
]

/** What is broken, and the rules that must see it, with the place: file:line. */
const REJECTS: [rule: string, what: string, edits: Edit[], place: string][] = [
  ['schema', 'an unknown key', [['lab.yaml', 'points: 3', 'pionts: 3']], 'lab.yaml:9'],
  ['schema', 'a need that is no check', [['lab.yaml', 'needs: [running]', 'needs: [runing]']], 'lab.yaml:19'],
  ['schema', 'cases for an unknown check', [['cases.yaml', 'kept: pass }', 'kpet: pass }']], 'cases.yaml:11'],
  ['schema', 'a brief that is no text', [['README.md', '# Serve', '# \u0007Serve']], 'README.md:1'],
  ['never-fails', 'a pattern for any text', check('logs: { container: web, matches: ".*" }'), 'lab.yaml:24'],
  ['never-fails', 'a blank', check('logs: { container: web, contains: " " }'), 'lab.yaml:24'],
  ['never-fails', 'no port at all', check('image: { name: nginx, exposes: [] }'), 'lab.yaml:24'],
  [
    'never-fails',
    'a folder that every container has',
    [...check('file: { container: web, path: /etc, type: directory }'), ...inBriefs('/etc')],
    'lab.yaml:24',
  ],
  [
    'never-fails',
    'a file like itself',
    [
      ...check('file: { container: web, path: /a.txt, same_as: { container: web, path: /a.txt } }'),
      ...inBriefs('/a.txt'),
    ],
    'lab.yaml:24',
  ],
  [
    'never-fails',
    'a volume shared with itself',
    check('mount: { container: web, destination: /usr/share/nginx/html, shared_with: web }'),
    'lab.yaml:24',
  ],
  ['never-fails', 'any network', check('network: { containers: [web] }'), 'lab.yaml:24'],
  [
    'never-fails',
    'the usual network',
    [...check('network: { name: bridge }'), ...inBriefs('bridge')],
    'lab.yaml:24',
  ],
  [
    'same-check-twice',
    'the port twice',
    check('port: { host_port: 8080, port: 80, container: web }'),
    'lab.yaml:24',
  ],
  [
    'free-points',
    'a container that must be absent',
    [
      added('container: { name: old, state: absent }'),
      ['lab.yaml', '    needs: [running]\n    container: { name: old', '    container: { name: old'],
      ...moreCases,
      [
        'cases.yaml',
        'expect: { running: fail container-missing }',
        'expect: { running: fail container-missing, more: pass }',
      ],
      ...inBriefs('old'),
    ],
    'lab.yaml:23',
  ],
  [
    'free-points',
    'an image that start fetches',
    [
      added('image: { name: nginx }'),
      ['lab.yaml', '    needs: [running]\n    image', '    image'],
      ...moreCases,
      [
        'cases.yaml',
        'expect: { running: fail container-missing }',
        'expect: { running: fail container-missing, more: pass }',
      ],
    ],
    'lab.yaml:23',
  ],
  ['cannot-both-pass', 'running and ended', check('container: { name: web, state: exited }'), 'lab.yaml:24'],
  [
    'cannot-both-pass',
    'two volumes at one place',
    [
      ...check('mount: { container: web, destination: /usr/share/nginx/html, volume: other }'),
      ['lab.yaml', '[pages]', '[pages, other]'],
      ...inBriefs('other'),
    ],
    'lab.yaml:28',
  ],
  [
    'brief-drift',
    'a service',
    [['lab.yaml', 'port: { container: web,', 'port: { container: { service: worker },']],
    'lab.yaml:20',
  ],
  ['owns-missing', 'a volume', [['lab.yaml', ', volumes: [pages]', '']], 'lab.yaml:24'],
  ['owns-missing', 'a container', [['lab.yaml', 'containers: [web], ', '']], 'lab.yaml:10'],
  ['owns-missing', 'an image', [['lab.yaml', 'images: [nginx]', 'images: []']], 'lab.yaml:10'],
  [
    'owns-missing',
    'a network',
    [...check('network: { name: front, containers: [web] }'), ...inBriefs('front')],
    'lab.yaml:24',
  ],
  [
    'owns-missing',
    'a service of a swarm',
    [...check('service: { name: api }'), ...inBriefs('api')],
    'lab.yaml:24',
  ],
  ['owns-unused', 'a name misspelt', [['lab.yaml', '[pages]', '[pages, paegs]']], 'lab.yaml:5'],
  ['environment-missing', 'a port', [['lab.yaml', '  ports: [8080]\n', '']], 'lab.yaml:19'],
  ['environment-unused', 'an image', [['lab.yaml', '[nginx]', '[nginx, redis]']], 'lab.yaml:3'],
  ['environment-unused', 'a port', [['lab.yaml', '[8080]', '[8080, 9090]']], 'lab.yaml:4'],
  ['brief-drift', 'a port in one language', [['README.zh.md', '8080', '8088']], 'lab.yaml:20'],
  ['brief-drift', '80 is not in 8080', both('`80`', '`8080`'), 'lab.yaml:20'],
  ['brief-drift', 'web is not in webserver', both('`web`', '`webserver`'), 'lab.yaml:10'],
  ['brief-drift', 'nginx is not nginx:1.22', both('`nginx`', '`nginx:1.22`'), 'lab.yaml:10'],
  ['brief-drift', 'a folder is not what is in it', both('/html`', '/html/x`'), 'lab.yaml:24'],
  [
    'brief-drift',
    'only the address of a link',
    [['README.md', '`nginx`', '[it](https://hub.docker.com/_/nginx)']],
    'lab.yaml:10',
  ],
  ['brief-drift', 'only a comment', [['README.md', '`nginx`', '<!-- nginx -->']], 'lab.yaml:10'],
  [
    'brief-drift',
    'a variable and its value',
    [
      ...check('env: { container: web, name: MODE, value: fast }'),
      ['README.md', '`nginx`', '`nginx` MODE=fast'],
      ['README.zh.md', '`nginx`', '`nginx` MODE'],
    ],
    'lab.yaml:24',
  ],
  [
    'brief-drift',
    'a label',
    [
      ...check('image: { name: nginx, labels: { level: one } }'),
      ['README.md', '`nginx`', '`nginx` level one'],
      ['README.zh.md', '`nginx`', '`nginx` one'],
    ],
    'lab.yaml:24',
  ],
  ['brief-silent', 'a text', check('logs: { container: web, contains: good morning }'), 'lab.yaml:24'],
  [
    'translation-missing',
    'a title',
    [['lab.yaml', 'title: { en: web runs, zh: web 在运行 }', 'title: { en: web runs }']],
    'lab.yaml:8',
  ],
  [
    'translation-missing',
    'words in one language for all',
    [['lab.yaml', '{ en: web runs, zh: web 在运行 }', 'The container runs']],
    'lab.yaml:8',
  ],
  [
    'translation-missing',
    'a hint',
    [['lab.yaml', '\n        zh: 看看「docker run --help」。', '']],
    'lab.yaml:12',
  ],
  ['headings-differ', 'one missing', [['README.zh.md', '## 检查\n', '']], 'README.zh.md:11'],
  [
    'headings-differ',
    'one on a different level',
    [['README.zh.md', '## 检查', '### 检查']],
    'README.zh.md:6',
  ],
  [
    'hint-gives-away',
    'the solution',
    [
      [
        'lab.yaml',
        'Look at "docker run --help"',
        'Try "docker run -d --name web -p 8080:80 -v pages:/usr/share/nginx/html nginx"',
      ],
    ],
    'lab.yaml:12',
  ],
  [
    'hint-gives-away',
    'all that is asked for',
    [['lab.yaml', '看看「docker run --help」', '输入「docker run -d --name web nginx」']],
    'lab.yaml:12',
  ],
  ['unknown-command', 'of docker', [['README.md', 'docker ps -a', 'docker pss -a']], 'README.md:9'],
  [
    'unknown-command',
    'of a group',
    [['README.md', 'docker ps -a', 'docker volume crate NAME']],
    'README.md:9',
  ],
  [
    'unknown-command',
    'after a prompt and options',
    [['README.md', 'docker ps -a', '$ sudo docker -H x pss\ndocker nonsense']],
    'README.md:9',
  ],
  [
    'unknown-command',
    'in a line of text',
    [['README.md', '`nginx`', '`nginx` (`docker rum`)']],
    'README.md:3',
  ],
  [
    'unknown-command',
    'of docker-lab',
    [['README.md', 'docker-lab check 1', 'docker-lab chekc 1']],
    'README.md:10',
  ],
  [
    'unknown-command',
    'an option of docker-lab',
    [['README.md', 'docker-lab check 1', 'docker-lab check 1 --jsno']],
    'README.md:10',
  ],
  [
    'unknown-command',
    'of a topic',
    [['README.md', 'docker-lab check 1', 'docker-lab lab lnit']],
    'README.md:10',
  ],
  [
    'unknown-command-in-hint',
    'of docker',
    [['lab.yaml', '"docker run --help"', '"docker rum --help"']],
    'lab.yaml:12',
  ],
  [
    'other-lab',
    'copied from a different lab',
    [['README.md', 'docker-lab check 1', 'docker-lab check 3']],
    'README.md:10',
  ],
  ['link-address', 'inside a network', [['README.md', '(#serve-a-page)', '(http://api/)']], 'README.md:13'],
  ['link-missing', 'a file', [['README.md', '(#serve-a-page)', '(compose.yaml)']], 'README.md:13'],
  ['link-missing', 'a heading', [['README.md', '(#serve-a-page)', '(#serve)']], 'README.md:13'],
  [
    'link-missing',
    'a heading of a different file',
    [['README.md', '(#serve-a-page)', '(README.zh.md#serve)']],
    'README.md:13',
  ],
  ['link-address', 'http', [['README.md', '(https://', '(http://']], 'README.md:13'],
  ['link-address', 'no address', [['README.md', '(https://docs', '(https://[docs']], 'README.md:13'],
  [
    'link-outside',
    'out of the course',
    [['README.md', '(#serve-a-page)', '(../../../etc/passwd)']],
    'README.md:13',
  ],
  ['link-outside', 'from the root', [['README.md', '(#serve-a-page)', '(/etc/passwd)']], 'README.md:13'],
  ['fence-open', 'at the end', [['README.zh.md', 'check 1\n```\n', 'check 1\n']], 'README.zh.md:8'],
  [
    'fence-open',
    'before another one',
    [['README.md', '## Check your work', '```text\nthis one stays open\n\n## Check your work']],
    'README.md:6',
  ],
  ['fence-language', 'none', [['README.zh.md', '```sh', '```']], 'README.zh.md:8'],
  ['cases-missing', 'no cases', [['cases.yaml', '', '']], 'cases.yaml:'],
  [
    'solution-missing',
    'only mistakes',
    [
      ['cases.yaml', 'kind: solution', 'kind: mistake'],
      ['cases.yaml', 'html nginx\n', 'html nginx\n  expect: { running: fail container-missing }\n'],
    ],
    'cases.yaml:1',
  ],
  [
    'mistake-missing',
    'nothing fails it',
    [['cases.yaml', 'kept: fail no-mount', 'kept: error deadline']],
    'lab.yaml:21',
  ],
  [
    'unknown-diagnosis',
    'of a different kind',
    [['cases.yaml', 'fail port-reversed', 'fail no-mount']],
    'cases.yaml:11',
  ],
  [
    'unknown-diagnosis',
    'an error that is a failure',
    [
      ['cases.yaml', 'fail port-reversed', 'error port-reversed'],
      [
        'cases.yaml',
        '- name: no volume',
        '- name: another\n  kind: mistake\n  run: "true"\n  expect: { running: pass, published: fail port-random, kept: pass }\n- name: no volume',
      ],
    ],
    'cases.yaml:11',
  ],
  [
    'renamed-missing',
    "a name that is nobody's",
    tagged('owns: { containers: [web], volumes: [pages] }'),
    'lab.yaml:24',
  ],
  ['unknown-option', 'in backticks', inBriefs('`--nmae web`'), 'README.md:3'],
  [
    'option-contradicts',
    'a memory limit',
    [...limits, ...inBriefs('64m 0.5 `docker run -m 128m nginx`')],
    'README.md:3',
  ],
  ['ports-contradict', 'the wrong way round', inBriefs('`docker run -p 80:8080 nginx`'), 'README.md:3'],
  ['number-unknown', 'a port that nothing has', inBriefs('port 8081'), 'README.md:3'],
  ['number-unknown', 'a port of a title', [['lab.yaml', 'en: Port 80 is', 'en: Port 81 is']], 'lab.yaml:17'],
  ['name-misspelt', 'a volume', inBriefs('`paegs`'), 'README.md:3'],
  [
    'task-unchecked',
    'a name',
    [
      ['README.md', '# Serve a page', '# Serve a page\n\n## The task\n\nSay `hello`.'],
      ['README.zh.md', '# 发布网页', '# 发布网页\n\n## 任务\n\n说 `hello`。'],
    ],
    'README.md:5',
  ],
  ['translations-differ', 'a command', [['README.zh.md', 'docker ps -a ', 'docker ps ']], 'README.zh.md:9'],
  [
    'translations-differ',
    'a number',
    [
      ['README.zh.md', '有一个容器', '五个容器，有一个容器'],
      ['README.md', 'A container', 'There are 6. A container'],
    ],
    'README.md:3',
  ],
  [
    'translations-differ',
    'a hint',
    [['lab.yaml', '框架是「docker run -d --name web', '框架是「docker run -d --name wab02']],
    'lab.yaml:14',
  ],
  [
    'wrong-language',
    'a title',
    [['lab.yaml', 'zh: 80 端口已发布', 'zh: Port 80 is published']],
    'lab.yaml:17',
  ],
  [
    'wrong-language',
    'a paragraph',
    [['README.zh.md', '数据卷 `pages` 挂载在', 'The volume `pages` is mounted at']],
    'README.zh.md:3',
  ],
  [
    'path-outside',
    'of the working folder',
    [
      ['lab.yaml', 'volume: pages }', 'source: ../pages }'],
      ['lab.yaml', ', volumes: [pages]', ''],
      ...both('`pages`', '`../pages`'),
    ],
    'lab.yaml:24',
  ],
]

const ACCEPTS: [what: string, edits: Edit[]][] = [
  ['a sound lab', []],
  ["docker-lab's own options", both('`nginx`', '`nginx` (`--dir`)')],
  [
    'a picture in the words of each language',
    [
      ['README.md', '`nginx`', '`nginx`\n\n```text\n┌──────┐\n│ host │ ──► a name\n└──────┘\n```\n\n'],
      ['README.zh.md', '`nginx`', '`nginx`\n\n```text\n┌────────┐\n│ 宿主机 │ ──► 名字\n└────────┘\n```\n\n'],
    ],
  ],
  [
    'services of a Compose file, which nobody owns',
    [
      ['lab.yaml', 'containers: [web], ', ''],
      ['lab.yaml', '{ name: web, state', '{ name: { service: web }, state'],
      ['lab.yaml', 'port: { container: web,', 'port: { container: { service: web },'],
      ['lab.yaml', 'mount: { container: web,', 'mount: { container: { service: web, project: web },'],
    ],
  ],
  ['the full name of an image', both('`nginx`', '`docker.io/library/nginx:latest`')],
  [
    'a name and a tag apart',
    [
      ['lab.yaml', 'image: nginx }', 'image: "nginx:1.22" }'],
      ['lab.yaml', 'images: [nginx]', 'images: ["nginx:1.22"]'],
      ...inBriefs('(1.22)'),
    ],
  ],
  [
    'a path in two parts',
    [
      ['lab.yaml', 'destination: /usr/share/nginx/html', 'destination: /usr/share/nginx/html/a'],
      ...both('/html`', '/html` (a)'),
    ],
  ],
  [
    'words in a command line',
    [['README.md', 'Its port `80` is port `8080` of your machine.', 'Use -p 8080:80.']],
  ],
  ['the end of a sentence', both('`web`', 'web.')],
  [
    'an address in parts',
    [...check('http: { url: "http://localhost:8080/about", status: 404 }'), ...inBriefs('/about 404')],
  ],
  ['a name of one word in all languages', [['lab.yaml', '{ en: web runs, zh: web 在运行 }', 'nginx']]],
  [
    'an absence that waits for work',
    [...check('container: { name: old, state: absent }'), ...inBriefs('old')],
  ],
  [
    'a service that start runs',
    [
      ...check('container: { name: hub, state: running, image: "registry:2" }'),
      [
        'lab.yaml',
        '  ports: [8080]\n',
        '  ports: [8080]\n  containers: [{ name: hub, image: "registry:2", ports: ["5000:5000"] }]\n',
      ],
      ...inBriefs('hub registry:2'),
    ],
  ],
  [
    'output after a prompt',
    [
      ['README.md', '```sh\ndocker ps -a            # what runs', '```console\n$ docker ps\ndocker nonsense'],
      [
        'README.zh.md',
        '```sh\ndocker ps -a            # 在运行什么',
        '```console\n$ docker ps\ndocker nonsense',
      ],
    ],
  ],
  ['words to replace', both('docker ps -a', 'docker COMMAND --help; docker … ')],
  [
    'the last hint',
    [
      ['lab.yaml', '-v … nginx"', 'nginx"'],
      ['lab.yaml', '-v … nginx」', 'nginx」'],
    ],
  ],
  [
    'commands that only look',
    [
      ['lab.yaml', '"docker run --help"', '"docker inspect web nginx"'],
      ['lab.yaml', '「docker run --help」', '「docker inspect web nginx」'],
    ],
  ],
  ['64 MB for 64m', [...limits, ...inBriefs('64 MB'), ...inBriefs('0.5')]],
  ['64m in a command', [...limits, ...inBriefs('`-m 64m --cpus 0.5`')]],
  [
    'half a processor for 0.5',
    [
      ...limits,
      ['README.md', '`nginx`', '`nginx` 64 MiB, half a processor'],
      ['README.zh.md', '`nginx`', '`nginx`，64 兆内存，半个处理器'],
    ],
  ],
  ['half a processor in per cent', [...limits, ...inBriefs('64M, 50 %')]],
  [
    '1,000 for 1000',
    [
      ...check('limits: { container: web, pids: 1000 }'),
      ['README.md', '`nginx`', '`nginx` 1,000 processes'],
      ['README.zh.md', '`nginx`', '`nginx`，１０００ 个进程'],
    ],
  ],
  ['two in words', [...check('logs: { container: web, contains: nginx, at_least: 2 }'), ...inBriefs('two')]],
  [
    'a name that a lab owns and tags',
    tagged('owns: { containers: [web], volumes: [pages], images: ["my-web:1"] }'),
  ],
  [
    'a name in a registry of its own',
    tagged(
      'owns: { containers: [web], volumes: [pages], images: ["localhost:5000/me/web:1"] }',
      'localhost:5000/me/web:1',
    ),
  ],
  [
    'a check without needs, which fails where nothing was done',
    [['cases.yaml', 'running: fail container-missing', 'running: error deadline']],
  ],
  [
    'a different lab of the course',
    [['README.md', '(#serve-a-page)', '(../02-more/README.md#serve-a-page)']],
  ],
  ['a page of this machine', [['README.md', '(#serve-a-page)', '(http://localhost:8080/)']]],
  ['tildes and fences in lists', [['README.md', 'See ', '- one\n\n  ~~~text\n  ```\n  ~~~\n\nSee ']]],
  [
    'a course of one language',
    [
      ['README.zh.md', '', ''],
      ['lab.yaml', '{ en: Serve a page, zh: 发布网页 }', 'Serve a page'],
      ['lab.yaml', '{ en: web runs, zh: web 在运行 }', 'web runs now'],
    ],
  ],
]

const inCourse = (edits: Edit[]) => ({
  ...within('01-web', edited(edits)),
  ...within('02-more', { 'README.md': '# Serve a page\n' }),
})

const OF_DRIFT = new Set([
  'translations-differ',
  'name-misspelt',
  'number-unknown',
  'task-unchecked',
  'owns-missing',
])

describe('rejects', () => {
  test.each(REJECTS)('%s: %s', async (rule, _, edits, place) => {
    const { findings } = await linted(inCourse(edits), ['01-web'])
    const found = findings.map((one) => [one.rule, `${one.file.replace('01-web/', '')}:${one.line ?? ''}`])
    expect(found).toContainEqual([rule, place])
    // A lab that has one thing changed also disagrees with itself.
    expect(found.filter(([name]) => name !== rule && !OF_DRIFT.has(name ?? ''))).toEqual([])
    for (const { remedy } of findings) expect(remedy).not.toBe('')
  })
})

describe('accepts', () => {
  test.each(ACCEPTS)('%s', async (_, edits) => {
    const { findings } = await linted(inCourse(edits), ['01-web'])
    expect(findings).toEqual([])
  })
})

test('every rule is broken here or among the tests of courses', () => {
  const ofCourses = ['brief-missing', 'file-outside', 'number-twice', 'lab-unlisted']
  expect([...new Set([...REJECTS.map(([rule]) => rule), ...ofCourses])].sort()).toEqual(
    lintRules.map(({ name }) => name),
  )
  expect(Object.keys(soundLab)).toHaveLength(4)
})
