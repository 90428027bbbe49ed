import { describe, expect, test } from 'vitest'
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'
import { suspect } from '../../../src/authoring/testing/suspect.ts'
import type { Check } from '../../../src/lab/lab.ts'
import { aCheck, aLab } from './a-lab.ts'

const check = (id: string, grader: string, want: unknown): Check => ({ ...aCheck(id, want), grader })

/** Labs that let something wrong pass: what is done, what they ask for, and which check should see which change. */
const WEAK: {
  lab: string
  run: string
  checks: Check[]
  survivors: [mutation: string, after: string, expected: string][]
}[] = [
  {
    lab: 'a web server',
    run: 'docker run -d --name web --restart always -e MODE=dev -m 64m -p 8080:80 nginx',
    checks: [
      check('answers', 'http', { url: 'http://localhost:8080/', from: 'web' }),
      check('variable', 'env', { container: 'web', name: 'MODE' }),
      check('limit', 'limits', { container: 'web', pids: 100 }),
      check('policy', 'restart', { container: 'web', restarted: true }),
      check('published', 'port', { container: 'web', port: 80 }),
      check('running', 'container', { name: 'web', state: 'any' }),
    ],
    survivors: [
      ['shift-host-port', '-p 8081:80', 'published'],
      ['drop-host-port', '-p 80 ', 'published'],
      ['host-network', '--network host', 'published'],
      ['impostor', 'docker run -d -p 8080:80 nginx', 'published'],
      ['change-env', 'MODE=dev-x', 'variable'],
      ['change-value', '-m 128m', 'limit'],
      ['change-value', '--restart unless-stopped', 'policy'],
      ['drop-flag', 'docker run -d --name web -e', 'policy'],
      ['other-image', 'registry:2', 'running'],
      ['other-tag', 'nginx:1.22', 'running'],
      ['retag-first', 'docker tag', 'running'],
      ['stop-afterwards', 'docker stop -t 0 web', 'running'],
      ['rename', '--name web-x', 'running'],
    ],
  },
  {
    lab: 'two containers that share a volume',
    run: 'docker volume create data\ndocker run -d --name one -v data:/srv nginx\ndocker run -d --name two -v data:/srv:ro nginx\ndocker exec one touch /srv/a.txt',
    checks: [
      check('one-runs', 'container', { name: 'one', image: 'nginx' }),
      check('two-runs', 'container', { name: 'two', image: 'nginx' }),
      check('volume', 'volume', { name: 'data' }),
      check('one-mounts', 'mount', { container: 'one', destination: '/srv' }),
      check('two-mounts', 'mount', { container: 'two', destination: '/srv' }),
      check('file', 'file', { container: 'one', path: '/srv/a.txt', exists: true }),
    ],
    survivors: [
      ['rename', '--name one -v data-x:/srv', 'one-mounts'],
      ['named-to-anonymous', '--name two -v /srv ', 'two-mounts'],
      ['named-to-bind', '--name one -v "$PWD/data:/srv"', 'one-mounts'],
      ['drop-read-only', '--name two -v data:/srv ', 'two-mounts'],
      ['read-only-root', '-v data:/srv --read-only', 'two-mounts'],
      ['other-target', '--name two -v data:/srv-x:ro', 'two-mounts'],
      ['other-path', 'touch /srv/a.txt-x', 'file'],
      ['drop-command', '# docker exec one', 'file'],
      ['stop-afterwards', 'docker stop -t 0 two', 'two-runs'],
      ['other-image', '--name two -v data:/srv:ro registry:2', 'two-runs'],
    ],
  },
  {
    lab: 'a network of its own',
    run: 'docker network create --driver bridge shop\ndocker run -d --name api --network shop --network-alias back nginx\ndocker run -d --name db --network shop busybox sh -c "echo ready; sleep 600"',
    checks: [
      check('api-runs', 'container', { name: 'api' }),
      check('db-runs', 'container', { name: 'db' }),
      check('together', 'network', { containers: ['api', 'db'] }),
      check('says', 'logs', { container: 'db', matches: '.' }),
    ],
    survivors: [
      ['other-network', '--name api --network shop-x', 'together'],
      ['drop-network', 'docker run -d --name db busybox', 'together'],
      ['change-value', '--network-alias back-x', 'together'],
      ['other-words', 'echo ready-x', 'says'],
      ['rename', 'create --driver bridge shop-x', 'together'],
      ['stop-afterwards', 'docker stop -t 0 db', 'db-runs'],
    ],
  },
  {
    lab: 'an image of one’s own',
    run: 'cat > Dockerfile <<EOF\nFROM nginx\nENV MODE=dev\nCOPY . /srv/app\nEXPOSE 80\nCMD ["nginx", "-g", "daemon off;"]\nEOF\ndocker build -t mine:1 .\ndocker tag mine:1 localhost:5000/me/app:1\ndocker push localhost:5000/me/app:1\ndocker run -d --name web mine:1',
    checks: [
      check('built', 'image', { name: 'mine:1' }),
      check('running', 'container', { name: 'web' }),
      check('page', 'file', { container: 'web', path: '/srv/app' }),
      check('pushed', 'registry', { image: 'localhost:5000/me/app:1' }),
    ],
    survivors: [
      ['drop-instruction', '# EXPOSE 80', 'built'],
      ['change-instruction', 'EXPOSE 81', 'built'],
      ['change-env', 'MODE=dev-x', 'built'],
      ['other-tag', 'docker build -t mine:1-x .', 'built'],
      ['drop-instruction', '# COPY . /srv/app', 'page'],
      ['exec-to-shell-form', 'CMD nginx', 'built'],
      ['drop-command', '# docker push', 'pushed'],
      ['other-image', 'docker tag busybox localhost:5000/me/app:1', 'pushed'],
      ['stop-afterwards', 'docker stop -t 0 web', 'running'],
    ],
  },
]

describe.each(WEAK)('the check that should have caught a change: $lab', ({ run, checks, survivors }) => {
  test.each(survivors)('%s %s: %s', async (mutation, after, expected) => {
    const mutant = (await mutantsOf(run)).find(
      (one) => one.mutation === mutation && one.after.includes(after),
    )
    if (!mutant) throw new Error(`there is no such mutant: ${mutation} ${after}`)
    const change = { kind: mutation, of: '', before: mutant.before, after: mutant.after, about: mutant.about }
    expect(suspect(aLab(checks), change)).toEqual({ check: expected })
  })
})

describe('where no check looks at such a thing, the kind of check that would', () => {
  test.each([
    ['docker run -d --restart always --name web nginx', 'unless-stopped', 'restart'],
    ['docker run -d --name web -p 80:80 nginx', '81:80', 'port'],
    ['docker run -d --name web -v data:/srv nginx', 'data-x:/srv', 'mount'],
  ])('%s', async (run, after, kind) => {
    const mutant = (await mutantsOf(run)).find((one) => one.after.includes(after))
    const change = { kind: '', of: '', before: '', after: '', about: mutant!.about }
    const checks = [
      check('running', 'container', { name: 'web' }),
      check('other', kind, { container: 'other' }),
    ]
    expect(suspect(aLab(checks), change)).toEqual({ check_kind: kind })
    expect(suspect(aLab(checks.slice(0, 1)), change)).toEqual({ check_kind: kind })
  })
})
