export type LogEntry = { level: 'info' | 'warn' | 'error'; event: string } & Record<string, unknown>

export type Log = (entry: LogEntry) => void

/** One line of JSON per entry. */
export const logTo =
  (write: (line: string) => void, now: () => number): Log =>
  (entry) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`)
