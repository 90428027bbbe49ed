import type { CaseKind, Found, LabFaultWords, Name, ValueType, Wanted, YamlFault } from '../lab-faults.ts'
import { faults, rules } from './roster-faults.ts'

const TYPES: Record<ValueType, string> = {
  text: '文字',
  number: '数字',
  'whole-number': '整数',
  boolean: ' true 或 false',
  list: '列表',
  mapping: '映射（key: value）',
}

const YAML: Record<YamlFault, string> = {
  'after-value': '前面的值已经结束；如果都是同一段文字，请把它们整个放进引号里',
  alias: '这个别名（*）或锚点（&）无效',
  'block-in-flow': '在 [ ] 和 { } 里面，列表和映射也要写在括号里，各项之间用逗号隔开',
  'closing-bracket': '缺少右括号 ] 或 }，或者这一行缩进不够',
  'closing-quote': '缺少右引号',
  comma: '缺少逗号',
  dash: '这一行属于一个列表，却没有短横线（-）；请检查缩进',
  directive: '这条指令（%）无效',
  'duplicate-key': '这个键出现了两次',
  escape: '这个转义序列无效；在双引号里，反斜杠要写成 \\\\',
  indent: '缩进不对；同一个映射或列表的各行要从同一列开始',
  'key-on-one-line': '键和它的冒号必须写在同一行',
  'key-too-long': '这个键太长：最多 1024 个字符',
  'key-without-value': '这个键后面没有冒号，或者文字写错了位置',
  'mapping-in-text': '这里不能开始一个映射；如果这是带冒号的文字，请加上引号',
  order: '锚点（&）和标签（!）要写在短横线或冒号后面，不能写在前面',
  'several-anchors': '一个值只能有一个锚点（&）和一个标签（!）',
  'several-documents': '这里开始了第二个文档；一个文件只能有一个',
  space: '缺少空格',
  'start-of-text': '文字不能以这个字符开头；请加上引号',
  tab: 'YAML 不能用制表符（Tab）缩进，请用空格',
  tag: '这里不支持标签（!）',
  'too-deep': '嵌套太深',
  unexpected: '这里不应该出现这个内容',
  missing: '这里缺少内容',
  other: '这不是有效的 YAML',
}

/** 这几句说得没有 YAML 库具体。 */
const VAGUE: ReadonlySet<YamlFault> = new Set(['alias', 'directive', 'unexpected', 'missing', 'other'])

const KINDS: Record<CaseKind, string> = {
  solution: '正确做法',
  mistake: '错误做法',
  cheat: '作弊做法',
  limit: '已知的局限',
}

/** 中文和中文之间不加空格。 */
const spaced = (one: string, other: string) =>
  /[\u4e00-\u9fff]$/.test(one) && /^[\u4e00-\u9fff]/.test(other) ? `${one}${other}` : `${one} ${other}`

const not = (found: string) => spaced('而不是', found)

const withFound = (found: Found | undefined, wanted: Wanted) => {
  if (!found) return ''
  if (found.is === 'nothing') return '，但这里是空的'
  if (found.is === 'count') return `，现在有 ${found.count} 项`
  if (wanted.is === 'size' || wanted.is === 'text') return `，现在是 ${shown(found)}`
  return `，${not(shown(found))}${found.is === 'value' && found.quotable ? '；请加上引号' : ''}`
}

function shown(found: Found): string {
  switch (found.is) {
    case 'nothing':
      return '空值'
    case 'list':
      return '列表'
    case 'empty-list':
      return '空列表'
    case 'mapping':
      return '映射'
    case 'count':
      return `${found.count}`
    case 'value':
      return found.json
  }
}

/** 接在名称后面。 */
function asked(wanted: Wanted): string {
  switch (wanted.is) {
    case 'type':
      return `必须是${wanted.types.map((type) => TYPES[type]).join('或')}`
    case 'one-of':
      return `必须是 ${wanted.values.join('、')}${wanted.values.length === 1 ? '' : ' 之一'}`
    case 'size':
      return size(wanted)
    case 'text': {
      if (wanted.that === 'matches') return `必须是匹配 ${wanted.pattern} 的文字`
      const parts = { 'starts-with': '开头', 'ends-with': '结尾', contains: '' }
      return wanted.that === 'contains'
        ? `必须包含 ${wanted.part}`
        : `必须以 ${wanted.part} ${parts[wanted.that]}`
    }
    case 'format':
      return `必须是有效的 ${wanted.format}`
    case 'multiple':
      return `必须是 ${wanted.of} 的倍数`
    case 'valid':
      return '必须有效'
  }
}

function size({ of, least, most, exclusive }: Wanted & { is: 'size' }): string {
  if (of === 'text' && least === 1) return '不能为空'
  const limit = least ?? most
  if (of === 'number') {
    if (least === undefined) return exclusive ? `必须小于 ${limit}` : `不能大于 ${limit}`
    return exclusive ? `必须大于 ${limit}` : `不能小于 ${limit}`
  }
  return `${least === undefined ? '最多' : '至少要有'} ${limit} ${of === 'text' ? '个字符' : '项'}`
}

/** `points`、`images 的第 2 项`，或者文件本身。 */
function named(name: Name): string {
  const last = name.at(-1)
  if (last === undefined) return '这个文件'
  return typeof last === 'number' ? spaced(named(name.slice(0, -1)), `的第 ${last + 1} 项`) : last
}

const joined = (name: Name, rest: string) => {
  const thing = named(name)
  return /[\u4e00-\u9fff]$/.test(thing) ? `${thing}${rest}` : `${thing} ${rest}`
}

export default {
  faults: {
    'unknown-key': ({ key }) => `未知的键「${key}」`,
    'missing-key': ({ key }) => `缺少键「${key}」`,
    'bad-key': ({ key }) => `这里不能用键「${key}」`,
    'must-be': ({ name, wanted, found }) => `${joined(name, asked(wanted))}${withFound(found, wanted)}`,
    yaml: ({ fault, said }) => (VAGUE.has(fault) ? `${YAML[fault]}（“${said}”）` : YAML[fault]),
    'empty-file': '这个文件是空的',
    'no-anchor': ({ anchor }) => `这个别名前面没有锚点 &${anchor}`,
    'too-many-aliases': ({ most }) => `别名（*）超过了 ${most} 个`,
    'too-deep': ({ most }) => `嵌套超过了 ${most} 层`,
    'key-not-text': '键必须是文字；请加上引号',
    'key-proto': '键不能是「__proto__」',
    'key-twice': ({ key }) => `键「${key}」出现了两次`,
    'control-in-text': '这段文字里有控制字符',
    'number-too-large': '这个数字太大，或者不是数字',
    'no-file': '没有这个文件',
    'not-a-file': '这不是普通文件',
    'not-utf8': '这不是 UTF-8 文本',
    'control-character': '这里有一个控制字符，不是文本',
    'file-too-large': ({ bytes, most }) => `这个文件有 ${bytes} 字节，上限是 ${most} 字节`,
    'value-too-long': ({ most }) => `这段文字超过了 ${most} 个字符`,
    'brief-too-long': ({ most }) => `题目太长（最多 ${most} 个字符），请分成几份`,
    'paragraph-too-long': ({ most }) => `这一段超过了 ${most} 个字符；用空行可以分段`,
    'paragraph-too-deep': ({ most }) => `这里的引用或列表嵌套超过了 ${most} 层`,
    unreadable: ({ reason }) => `无法读取（${reason}）`,
    'no-folder': '没有这个目录',
    'not-fetched': ({ reason }) => `无法获取这门课程（${reason}）`,
    'fetch-too-slow': ({ seconds }) => `${seconds} 秒之内没能获取到这门课程`,
    'no-git': '获取这门课程需要 Git，但这里没有安装；用压缩包（.tar.gz）就不需要 Git',
    'not-an-archive': '这不是完整的 gzip 压缩 tar 包，例如「docker-lab lab pack」生成的那种',
    'course-too-large': ({ most }) => `一门课程最多 ${most}`,
    'no-labs': '这里没有实验：没有像 01-hello 这样、里面有 lab.yaml 的目录',
    'no-lab': ({ word }) => `没有实验「${word}」`,
    'no-lab-at': ({ path }) => `${path} 里没有 lab.yaml`,
    'lab-names': ({ names }) => `现有的实验：${names.join('、')}`,
    'several-labs': ({ word, names }) => `「${word}」可能是 ${names.join(' 或 ')}：请写目录名`,
    'no-check-kind': ({ kinds }) => `这一项没有写检查种类；请加上其中一个：${kinds.join('、')}`,
    'several-check-kinds': ({ kinds }) =>
      `一项检查只能有一个检查种类，这里有 ${kinds.length} 个（${kinds.join('、')}）；请分成 ${kinds.length} 项`,
    'id-taken': ({ id, by }) => `第 ${by} 项检查已经用了 id「${id}」`,
    'needs-unknown': ({ id }) => `没有 id 为「${id}」的检查`,
    'needs-itself': ({ id }) => `「${id}」依赖它自己`,
    'does-not-vary': ({ name }) => `vary 里没有 ${name}；shell 的变量可以写成 $${name}`,
    'never-varies-so': ({ name, value }) =>
      `vary 不会让 ${name} ${value === '' ? '为空' : `等于「${value}」`}：记下的取值被改过，或者实验后来有改动`,
    'needs-cycle': ({ ids }) => `这几项检查互相等待：${ids.join(' → ')}`,
    'no-points': '这个实验的所有检查都没有分值',
    'case-name-taken': ({ by }) => `第 ${by} 个用例已经用了这个名字`,
    'case-without-expect': ({ kind }) =>
      `缺少键「expect」：这个${KINDS[kind]}（${kind}）会在哪一项检查失败，诊断代码是什么`,
    'case-unknown-check': ({ id }) => `这个实验没有检查「${id}」`,
    'solution-fails': '正确做法（solution）必须通过每一项检查',
    'limit-fails': '已知的局限（limit）会通过每一项检查：有检查失败的，就是作弊做法（cheat）',
    'limit-without-reason': '缺少键「reason」：为什么没有检查能发现它',
    'reason-without-limit': ({ kind }) =>
      `只有已知的局限（limit）和正确做法（solution）才写 reason，这是一个${KINDS[kind]}（${kind}）`,
    'wrong-case-passes': ({ kind }) =>
      `${KINDS[kind]}（${kind}）不会通过：请写明哪一项检查失败，诊断代码是什么`,
    'case-incomplete': ({ ids }) => `${ids.join('、')} 依赖的检查都没有失败，所以要写明它的结果`,
    'mutants-without-solution': ({ kind }) =>
      `只有正确做法（solution）才有变异，这是一个${KINDS[kind]}（${kind}）`,
    ...faults,
  },
  rules: {
    empty: '不能为空',
    'kebab-case': (found) => `必须是用短横线连接的小写单词，${not(found)}`,
    'service-name': (found) => `必须是 Compose 服务的名字，${not(found)}`,
    'project-name': (found) => `必须是 Compose 项目的名字：由小写字母、数字、「-」和「_」组成，${not(found)}`,
    'docker-name': (found) => `必须是 Docker 允许的名字，${not(found)}`,
    'image-name': (found) => `必须是镜像的名字，${not(found)}`,
    'language-code': '必须是语言代码，例如 en 或 fr',
    size: (found) => `必须是大小，例如「512m」或「1g」，${not(found)}`,
    'program-name': '必须以程序的名字开头',
    'kernel-path': (found) =>
      `不能是 /proc、/dev 或 /sys 下的路径：这些内容由内核临时生成，镜像和数据卷里都没有 ${found}`,
    'two-ports': (found) => `必须是两个端口，宿主机端口在前，例如 "5000:5000"，${not(found)}`,
    'volume-and-path': (found) =>
      `必须是数据卷的名字和容器里的路径，例如 "data:/var/lib/data"，${not(found)}`,
    variable: (found) => `只能由小写字母、数字和下划线组成，并且以字母开头，${not(found)}`,
    'low-then-high': (found) => `必须先写最小的数，再写最大的数，${not(found)}`,
    'plain-word': (found) => `只能由字母、数字和 . _ / : @ + - 组成，不能有空格，${not(found)}`,
    'one-way-to-vary': '需要写 word、between、one_of 之一',
    'not-in-scene': (found) => `必须是 environment 里已经列出的名字，${not(found)}`,
    'user-name': (found) => `必须是用户名，不能有冒号和空格，${not(found)}`,
    'login-of-registry': '只能写在有「serves: registry」的容器里',
    time: (found) => `必须是时间，例如 500ms、10s 或 2m，${not(found)}`,
    'at-most-10m': (found) => `不能超过 10m，现在是 ${found}`,
    'at-least-one-check': '至少要有一项检查',
    'at-least-one-case': '至少要有一个用例',
    outcome: (found) => `必须是 pass、blocked、「fail 代码」或「error 代码」，${not(found)}`,
    'mistake-id': (found) => `必须是 M01 这样的编号，${not(found)}`,
    'relative-path': (found) =>
      `必须是工作目录里的路径，例如 test.md，开头没有斜杠，也没有「..」，${not(found)}`,
    'absolute-path': (found) => `必须是以斜杠开头的绝对路径，${not(found)}`,
    pattern: '必须是有效的 RE2 正则表达式',
    'pattern-too-long': '展开重复之后太长',
    'text-asks-for-nothing': '至少要写 contains、matches、equals、lacks 中的一个',
    ...rules,
  },
  noWords: (rule) => `无效（${rule}）`,
  about: joined,
  aboutKind: (name, refusal) => `${named(name)}：${refusal}`,
  detail: (sentence, said) => `${sentence}（“${said}”）`,
  found: shown,
  didYouMean: (meant) => `；是不是想写「${meant}」？`,
  more: (count) => `还有 ${count} 处`,
} satisfies LabFaultWords as LabFaultWords
