/** Hocuspocus with the schema and queries of its SQLite extension, on Node's own SQLite. */
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const database = new DatabaseSync(process.env.PEER_DATA)
database.exec(
  'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
)
const read = database.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC')
const write = database.prepare(
  'INSERT INTO "documents" ("name","data") VALUES (?,?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
)
const server = new Server({
  port: Number(process.env.PORT),
  address: process.env.HOST,
  quiet: true,
  onAuthenticate: async () => ({}),
  extensions: [
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  ],
})
await server.listen()
