import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type LintReport, lint } from '../../../src/authoring/lint/lint.ts'

/** A lab that with nothing wrong. Each test breaks one thing in it. */
export const soundLab: Record<string, string> = {
  'lab.yaml': `title: { en: Serve a page, zh: 发布网页 }
environment:
  images: [nginx]
  ports: [8080]
owns: { containers: [web], volumes: [pages] }
checks:
  - id: running
    title: { en: web runs, zh: web 在运行 }
    points: 3
    container: { name: web, state: running, image: nginx }
    hints:
      - en: Look at "docker run --help".
        zh: 看看「docker run --help」。
      - en: The frame is "docker run -d --name web -v … nginx".
        zh: 框架是「docker run -d --name web -v … nginx」。
  - id: published
    title: { en: Port 80 is published, zh: 80 端口已发布 }
    points: 3
    needs: [running]
    port: { container: web, port: 80, host_port: 8080 }
  - id: kept
    title: { en: pages is mounted, zh: pages 已挂载 }
    needs: [running]
    mount: { container: web, destination: /usr/share/nginx/html, volume: pages }
`,
  'README.md': `# Serve a page

A container \`web\`, made from \`nginx\`, runs. Its port \`80\` is port \`8080\` of your machine.
The volume \`pages\` is mounted at \`/usr/share/nginx/html\`.

## Check your work

\`\`\`sh
docker ps -a            # what runs
docker-lab check 1
\`\`\`

See [ports](https://docs.docker.com/engine/network/port-publishing/) and [the task](#serve-a-page).
`,
  'README.zh.md': `# 发布网页

有一个容器 \`web\`，由 \`nginx\` 创建，正在运行。它的 \`80\` 端口对应本机的 \`8080\` 端口。
数据卷 \`pages\` 挂载在 \`/usr/share/nginx/html\`。

## 检查

\`\`\`sh
docker ps -a            # 在运行什么
docker-lab check 1
\`\`\`
`,
  'cases.yaml': `- name: docker run
  kind: solution
  run: docker run -d --name web -p 8080:80 -v pages:/usr/share/nginx/html nginx
- name: nothing
  kind: mistake
  run: "true"
  expect: { running: fail container-missing }
- name: ports reversed
  kind: mistake
  run: docker run -d --name web -p 80:8080 -v pages:/usr/share/nginx/html nginx
  expect: { running: pass, published: fail port-reversed, kept: pass }
- name: no volume
  kind: mistake
  run: docker run -d --name web -p 8080:80 nginx
  expect: { running: pass, published: pass, kept: fail no-mount }
`,
}

/** A text that replaces one in a file, which must have it. */
export type Edit = [file: string, from: string, to: string]

/** The sound lab with changes; a file that becomes '' is not there. */
export function edited(edits: Edit[]): Record<string, string> {
  const files = { ...soundLab }
  for (const [file, from, to] of edits) {
    const before = files[file] ?? ''
    if (!before.includes(from)) throw new Error(`${file} has no ${from}`)
    files[file] = from === '' ? to : before.replace(from, to)
  }
  return files
}

export const commands = new Map([
  ['check', ['--json', '--help']],
  ['hint', ['--level']],
  ['lab lint', ['--strict']],
])

/** What lint says of a course, given as files by path. Places are relative to it. */
export async function linted(
  files: Record<string, string>,
  paths: string[] = ['.'],
  known = commands,
): Promise<LintReport> {
  const course = mkdtempSync(join(tmpdir(), 'docker-lab-lint-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      if (text === '') continue
      mkdirSync(dirname(join(course, path)), { recursive: true })
      writeFileSync(join(course, path), text)
    }
    const report = await lint(
      paths.map((path) => join(course, path)),
      { language: 'en', commands: known },
    )
    const near = <T extends { file?: string; folder?: string }>(one: T): T =>
      JSON.parse(JSON.stringify(one).replaceAll(`${course}/`, ''))
    return { ...report, labs: report.labs.map(near), findings: report.findings.map(near) }
  } finally {
    rmSync(course, { recursive: true })
  }
}

/** A lab's files as those of a course, in a folder of the name given. */
export const within = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))
