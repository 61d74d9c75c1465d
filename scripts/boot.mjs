/**
 * One entry for every npm script, on any Node from 20.19: installs what is missing, picks a Node that is new
 * enough, builds what has changed, and runs the task. Nothing here needs a package, because none may be there yet.
 *
 *   start [--web] [--no-open] [--port N] [--sample] [--workspace DIR]    test [vitest filter…]
 *   build    check    learn    package    sandtable COMMAND…    bench…    fuzz…    kill [NUMBER] [--only PART]
 *   relay [COMMAND…]    carry FOLDER    train new|adapter …    model corpus|lines|learn|train|evaluate …
 *
 * Everything that boot itself says goes to stderr: stdout belongs to the task.
 */
import { join } from 'node:path'
import { buildApp } from './boot/build.mjs'
import { coreFlags } from './boot/coreFlags.mjs'
import { ensureInstalled } from './boot/install.mjs'
import { runKills } from './boot/kill.mjs'
import { pickNode } from './boot/pickNode.mjs'
import { invokedFrom, root, runInForeground, say } from './boot/run.mjs'
import { startApp } from './boot/start.mjs'
import { runChecks, runTests } from './boot/test.mjs'

const [task, ...args] = process.argv.slice(2)

const tasks = {
  start: (node) => startApp(node, args),
  test: (node) => runTests(node, args),
  check: (node) => runChecks(node),
  // Twice: the page of figures is made with the weights that the first run wrote.
  learn: async (node) => {
    await learnWords(node)
    return learnWords(node)
  },
  build: async (node) => ((await buildApp(node, { always: true })) ? 0 : 1),
  package: async (node) =>
    (await buildApp(node)) ? runInForeground(node, ['scripts/packaging/check.mjs']) : 1,
  carry: async (node) =>
    (await buildApp(node))
      ? runInForeground(node, [join(root, 'scripts/carry/carry.mjs'), ...args], { directory: invokedFrom })
      : 1,
  sandtable: async (node) =>
    (await buildApp(node))
      ? runInForeground(node, [...coreFlags, join(root, 'out/main/cli.js'), ...args], {
          directory: invokedFrom,
        })
      : 1,
  kill: (node) => runKills(node, args),
  bench: async (node) =>
    (await buildApp(node)) ? runInForeground(node, [...coreFlags, 'out/main/bench.js', ...args]) : 1,
  fuzz: async (node) => ((await buildApp(node)) ? runInForeground(node, ['out/main/fuzz.js', ...args]) : 1),
  // Training takes hours and changes nothing that is built: the sources serve as they are.
  train: (node) => runInForeground(node, ['scripts/models/train.ts', ...args]),
  model: (node) => runInForeground(node, ['scripts/models/model.ts', ...args]),
  // The relay is a package of its own that Node runs as it is written: nothing is built for it.
  relay: (node) =>
    runInForeground(node, [join(root, 'sync-server/bin/relay.ts'), ...args], { directory: invokedFrom }),
}

const learnWords = (node) =>
  runInForeground(node, [
    'node_modules/vitest/vitest.mjs',
    'run',
    'src/core/facts/measure/labelled.test.ts',
    '-u',
  ])

const run = tasks[task]
if (!run) {
  say(`usage: node scripts/boot.mjs ${Object.keys(tasks).join(' | ')}`)
  process.exit(2)
}
ensureInstalled()
process.exitCode = await run(pickNode())
