import {
  type CheckReport,
  type LabReport,
  type Report,
  score,
  total,
  worst,
} from '../../src/grading/report.ts'
import type { Language } from '../../src/lab/lab.ts'

/** Reports as the runner makes them, to show what each reporter does with them. */

const engine = { endpoint: 'unix:///var/run/docker.sock', name: 'docker', version: '28.5.2', api: '1.44' }

export function aReport(
  labs: Pick<LabReport, 'number' | 'slug' | 'title' | 'checks'>[],
  over: Partial<Report> = {},
): Report {
  const reports = labs.map((lab) => {
    const points = total(lab.checks)
    return { ...lab, outcome: worst(lab.checks.map((check) => check.outcome)), points, score: score(points) }
  })
  const points = total(reports)
  const outcomes = reports.map((lab) => lab.outcome)
  const passed = outcomes.every((outcome) => outcome === 'pass')
  return {
    schema: 'docker-lab/report@1',
    language: 'en',
    passed,
    complete: !outcomes.includes('error'),
    engine,
    labs: reports,
    points,
    score: score(points),
    duration_ms: 61,
    ...over,
  }
}

export function aCheck(
  over: Partial<CheckReport> & Pick<CheckReport, 'id' | 'title' | 'outcome'>,
): CheckReport {
  const earned = over.outcome === 'pass' ? 3 : 0
  return { grader: 'container', points: { earned, possible: 3 }, duration_ms: 4, ...over }
}

const titles = {
  en: [
    'nginx01 runs from the nginx image',
    'Port 80 of nginx01 is port 8080 of the host',
    'The page on port 8080 comes from nginx01',
  ],
  zh: [
    'nginx01 由 nginx 镜像创建，并且在运行',
    'nginx01 的 80 端口对应主机的 8080 端口',
    '8080 端口上的网页来自 nginx01',
  ],
}
const lab = {
  en: { number: 3, slug: 'deploy-nginx', title: 'Deploy nginx on port 8080' },
  zh: { number: 3, slug: 'deploy-nginx', title: '把 nginx 部署到 8080 端口' },
}
const ids = ['running', 'published', 'answers']

export function passed(language: Language): Report {
  const checks = ids.map((id, index) =>
    aCheck({ id, title: titles[language][index] as string, outcome: 'pass' }),
  )
  return aReport([{ ...lab[language], checks }], { language })
}

const reversed = {
  en: {
    expected: '8080 → 80/tcp',
    actual: '80 → 8080/tcp',
    diagnosis: 'port-reversed',
    message:
      'Host port 80 leads to port 8080 inside the container. The server inside listens on 80, and you open 8080.',
    next: 'Which of the two numbers does your browser use? On which side of the colon does it belong?',
  },
  zh: {
    expected: '8080 → 80/tcp',
    actual: '80 → 8080/tcp',
    diagnosis: 'port-reversed',
    message: '主机的 80 端口通向容器里的 8080 端口。容器里的服务器听的是 80，而你打开的是 8080。',
    next: '浏览器用的是哪个数字？它应该写在冒号的哪一边？',
  },
}

export function failed(language: Language): Report {
  const [running, published, answers] = titles[language] as [string, string, string]
  const checks = [
    aCheck({ id: 'running', title: running, outcome: 'pass' }),
    aCheck({ id: 'published', title: published, grader: 'port', outcome: 'fail', ...reversed[language] }),
    aCheck({ id: 'answers', title: answers, grader: 'http', outcome: 'blocked', waits_for: ['published'] }),
  ]
  return aReport([{ ...lab[language], checks }], { language })
}

const unreachable = {
  en: {
    diagnosis: 'engine-unreachable',
    message: 'No Docker engine answers at unix:///var/run/docker.sock (connect ENOENT). Nothing was graded.',
    next: 'Start Docker, or name the right engine with --context or --host. «docker-lab doctor» shows where it looked.',
  },
  zh: {
    diagnosis: 'engine-unreachable',
    message: 'unix:///var/run/docker.sock 上没有 Docker 引擎应答（connect ENOENT）。什么都没有判。',
    next: '启动 Docker，或者用 --context 或 --host 指明正确的引擎。「docker-lab doctor」会显示它找过哪里。',
  },
}

/** Two labs that nobody could look at, for one reason. */
export function silent(language: Language): Report {
  const [running, published] = titles[language] as [string, string]
  const problem = unreachable[language]
  const checks = [
    aCheck({ id: 'running', title: running, outcome: 'error', ...problem }),
    aCheck({ id: 'published', title: published, grader: 'port', outcome: 'blocked', waits_for: ['running'] }),
  ]
  const other = { number: 13, slug: 'volumes', title: language === 'en' ? 'Volumes' : '数据卷（volume）' }
  const second = [aCheck({ id: 'made', title: 'my-vol', grader: 'volume', outcome: 'error', ...problem })]
  return aReport(
    [
      { ...lab[language], checks },
      { ...other, checks: second },
    ],
    {
      language,
      engine: { ...engine, name: null, version: null, api: null },
    },
  )
}

/** What a hostile lab file or engine could put into the text of a report, after `safeText`. */
export const hostile = aReport([
  {
    number: null,
    slug: 'evil',
    title: 'a | b <img src=x onerror=alert(1)> @all #1',
    checks: [
      aCheck({
        id: 'a',
        title: '50% done, ::warning title=x::y # SKIP <b>&amp;</b> | `x`',
        outcome: 'fail',
        expected: ']]> "quoted" \'single\' ```',
        actual: '[click](javascript:alert(1)) | @someone **bold** https://example.org/',
        diagnosis: 'port-reversed',
        message: '---\n...\r\nok 2 - forged ::error::forged',
        next: '| a | b |\ufffe',
      }),
    ],
  },
])
