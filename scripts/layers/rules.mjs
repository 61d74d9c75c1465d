import { findCircles, isTest } from './importGraph.mjs'

/** All that the product may import of the relay's package: its client, which runs in browsers and Node. */
const relayClient = 'sync-server/client/index.ts'

/**
 * Who may import what inside the repository. A file belongs to the longest folder here that holds it; `may` names
 * folders or files. Tests beside the code keep to the same layers.
 */
const layers = [
  { folder: 'src/shared', may: ['src/shared'] },
  {
    folder: 'src/core',
    may: ['src/shared', 'src/core', 'src/model-server', 'src/certificates', relayClient],
  },
  { folder: 'src/certificates', may: ['src/certificates'] },
  { folder: 'src/model-server', may: ['src/model-server'] },
  { folder: 'src/gguf', may: ['src/gguf', 'src/core/learning/random.ts'] },
  {
    folder: 'src/model-process',
    may: [
      'src/shared',
      'src/core/llm',
      'src/core/testing',
      'src/core/learning/random.ts',
      'src/gguf',
      'src/model-process',
    ],
  },
  {
    folder: 'src/trainer',
    may: [
      'src/shared',
      'src/core/training',
      'src/core/testing',
      'src/core/learning/random.ts',
      'src/gguf',
      'src/model-process/startLlama.ts',
      'src/model-process/conversationTokens.ts',
      'src/trainer',
    ],
  },
  {
    folder: 'src/main',
    may: ['src/shared', 'src/core', 'src/model-process', 'src/trainer/serveTrainer.ts', 'src/main'],
  },
  { folder: 'src/preload', may: ['src/shared', 'src/main/channels.ts', 'src/preload'] },
  { folder: 'src/web-host', may: ['src/shared', 'src/core', 'src/model-process', 'src/web-host'] },
  { folder: 'src/renderer', may: ['src/shared', 'src/renderer', relayClient] },
  { folder: 'sync-server/client', may: ['sync-server/client'] },
  { folder: 'sync-server', may: ['sync-server'] },
]

/** Packages that a layer must not know. */
const forbiddenPackages = [
  { folder: 'src/shared', packages: /^(node:|electron|react|ws$|better-sqlite3|drizzle-orm|@orpc\/server)/ },
  { folder: 'src/core', packages: /^(electron|react|ws$|node:(http|https|http2|net|tls|dgram|dns)$)/ },
  {
    folder: 'src/model-process',
    packages: /^(electron|react|ws$|better-sqlite3|drizzle-orm|node:(http|https|net|tls|dgram|dns)$)/,
  },
  {
    folder: 'src/trainer',
    packages: /^(electron|react|ws$|better-sqlite3|drizzle-orm|node:(http|https|net|tls|dgram|dns)$)/,
  },
  { folder: 'src/model-server', packages: /^(?!(node:(http|https|dns|net|stream\/consumers)|vitest)$)/ },
  { folder: 'src/certificates', packages: /^(?!(node:(fs|tls)|vitest)$)/ },
  { folder: 'src/gguf', packages: /^(?!node:fs(\/promises)?$)/ },
  { folder: 'src/web-host', packages: /^(electron|react|better-sqlite3|drizzle-orm)/ },
  {
    folder: 'src/main',
    packages: /^(react|ws$|better-sqlite3|drizzle-orm|node:(http|https|net|tls|dgram|dns)$)/,
  },
  { folder: 'src/preload', packages: /^(node:|react|ws$|better-sqlite3|drizzle-orm|@orpc)/ },
  { folder: 'src/renderer', packages: /^(node:|electron|ws$|better-sqlite3|drizzle-orm|@orpc\/server)/ },
  { folder: 'sync-server', packages: /^(electron|react)/ },
  {
    folder: 'sync-server/client',
    packages: /^(?!(yjs|y-protocols\/|lib0\/))/,
  },
]

const holds = (folder, path) => path === folder || path.startsWith(`${folder}/`)
const layerOf = (path) => layers.find(({ folder }) => holds(folder, path))

/** `src/core/quotes/store.ts` → `quotes`; null for files of the core that belong to no module. */
const moduleOf = (path) => /^src\/core\/([^/]+)\//.exec(path)?.[1] ?? null
const isSchema = (path) => /^src\/core\/[^/]+\/schema\.ts$/.test(path)
const holdsSql = (path) => /^src\/core\/(db\/.*|[^/]+\/(schema|store)\.ts)$/.test(path)

/**
 * A module's tables are its own: others call the functions of its store and may name the types of its rows. Two
 * things cross: a foreign key between schemas, and a command that names tables to a change set, which writes them
 * so that the whole can be undone.
 */
function takesTables({ from, to, isType }, recordsChanges) {
  if (!isSchema(to) || isType || isTest(from) || recordsChanges.has(from)) return false
  return moduleOf(from) !== moduleOf(to) && !isSchema(from) && moduleOf(from) !== 'db'
}

/** Queries are written in stores and nowhere else. */
const writesSql = ({ from, to, isType }) =>
  /^(drizzle-orm|better-sqlite3)(\/|$)/.test(to) && !isType && !isTest(from) && !holdsSql(from)

/**
 * Every breach of the rules, as `{ rule, from, to }`. `allowed` lists `from -> to` of module crossings that are
 * accepted for a reason given there; one that no longer exists is itself a breach, so that the list only shrinks.
 */
export function findBreaches(imports, allowed = new Map()) {
  const breaches = []
  const recordsChanges = new Set(
    imports.filter(({ to }) => to.startsWith('src/core/undo/')).map(({ from }) => from),
  )
  const used = new Set()
  for (const entry of imports) {
    const { from, to, isPackage } = entry
    const layer = layerOf(from)
    if (isPackage && holds('src/core', from) && writesSql(entry)) {
      const key = `${from} -> ${to}`
      if (allowed.has(key)) used.add(key)
      else breaches.push({ rule: 'sql', from, to })
    }
    if (isPackage) {
      const forbidden = forbiddenPackages.some(
        ({ folder, packages }) => holds(folder, from) && packages.test(to),
      )
      if (forbidden && !isTest(from)) breaches.push({ rule: 'package', from, to })
      continue
    }
    if (layer && !layer.may.some((folder) => holds(folder, to))) breaches.push({ rule: 'layer', from, to })
    if (takesTables(entry, recordsChanges)) {
      const key = `${from} -> ${to}`
      if (allowed.has(key)) used.add(key)
      else breaches.push({ rule: 'module', from, to })
    }
  }
  for (const key of allowed.keys())
    if (!used.has(key)) breaches.push({ rule: 'allowance', from: key, to: 'no longer needed' })
  for (const circle of findCircles(imports.filter((entry) => !entry.isType)))
    breaches.push({ rule: 'circle', from: circle.join(' -> '), to: circle[0] })
  return breaches
}
