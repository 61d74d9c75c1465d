import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads at /metrics. */
export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics(sources: {
  connections: () => number
  documents: () => number
  isReady: () => boolean
}) {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  gauge('relay_connections', 'Open connections', sources.connections)
  gauge('relay_documents', 'Documents in memory', sources.documents)
  gauge('relay_ready', '1 when the relay takes updates', () => (sources.isReady() ? 1 : 0))
  gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss())
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time since the start',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
  return {
    registry,
    updatesStored: new Counter({ name: 'relay_updates_stored_total', help: 'Updates stored', registers }),
    bytesStored: new Counter({
      name: 'relay_update_bytes_stored_total',
      help: 'Bytes of updates stored',
      registers,
    }),
    updatesRefused: new Counter({
      name: 'relay_updates_refused_total',
      help: 'Updates not stored, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'relay_commit_seconds',
      help: 'Time of a group commit in the store',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    connectionsClosed: new Counter({
      name: 'relay_connections_closed_total',
      help: 'Connections that the relay closed, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    requestsRefused: new Counter({
      name: 'relay_requests_refused_total',
      help: 'Requests for a connection that were refused by an HTTP status, and why',
      labelNames: ['status', 'why'] as const,
      registers,
    }),
    joins: new Counter({
      name: 'relay_joins_total',
      help: 'Codes that were tried, by outcome: joined, or why not',
      labelNames: ['outcome'] as const,
      registers,
    }),
    heldBack: new Counter({
      name: 'relay_held_back_total',
      help: 'Times a fast writer was read slower',
      registers,
    }),
    compactions: new Counter({
      name: 'relay_compactions_total',
      help: 'Logs merged into snapshots, by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    statementsStored: new Counter({
      name: 'relay_statements_stored_total',
      help: 'Signed statements stored',
      registers,
    }),
  }
}
