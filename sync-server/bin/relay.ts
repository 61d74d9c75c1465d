#!/usr/bin/env node
import { serve, stopWith } from '../src/serve.ts'
import { readSettings } from '../src/settings.ts'

// Before anything is written: the store, its copies and what is exported are nobody's but this account's.
process.umask(0o077)

const read = readSettings(process.env)
if (!read.ok) stopWith(read.why)
const [, , ...args] = process.argv
if (args.length === 0) await serve(read.settings)
else {
  const { administrate } = await import('../src/admin/commandLine.ts')
  process.exitCode = await administrate(args, read.settings, process.stdout, process.stderr)
}
