#!/usr/bin/env node
// The CLI straight from the sources: Node strips the types itself.
import { join } from 'node:path'
import { cli } from '../src/cli.ts'

await cli(join(import.meta.dirname, '..'), true)
