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
  [
    'src/core/llm/serverRequest.ts -> node:http',
    'a model server inside the firm that a person chose: fetch can’t be kept from addresses outside of it',
  ],
  [
    'src/core/llm/serverRequest.ts -> node:https',
    'a model server inside the firm that a person chose: fetch can’t be kept from addresses outside of it',
  ],
  [
    'src/core/llm/serverRequest.ts -> node:dns',
    'resolves that server’s name, to let through only what lies inside the firm',
  ],
  ['src/core/llm/serverRequest.ts -> node:net', 'types of the same'],
  ['src/core/llm/serverAddress.ts -> node:net', 'tells addresses inside the firm from others; opens nothing'],
  ['src/core/testing/modelServer.ts -> node:http', 'for tests: such a server on this machine'],
  ['src/core/testing/modelServer.ts -> node:net', 'types of the same'],
])
