import {
  type CheckReport,
  type LabReport,
  type Report,
  score,
  total,
  worst,
} from '../../src/grading/report.ts'
import type { Language } from '../../src/languages/list.ts'

/** Reports as a run makes them, to show what each reporter does with them. */

const engine = { endpoint: 'unix:///var/run/docker.sock', name: 'docker', version: '28.5.2', api: '1.44' }

export function aReport(
  labs: Pick<LabReport, 'number' | 'slug' | 'title' | 'checks'>[],
  over: Partial<Report> = {},
): Report {
  const reports = labs.map((lab) => {
    const points = total(lab.checks)
    const outcome = worst(lab.checks.map((check) => check.outcome))
    return { digest: 'sha256:1a2b', ...lab, outcome, points, score: score(points) }
  })
  const points = total(reports)
  const outcomes = reports.map((lab) => lab.outcome)
  return {
    schema: 'docker-lab/report@1',
    language: 'en',
    passed: outcomes.every((outcome) => outcome === 'pass'),
    complete: !outcomes.includes('error'),
    program: { name: 'docker-lab', version: '1.2.3' },
    course: { name: 'docker', title: null },
    engine,
    labs: reports,
    points,
    score: score(points),
    time: '2026-01-02T03:04:05.000Z',
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

interface Texts {
  course: string
  lab: string
  otherLab: string
  titles: [running: string, published: string, answers: string]
  reversed: { message: string; next: string }
  unreachable: { message: string; next: string }
}

const texts: Record<Language, Texts> = {
  en: {
    course: 'Docker from zero',
    lab: 'Deploy nginx on port 8080',
    otherLab: 'Volumes',
    titles: [
      'nginx01 runs from the nginx image',
      'Port 80 of nginx01 is port 8080 of the host',
      'The page on port 8080 comes from nginx01',
    ],
    reversed: {
      message:
        'Host port 80 leads to port 8080 inside the container. The server inside listens on 80, and you open 8080.',
      next: 'Which of the two numbers does your browser use? On which side of the colon does it belong?',
    },
    unreachable: {
      message: 'No Docker engine answers at unix:///var/run/docker.sock (ENOENT). Nothing was graded.',
      next: 'Start Docker, or choose the right engine with --context or --host. "docker-lab doctor" shows where it looked.',
    },
  },
  zh: {
    course: '从零学 Docker',
    lab: '把 nginx 部署到 8080 端口',
    otherLab: '数据卷（volume）',
    titles: [
      'nginx01 由 nginx 镜像创建，并且在运行',
      'nginx01 的 80 端口映射到宿主机的 8080 端口',
      '8080 端口上的网页来自 nginx01',
    ],
    reversed: {
      message: '宿主机的 80 端口映射到了容器的 8080 端口。容器里的服务器监听的是 80，而你打开的是 8080。',
      next: '浏览器用的是哪个数字？它应该写在冒号的哪一边？',
    },
    unreachable: {
      message: 'unix:///var/run/docker.sock 上没有 Docker 引擎（engine）响应（ENOENT）。本次未评分。',
      next: '先启动 Docker，或者用 --context 或 --host 指定正确的引擎。「docker-lab doctor」会显示它找过哪些地方。',
    },
  },
}

const courseIn = (language: Language) => ({ name: 'docker', title: texts[language].course })
const labIn = (language: Language) => ({ number: 3, slug: 'deploy-nginx', title: texts[language].lab })

/** Everything is as it should be. */
export function passed(language: Language): Report {
  const [running, published, answers] = texts[language].titles
  const checks = [
    aCheck({ id: 'running', title: running, outcome: 'pass' }),
    aCheck({ id: 'published', title: published, grader: 'port', outcome: 'pass' }),
    aCheck({ id: 'answers', title: answers, grader: 'http', outcome: 'pass' }),
  ]
  return aReport([{ ...labIn(language), checks }], { language, course: courseIn(language) })
}

/** One check fails, and one waits for it. */
export function failed(language: Language): Report {
  const { titles, reversed } = texts[language]
  const [running, published, answers] = titles
  const wrong = {
    expected: '8080 → 80/tcp',
    actual: '80 → 8080/tcp',
    diagnosis: 'port-reversed',
    ...reversed,
  }
  const checks = [
    aCheck({ id: 'running', title: running, outcome: 'pass' }),
    aCheck({ id: 'published', title: published, grader: 'port', outcome: 'fail', ...wrong, hints_opened: 2 }),
    aCheck({ id: 'answers', title: answers, grader: 'http', outcome: 'blocked', waits_for: ['published'] }),
  ]
  return aReport([{ ...labIn(language), checks }], { language, course: courseIn(language) })
}

/** Two labs that could not be looked at, for one reason. */
export function silent(language: Language): Report {
  const { titles, otherLab, unreachable } = texts[language]
  const [running, published] = titles
  const problem = { diagnosis: 'engine-unreachable', ...unreachable }
  const checks = [
    aCheck({ id: 'running', title: running, outcome: 'error', ...problem }),
    aCheck({ id: 'published', title: published, grader: 'port', outcome: 'blocked', waits_for: ['running'] }),
  ]
  const second = [aCheck({ id: 'made', title: 'my-vol', grader: 'volume', outcome: 'error', ...problem })]
  return aReport(
    [
      { ...labIn(language), checks },
      { number: 13, slug: 'volumes', title: otherLab, checks: second },
    ],
    {
      language,
      course: courseIn(language),
      engine: { ...engine, name: null, version: null, api: null },
    },
  )
}

/** What a hostile course or engine could put into the text of a report, after `safeText`. */
export const hostile = aReport(
  [
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
  ],
  { course: { name: 'evil', title: '::error::forged_ @all <b> # SKIP' } },
)
