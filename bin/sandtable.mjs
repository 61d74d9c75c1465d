#!/usr/bin/env node
// The same way in as `npm run sandtable`: sets up, builds when sources have changed, and runs the command.
process.argv.splice(2, 0, 'sandtable')
await import('../scripts/boot.mjs')
