import type { Flag } from '../docker-cli/docker-line.ts'
import { isLiteral } from '../docker-cli/word.ts'
import { type Other, otherNames } from './other-images.ts'
import { otherMounts, otherVolumes } from './other-mounts.ts'
import { otherPorts } from './other-ports.ts'

type Others = (value: string, flag: Flag) => Other[]

const longer = (mutation: string): Others => {
  return (value) => [[mutation, `${value}-x`]]
}
const twice: Others = (value) =>
  /^(\d+(\.\d+)?|\.\d+)\w?$/.test(value) && Number.parseFloat(value) > 0
    ? [['change-value', value.replace(/^[\d.]+/, (number) => String(Number(number) * 2))]]
    : []
/** `KEY=VALUE`; without a value it is the shell's own. */
const variable = (mutation: string): Others => {
  return (value) =>
    /^[^=]+=/.test(value) ? [[mutation, value.endsWith('=') ? `${value}x` : `${value}-x`]] : []
}

/** `KEY=VALUE` under another name. */
const variables: Others = (value, flag) => [
  ...variable('change-env')(value, flag),
  ...(/^\w+=/.test(value) ? [['rename-env', value.replace('=', '_X=')] as const] : []),
]

/** The policies that are most like one. */
export function otherRestarts(value: string): Other[] {
  const [policy = '', retries] = value.split(':')
  const neighbours: Readonly<Record<string, string[]>> = {
    always: ['unless-stopped', 'on-failure'],
    'unless-stopped': ['always', 'on-failure'],
    'on-failure':
      retries === undefined
        ? ['on-failure:1', 'always']
        : [`on-failure:${Number(retries) + 1}`, 'on-failure', 'always'],
  }
  return (neighbours[policy] ?? []).map((other) => ['change-value', other])
}

/** Other values that a flag could have. */
const OTHERS: Readonly<Record<string, Others>> = {
  name: longer('rename'),
  publish: otherPorts,
  volume: (value, { holder }) => otherVolumes(value, holder),
  mount: otherMounts,
  'volumes-from': (value) =>
    value.endsWith(':ro') ? [['drop-read-only', value.slice(0, -':ro'.length)]] : [],
  env: variables,
  label: variable('change-value'),
  'build-arg': variable('change-value'),
  hostname: longer('change-value'),
  workdir: longer('change-value'),
  'network-alias': longer('change-value'),
  'net-alias': longer('change-value'),
  alias: longer('change-value'),
  author: longer('change-value'),
  message: longer('change-value'),
  restart: otherRestarts,
  memory: twice,
  cpus: twice,
  'pids-limit': twice,
  replicas: twice,
  change: (value) => (/^(ENV|LABEL)\s+\S+=\S+$/i.test(value) ? [['change-instruction', `${value}-x`]] : []),
}
/** Flags whose value means something else elsewhere. */
const OF_COMMAND: Readonly<Record<string, Others>> = {
  'build tag': otherNames,
  'save output': longer('rename'),
  'export output': longer('rename'),
  'compose up project-name': longer('rename'),
}

export function otherValues(command: string, flag: Flag): Other[] {
  const { name, value } = flag
  const others = OF_COMMAND[`${command} ${name}`] ?? OTHERS[name]
  if (value === undefined || !others) return []
  const isName = others === OTHERS.name || isLiteral(value)
  return isName || name === 'volume' || name === 'mount' ? others(value, flag) : []
}
