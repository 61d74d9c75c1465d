/** Checks who imports whom. TypeScript 7 has no API for other tools, so the imports are read with Vite's own parser. */
import { allowedCrossings } from './allowed.mjs'
import { importGraph, listSources } from './importGraph.mjs'
import { findBreaches } from './rules.mjs'

const root = process.cwd()
const files = listSources(root, ['src', 'sync-server'])
const breaches = findBreaches(importGraph(root, files), allowedCrossings)
for (const { rule, from, to } of breaches) console.log(`${rule}: ${from} -> ${to}`)
console.log(`${files.length} files, ${breaches.length} breaches of the layer rules`)
process.exitCode = breaches.length === 0 ? 0 : 1
