import { parseArgs } from 'node:util'
import { root, runInForeground, say } from './run.mjs'

/** What is killed, by the test that does it: the log, migrations and backups in one, a folder's import in the other. */
const tests = {
  workspace: { file: 'src/core/workspace/kill.test.ts', killed: ['log', 'migration', 'backup'] },
  import: { file: 'src/core/imports/kill.test.ts', killed: ['import'] },
}
const usage = `usage: npm run kill -- [NUMBER] [--only ${Object.keys(tests).join('|')}] [--files NUMBER]`

/** Kills processes at random points of what must not be half-done: `kills` in all, 1,000 unless told. */
export async function runKills(node, args) {
  let given
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: 'string' }, files: { type: 'string', default: '10000' } },
    })
  } catch (error) {
    say(`${error.message}\n${usage}`)
    return 2
  }
  const { values, positionals } = given
  const chosen = Object.entries(tests).filter(([name]) => (values.only ?? name) === name)
  const killed = chosen.flatMap(([, test]) => test.killed)
  const each = Math.ceil(Number(positionals[0] ?? 1000) / killed.length)
  const files = Number(values.files)
  if (!(each >= 1 && files >= 10)) {
    say(usage)
    return 2
  }
  say(`killing ${each * killed.length} processes, ${each} for each of: ${killed.join(', ')}`)
  process.env.KILLS = String(each)
  process.env.KILL_FILES = String(files)
  return runInForeground(
    node,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--no-file-parallelism'],
      ...chosen.map(([, test]) => test.file),
    ],
    { directory: root },
  )
}
