import type { LintWords } from '../../src/languages/en/lint.ts'
import type { Samples } from './words.ts'

export const lintSamples: Samples<LintWords> = {
  rules: {
    schema: { say: [[], ['port']] },
    'never-fails': {
      say: (['any-text', 'blank', 'empty-list', 'always-there', 'itself', 'any-network'] as const).map(
        (why) => ['running', why],
      ),
    },
    'same-check-twice': { say: [['answers', 'running']] },
    'free-points': {
      say: [
        ['gone', true],
        ['registry', false],
      ],
    },
    'cannot-both-pass': {
      say: [
        ['stopped', 'running'],
        ['page', 'page'],
      ],
    },
    'renamed-missing': { say: [['running', 'my-web:1']] },
    'unknown-option': { say: [['--nmae', '--name']] },
    'option-contradicts': { say: [['--memory', '128m']] },
    'ports-contradict': { say: [['80:8080']] },
    'number-unknown': { say: [['8081']] },
    'name-misspelt': { say: [['my_vol', 'my-vol']] },
    'task-unchecked': { say: [['webserver']] },
    'translations-differ': {
      say: [
        ['8081', 'README.zh.md'],
        ['8081', undefined],
      ],
    },
    'wrong-language': { say: [['zh']] },
    'owns-missing': {
      say: [
        ['images', 'web:1'],
        ['containers', 'web'],
      ],
    },
    'owns-unused': { say: [['volumes', 'my-vol']] },
    'environment-missing': { say: [[8080]] },
    'environment-unused': {
      say: [
        ['image', 'nginx'],
        ['port', '8080'],
      ],
    },
    'brief-drift': {
      say: [
        ['8080', ['README.md']],
        ['8080', ['README.md', 'README.zh.md']],
      ],
    },
    'brief-silent': {
      say: [
        ['hello', ['README.md']],
        ['hello', ['README.md', 'README.zh.md']],
      ],
    },
    'translation-missing': { say: [['README.md'], ['A page answers']] },
    'headings-differ': {
      say: [
        [undefined, 'Task', 'README.md'],
        ['Task', undefined, 'README.md'],
        ['Task', '任务', 'README.md'],
      ],
    },
    'hint-gives-away': { say: [['docker run -d nginx', 1]] },
    'unknown-command': { say: [['docker rnu'], ['docker rnu', 'docker run']] },
    'unknown-command-in-hint': { say: [['docker rnu'], ['docker rnu', 'docker run']] },
    'other-lab': { say: [['docker-lab check 4', 3]] },
    'link-missing': {
      say: [
        ['notes.md', 'file'],
        ['#task', 'anchor'],
      ],
    },
    'link-address': {
      say: [
        ['http://example.com', false],
        ['https://', true],
        ['http://api/', false, true],
      ],
    },
    'link-outside': { say: [['../../notes.md']] },
    'fence-open': { say: [[]] },
    'fence-language': { say: [[]] },
    'cases-missing': { say: [[]] },
    'solution-missing': { say: [[]] },
    'mistake-missing': { say: [['running']] },
    'unknown-diagnosis': {
      say: [
        ['fail', 'nothing', 'port', undefined, []],
        ['fail', 'container-gone', 'port', undefined, ['container-missing', 'container-unnamed']],
        ['error', 'port-revered', 'port', 'port-reversed', []],
      ],
    },
    'brief-missing': { say: [[]] },
    'file-outside': { say: [['README.md']] },
    'path-outside': { say: [['../page.html']] },
    'number-twice': { say: [[3, '03-deploy-nginx']] },
    'lab-unlisted': { say: [['networks']] },
  },
  summary: [
    [1, 1, 1],
    [4, 0, 2],
  ],
}
