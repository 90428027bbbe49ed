import { describe, expect, test } from 'vitest'
import { shellLines } from '../../src/terminal/shell-lines.ts'

describe('long commands', () => {
  test.each([
    ['what fits stays', 'docker run nginx', ['docker run nginx']],
    [
      'an option stays with its value',
      'docker run -d --name web -p 8080:80 -v data:/var/lib/data nginx',
      ['docker run -d --name web \\', '    -p 8080:80 \\', '    -v data:/var/lib/data nginx'],
    ],
    [
      'nothing is broken between quotes',
      'docker inspect --format "{{json .Config}} {{json .State}}" web',
      ['docker inspect \\', '    --format "{{json .Config}} {{json .State}}" web'],
    ],
    [
      'a here-document stays as it is',
      "cat >Dockerfile <<'END'\nRUN echo one && echo two && echo three\nEND\ndocker build -t a-long-name:1.0.0 .",
      [
        "cat >Dockerfile <<'END'",
        'RUN echo one && echo two && echo three',
        'END',
        'docker build \\',
        '    -t a-long-name:1.0.0 .',
      ],
    ],
    [
      'quotes over several lines, and comments',
      "sh -c 'echo one two three four five\necho six seven eight nine ten eleven'\n# a comment that is longer than the line",
      [
        "sh -c 'echo one two three four five",
        "echo six seven eight nine ten eleven'",
        '# a comment that is longer than the line',
      ],
    ],
    ['a word that is too long', `docker pull ${'x'.repeat(40)}`, ['docker pull \\', `    ${'x'.repeat(40)}`]],
  ])('%s', (_, script, lines) => {
    expect(shellLines(script, 34)).toEqual(lines)
  })
})
