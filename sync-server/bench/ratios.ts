/** What each server said in each scenario. */
export type Results = Record<string, Record<string, unknown>>

export type Ratio = { goal: string; measured: number | null; wanted: string; isKept: boolean }

const peers = ['y-ws', 'level', 'hocuspocus']

function valueAt(result: unknown, path: string): number | null {
  let value = result
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'number' ? value : null
}

/** The relay's figure divided by the best peer's of the same run, where smaller is better. */
function ratio(
  results: Results,
  scenario: string,
  path: string,
  relay: string,
  against = peers,
): number | null {
  const own = valueAt(results[scenario]?.[relay], path)
  const best = against
    .map((peer) => valueAt(results[scenario]?.[peer], path))
    .filter((value): value is number => value !== null)
    .sort((a, b) => a - b)[0]
  return own === null || best === undefined ? null : Math.round((own / best) * 1000) / 1000
}

function lostAcknowledged(results: Results): number | null {
  const runs = results.durability?.relay
  if (!Array.isArray(runs)) return null
  return runs.reduce((sum: number, run: { lostAcked: number }) => sum + run.lostAcked, 0)
}

/** The goals of the issue, each with what was measured. */
export function ratiosOf(results: Results): Ratio[] {
  const goal = (name: string, measured: number | null, limit: number, unit = ''): Ratio => ({
    ...{ goal: name, measured, wanted: `≤ ${limit}${unit}` },
    isKept: measured !== null && measured <= limit,
  })
  return [
    goal(
      'idle memory, 2,000 connections and 1,010 documents',
      ratio(results, 'idle', 'mbAll', 'relay'),
      0.35,
    ),
    goal('the same on our own path', ratio(results, 'idle', 'mbAll', 'relay-own'), 0.35),
    goal('memory of an idle connection', valueAt(results.idle?.relay, 'kbPerConnection'), 30, ' KB'),
    goal(
      'first sync of the 6.7 MB board, median',
      ratio(results, 'largedoc', 'firstSyncMs.p50', 'relay'),
      0.35,
    ),
    goal('the same on our own path', ratio(results, 'largedoc', 'firstSyncMs.p50', 'relay-own'), 0.35),
    goal('ten at once, slowest', ratio(results, 'largedoc', 'tenAtOnceMs.max', 'relay'), 0.15),
    goal('a bystander’s p99 meanwhile', ratio(results, 'largedoc', 'bystanderDuringMs.p99', 'relay'), 0.1),
    goal(
      'reconnect storm CPU, one old state, stock clients',
      ratio(results, 'storm', 'serverCpuMs', 'relay'),
      0.25,
    ),
    goal('storm CPU, 50 old states, stock clients', ratio(results, 'stormStates', 'serverCpuMs', 'relay'), 1),
    goal(
      'storm CPU, 50 old states, our client',
      ratio(results, 'stormStates', 'serverCpuMs', 'relay-own'),
      0.25,
    ),
    goal('fan-out p99, 100 × 5', ratio(results, 'fanout100', 'latencyMs.p99', 'relay'), 0.7),
    goal('fan-out p99, 1 × 100', ratio(results, 'fanout1', 'latencyMs.p99', 'relay'), 1),
    goal(
      'CPU per delivery, 1 × 100, against the non-durable best',
      ratio(results, 'fanout1', 'serverCpuUsPerDelivery', 'relay'),
      1,
    ),
    goal(
      'CPU per delivery, 1 × 100, against the durable one',
      ratio(results, 'fanout1', 'serverCpuUsPerDelivery', 'relay', ['level']),
      0.5,
    ),
    goal('acknowledged updates lost', lostAcknowledged(results), 0),
  ]
}
