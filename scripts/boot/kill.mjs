import { root, runInForeground, say } from './run.mjs'

/** The four things that are killed: log append, migration, backup and import. */
const killedThings = 4
const tests = ['src/core/workspace/kill.test.ts', 'src/core/imports/kill.test.ts']

/** Kills processes at random points of what must not be half-done: `kills` in all, 1,000 unless told. */
export async function runKills(node, [kills = '1000']) {
  const each = Math.ceil(Number(kills) / killedThings)
  if (!(each >= 1)) {
    say('usage: npm run kill -- NUMBER')
    return 2
  }
  say(`killing ${each * killedThings} processes, ${each} for each of log, migration, backup and import`)
  process.env.KILLS = String(each)
  return runInForeground(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--no-file-parallelism', ...tests],
    { directory: root },
  )
}
