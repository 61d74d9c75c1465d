/**
 * SQL that runs on both stores. A task yields queries and gets their rows; SQLite runs it in one go without leaving
 * the thread, PostgreSQL awaits each query. Values stand as $1, $2 … in the order of the text, each once.
 */
export type Value = string | number | Uint8Array | null
export type Query = { text: string; values: readonly Value[] }
type Row = Record<string, unknown>
export type Task<Result> = Generator<Query, Result, Row[]>

/** A database that runs tasks. */
export type Database = {
  /** All of the task's queries or, when it throws, none. */
  transaction<Result>(task: () => Task<Result>): Promise<Result>
  read<Result>(task: () => Task<Result>): Promise<Result>
  close(): Promise<void>
}

export function* rows<R extends object>(text: string, ...values: Value[]): Task<R[]> {
  return (yield { text, values }) as R[]
}

export function* row<R extends object>(text: string, ...values: Value[]): Task<R | null> {
  return ((yield { text, values })[0] as R | undefined) ?? null
}

/** `($1, $2), ($3, $4)` for so many rows. */
export function placeholders(rowCount: number, columns: number, from = 1): string {
  const one = (start: number) =>
    `(${Array.from({ length: columns }, (_, index) => `$${start + index}`).join(', ')})`
  return Array.from({ length: rowCount }, (_, index) => one(from + index * columns)).join(', ')
}
