/**
 * Crossings that are accepted, each with its reason. The rule behind them: SQL stays in stores, and a module
 * calls another module’s functions, because tables change and functions keep their promise.
 */
export const allowedCrossings = new Map([
  [
    'src/core/undo/changeSets.ts -> drizzle-orm',
    'reads names and columns of whichever table a command names; it holds no query of its own table',
  ],
  [
    'src/core/workspace/lock.ts -> better-sqlite3',
    'the lock is a database of its own, opened before the workspace’s',
  ],
])
