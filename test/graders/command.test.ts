import command from '../../graders/command/command.ts'
import { aContainer, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = ReturnType<typeof facts>

const web = { container: 'web' }
const sleep = { ...web, words: ['sleep', '1000'] }
const loop = 'while true; do echo hello; sleep 1; done'
/** A container whose image has no entrypoint, or this one. */
const runs = (command: string[], entrypoint: string[] = []): Facts =>
  facts(aContainer({ argv: [...entrypoint, ...command], command, entrypoint }))

const right: Accepted<Facts>[] = [
  ['the words', sleep, runs(['sleep', '1000'])],
  ['a program with its directory', sleep, runs(['/bin/sleep', '1000'])],
  ['an entrypoint of the image', sleep, runs(['sleep', '1000'], ['/docker-entrypoint.sh'])],
  ['a different entrypoint', sleep, runs(['1000'], ['sleep'])],
  ['an option in place of the program', { ...web, words: ['-l'] }, runs(['-l'])],
  [
    'an option for the entrypoint of the image',
    { ...web, words: ['-l'] },
    runs(['-l'], ['/docker-entrypoint.sh']),
  ],
  ['text in it', { ...web, contains: 'echo hello' }, runs(['sh', '-c', loop])],
  ['by a shell', { ...web, form: 'shell' }, runs(['/bin/sh', '-c', loop])],
  ['by a shell with more options', { ...web, form: 'shell' }, runs(['/usr/bin/bash', '-lc', loop])],
  ['by a shell that is set up', { ...web, form: 'shell' }, runs(['/bin/bash', '-o', 'pipefail', '-c', loop])],
  ['a script, and no line', { ...web, form: 'exec' }, runs(['/bin/sh', '/start.sh', '-c'])],
  ['not by a shell', { ...sleep, form: 'exec' }, runs(['sleep', '1000'])],
]
const wrong: Rejected<Facts>[] = [
  ['other words', sleep, runs(['sleep', '10']), 'command-differs'],
  ['more words', sleep, runs(['sleep', '1000', '1']), 'command-differs'],
  ['no command', sleep, facts(aContainer()), 'command-not-given'],
  [
    'no command in a Compose file',
    sleep,
    facts(aContainer({ labels: { 'com.docker.compose.service': 'db' } })),
    'command-not-given',
  ],
  ['quotes around it all', sleep, runs(['sleep 1000']), 'command-one-word'],
  ['sh -c', sleep, runs(['sh', '-c', 'sleep 1000']), 'command-shell-form'],
  [
    'sh -c for the exec form',
    { ...web, contains: 'sleep', form: 'exec' },
    runs(['sh', '-c', 'sleep 1']),
    'command-shell-form',
  ],
  ['no shell', { ...sleep, form: 'shell' }, runs(['sleep', '1000']), 'command-exec-form'],
  ['a different program in front', sleep, runs(['sleep', '1000'], ['echo']), 'command-differs'],
  ['bash -lc', sleep, runs(['bash', '-lc', 'sleep 1000']), 'command-shell-form'],
  ['-d after the image', sleep, runs(['-d', 'sleep', '1000']), 'option-in-command'],
  ['--name after the image', sleep, runs(['--name', 'web']), 'option-in-command'],
  ['a different option, where one is asked for', { ...web, words: ['-l'] }, runs(['-la']), 'command-differs'],
  ['options of the entrypoint', { ...web, words: ['-l'] }, runs(['-a'], ['ls']), 'command-differs'],
  ['no container', sleep, facts(undefined), 'container-missing'],
]

accepts('command', command, right)
rejects('command', command, wrong)
coversEveryDiagnosis('command', command, wrong)

refuses('command', command, [['nothing to check', web, 'asks-for-nothing']])
