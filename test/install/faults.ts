import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Machine, type Scripts, uname } from './machine.ts'
import { cut, program, type Served, sums } from './release.ts'
import { GOOD, NAME, OLD, RELEASE } from './run.ts'

/** What is different from a usual machine and a usual release. */
export interface Fault {
  args?: string[]
  env?: Record<string, string>
  programs?: string[]
  scripts?: Scripts
  files?: Record<string, Served>
  /** What is in the home before. */
  before?: (here: Machine) => Promise<unknown>
}
/** With the exit code, and what is said in both languages. */
export const FAULTS: [what: string, fault: Fault, exit: 2 | 3, said: string, chinese: string][] = [
  ['an unknown option', { args: ['--global'] }, 2, 'Usage: sh install.sh', '用法：sh install.sh'],
  ['no folder after --to', { args: ['--to'] }, 2, 'Usage: sh install.sh', '用法：sh install.sh'],
  ['no HOME', { env: { HOME: '' } }, 2, 'HOME is not set', '没有设置 HOME'],
  [
    'no HOME for a link',
    { args: ['--to', '/tmp', '--plugin'], env: { HOME: '' } },
    2,
    'HOME is not set',
    '没有设置 HOME',
  ],
  [
    'a version that is none',
    { env: { DOCKER_LAB_VERSION: '../1' } },
    2,
    'This is not a version: ../1',
    '这不是版本号：../1',
  ],
  [
    'a folder of that name',
    { before: ({ home }) => mkdir(join(home, '.local/bin/docker-lab'), { recursive: true }) },
    2,
    '.local/bin/docker-lab is a folder',
    '.local/bin/docker-lab 是一个目录',
  ],
  [
    'a Docker plugin that is not a link',
    { args: ['--plugin'], before: plugin },
    2,
    'cli-plugins/docker-lab is not a link. Remove it first.',
    'cli-plugins/docker-lab 不是链接，请先删除它。',
  ],
  [
    'a kind of CPU without a file',
    { scripts: { uname: uname('Linux', 'riscv64') } },
    3,
    'docker-lab is not available for this machine: Linux riscv64',
    '没有适合这台机器的 docker-lab：Linux riscv64',
  ],
  [
    'a system without a file',
    { scripts: { uname: uname('FreeBSD', 'amd64') } },
    3,
    'docker-lab is not available for this machine: FreeBSD amd64',
    '没有适合这台机器的 docker-lab：FreeBSD amd64',
  ],
  [
    'musl on ARM64',
    { scripts: { uname: uname('Linux', 'aarch64'), ldd: 'echo "musl libc (aarch64)" >&2; exit 1' } },
    3,
    'docker-lab is not available for this machine: Linux aarch64',
    '没有适合这台机器的 docker-lab：Linux aarch64',
  ],
  [
    'Windows',
    { scripts: { uname: uname('MINGW64_NT-10.0-22631', 'x86_64') } },
    3,
    'On Windows, use install.ps1',
    '在 Windows 上请使用 install.ps1',
  ],
  [
    'nothing that downloads',
    { programs: ['sha256sum'] },
    3,
    'Install curl or wget first.',
    '请先安装 curl 或 wget。',
  ],
  [
    'nothing that knows SHA-256',
    { programs: ['curl'] },
    3,
    'Install sha256sum, shasum or openssl first.',
    '请先安装 sha256sum、shasum 或 openssl。',
  ],
  [
    'a file where a folder would be',
    { before: ({ home }) => writeFile(join(home, '.local'), '') },
    3,
    'Cannot write to',
    '无法写入',
  ],
  [
    'nobody who answers',
    { env: { DOCKER_LAB_DOWNLOAD_URL: 'http://127.0.0.1:1/' } },
    3,
    'Could not download http://127.0.0.1:1/SHA256SUMS',
    '无法下载 http://127.0.0.1:1/SHA256SUMS',
  ],
  [
    'no such release',
    { files: { SHA256SUMS: (response) => response.writeHead(404).end('no') } },
    3,
    'Could not download',
    '无法下载',
  ],
  [
    'the page of a network that asks for a login',
    { files: { SHA256SUMS: '<html>Log in first</html>\n' } },
    3,
    'docker-lab for linux-x64 was not found in',
    '里没有 linux-x64 的 docker-lab',
  ],
  [
    'a version that is not there',
    { env: { DOCKER_LAB_VERSION: '1.2' } },
    3,
    'docker-lab 1.2 for linux-x64 was not found in',
    '里没有 linux-x64 的 docker-lab 1.2',
  ],
  [
    'a connection that breaks',
    { files: { SHA256SUMS: sums(RELEASE), [NAME]: cut(GOOD) } },
    3,
    `Could not download`,
    '无法下载',
  ],
  [
    'a file that is shorter than it was',
    { files: { SHA256SUMS: sums(RELEASE), [NAME]: GOOD.slice(0, 20) } },
    3,
    `${NAME} is damaged: its checksum is wrong.`,
    `${NAME} 已损坏：校验和不一致。`,
  ],
  [
    'a file that somebody changed',
    { files: { SHA256SUMS: sums(RELEASE), [NAME]: OLD } },
    3,
    `${NAME} is damaged: its checksum is wrong.`,
    `${NAME} 已损坏：校验和不一致。`,
  ],
  [
    'a library that is too old',
    { files: { [NAME]: program('1', 'echo "GLIBC_2.99 not found" >&2', 'exit 1') } },
    3,
    'docker-lab was not installed, because it cannot run here: GLIBC_2.99 not found\nUse the npm package',
    'docker-lab 无法在这里运行，没有安装：GLIBC_2.99 not found\n请改用 npm 包或容器镜像',
  ],
  [
    'a library that Alpine does not have at first',
    {
      scripts: { ldd: 'echo "musl libc (x86_64)" >&2; exit 1' },
      files: { [`${NAME}-musl`]: program('1', 'echo "no libstdc++.so.6"', 'exit 127') },
    },
    3,
    'no libstdc++.so.6\nFirst: apk add libstdc++ libgcc',
    'no libstdc++.so.6\n请先运行：apk add libstdc++ libgcc',
  ],
]

async function plugin({ home }: Machine) {
  await mkdir(join(home, '.docker/cli-plugins'), { recursive: true })
  await writeFile(join(home, '.docker/cli-plugins/docker-lab'), OLD)
}
