/**
 * Measures the relay beside its peers, every server in one scenario before any in the next:
 *
 *   npm run bench [-- --scenarios fanout1,idle] [--seconds 8] [--out FILE]
 *
 * Peers are installed from npm into the system's temporary folder. Figures of one run compare with each other and
 * with nothing else.
 */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { installPeers, measure, ownRoot, peers, relaysOf, say } from './candidates.ts'
import { type Results, ratiosOf } from './ratios.ts'

const { values } = parseArgs({
  options: {
    scenarios: {
      type: 'string',
      default: 'fanout1,fanout100,idle,largedoc,storm,stormStates,durability,slowreader,pour',
    },
    seconds: { type: 'string', default: '8' },
    out: { type: 'string' },
  },
})

installPeers()
const results: Results = {}
let port = 4300
for (const scenario of values.scenarios.split(',')) {
  results[scenario] = {}
  for (const candidate of [...peers, ...relaysOf(ownRoot)]) {
    if (candidate.only && !candidate.only.includes(scenario)) continue
    results[scenario]![candidate.name] = measure(candidate, scenario, ++port, values.seconds)
    say(`${scenario} ${candidate.name} ${JSON.stringify(results[scenario]![candidate.name])}`)
  }
}
const report = {
  ...{ at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  ...{ load: loadavg()[0], results, ratios: ratiosOf(results) },
}
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 2))
process.stdout.write('| goal | ratio or figure | asked for |\n| --- | --- | --- |\n')
for (const { goal, measured, wanted, isKept } of report.ratios)
  process.stdout.write(
    `| ${goal} | ${measured === null ? 'not measured' : measured} | ${wanted}${measured === null || isKept ? '' : ' — **missed**'} |\n`,
  )
