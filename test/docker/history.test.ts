import { expect, test } from 'vitest'
import { toHistory } from '../../src/docker/facts/history.ts'

const shell = '/bin/sh -c'

test.each([
  ['the classic builder’s ENV', `${shell} #(nop)  ENV MYPATH=/usr/local`, 'ENV', 'MYPATH=/usr/local'],
  ['the classic builder’s CMD', `${shell} #(nop)  CMD ["ls" "-a"]`, 'CMD', '["ls" "-a"]'],
  ['the classic builder’s COPY', `${shell} #(nop) COPY file:0a1b in . `, 'COPY', 'file:0a1b in .'],
  ['the classic builder’s RUN', `${shell} echo a  > b`, 'RUN', `${shell} echo a  > b`],
  ['the classic builder’s RUN with an argument', `|1 A=b ${shell} make`, 'RUN', `|1 A=b ${shell} make`],
  ['another shell of the classic builder', '/bin/bash -c #(nop)  EXPOSE 80', 'EXPOSE', '80'],
  ['BuildKit’s ENV', 'ENV MYPATH=/usr/local', 'ENV', 'MYPATH=/usr/local'],
  ['BuildKit’s RUN', `RUN ${shell} echo a > b # buildkit`, 'RUN', `${shell} echo a > b`],
  ['BuildKit’s COPY', 'COPY a b /to/ # buildkit', 'COPY', 'a b /to/'],
  ['BuildKit’s EXPOSE', 'EXPOSE [53/udp 80/tcp]', 'EXPOSE', '[53/udp 80/tcp]'],
  ['a heredoc', `RUN ${shell} mkdir a\necho b > c\n # buildkit`, 'RUN', `${shell} mkdir a\necho b > c`],
  ['a commit', 'sleep 600', 'RUN', 'sleep 600'],
  ['an import', '', '', ''],
])('a step of a history: %s', (_, made, instruction, text) => {
  expect(toHistory([{ CreatedBy: made, Size: 0 }])).toEqual([{ instruction, text }])
})

test('the oldest step of a history comes first', () => {
  const rows = ['CMD ["bash"]', `RUN ${shell} make`].map((CreatedBy) => ({ CreatedBy }))
  expect(toHistory(rows).map(({ instruction }) => instruction)).toEqual(['RUN', 'CMD'])
})

test.each([null, {}, ['a'], [{ CreatedBy: 1 }]])('what is no history: %j', (answer) => {
  if (answer === null) expect(toHistory(answer)).toEqual([])
  else expect(() => toHistory(answer)).toThrow()
})
