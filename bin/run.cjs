#!/usr/bin/env node
// Old syntax only: this file also has to run on the versions of Node that it turns away.
var wanted = 24
if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    'docker-lab needs Node.js ' +
      wanted +
      ' or newer, and this is ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').\n' +
      'Get a newer one from https://nodejs.org/en/download\n' +
      'docker-lab 需要 Node.js ' +
      wanted +
      ' 或更新的版本，现在用的是 ' +
      process.versions.node +
      '。',
  )
  process.exitCode = 2
} else {
  require('./start.cjs')
}
