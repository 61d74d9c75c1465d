import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { root, runInForeground, runQuietly, say } from './run.mjs'

const cache = join(root, '.cache')
const vitestReport = join(cache, 'vitest.json')
/** What `.ci/run` adds up. */
const summaryFile = join(cache, 'test-summary.json')

/** Checks the types of one project; what an earlier run found out of unchanged files is kept. */
const types = (project) => [
  'node_modules/typescript/bin/tsc',
  ...['-p', `${project}.json`],
  ...['--incremental', '--tsBuildInfoFile', join(cache, `${project}.tsbuildinfo`)],
]
const staticChecks = [
  ['types: everything', types('tsconfig')],
  ['types: core without a browser', types('tsconfig.core')],
  ['types: renderer without Node', types('tsconfig.browser')],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '.']],
  ['layer rules', ['scripts/layers/check.mjs']],
]

/** Runs the steps with at most two at a time, each told in one line, or whole when it fails. */
async function runSteps(steps) {
  const queue = [...steps]
  const failed = []
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const [name, run] = step
      const { ok, output, seconds } = await run()
      say(`${ok ? 'pass' : 'FAIL'}  ${name}  ${seconds.toFixed(1)} s`)
      if (!ok) {
        say(output)
        failed.push(name)
      }
    }
  }
  await Promise.all([worker(), worker()])
  return failed
}

const asSteps = (node) =>
  staticChecks.map(([name, args]) => [
    name,
    async () => {
      const result = await runQuietly(node, args)
      return { ...result, ok: result.code === 0 }
    },
  ])

export async function runChecks(node) {
  const failed = await runSteps(asSteps(node))
  return failed.length === 0 ? 0 : 1
}

function vitestCounts() {
  if (!existsSync(vitestReport)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'))
  // A file that can't be loaded holds no test that could fail, and is a failure all the same.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Types, lint, layer rules and the build side by side, then every test; all are run even when one fails. */
export async function runTests(node, filters) {
  mkdirSync(cache, { recursive: true })
  rmSync(vitestReport, { force: true })
  rmSync(summaryFile, { force: true })
  const build = [
    'build',
    async () => {
      const startedAt = performance.now()
      const ok = await buildApp(node)
      return { ok, output: '', seconds: (performance.now() - startedAt) / 1000 }
    },
  ]
  const steps = [build, ...asSteps(node)]
  const failed = await runSteps(steps)
  const code = await runInForeground(node, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...filters,
  ])
  const counts = vitestCounts()
  const summary = {
    passed: counts.passed + steps.length - failed.length,
    failed: counts.failed + failed.length + (code !== 0 && counts.failed === 0 ? 1 : 0),
    skipped: counts.skipped,
  }
  writeFileSync(summaryFile, JSON.stringify(summary))
  if (failed.length > 0) say(`failed before the tests: ${failed.join(', ')}`)
  say(`${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`)
  return summary.failed === 0 ? 0 : 1
}
