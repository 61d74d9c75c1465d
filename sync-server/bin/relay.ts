#!/usr/bin/env node
import { administrate } from '../src/admin/commandLine.ts'
import { serve, stopWith } from '../src/serve.ts'
import { readSettings } from '../src/settings.ts'

const read = readSettings(process.env)
if (!read.ok) stopWith(read.why)
const [, , ...args] = process.argv
if (args.length === 0) await serve(read.settings)
else process.exitCode = await administrate(args, read.settings, process.stdout, process.stderr)
