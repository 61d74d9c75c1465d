import { readFileSync, writeSync } from 'node:fs'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { openImportDesk } from './importFixture.ts'

/** The process that `kill.test.ts` kills while it imports; prints how many items each commit has brought. */
const [dir = ''] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const db = openDb({ path: `${dir}/workspace.db`, key: new Uint8Array(32).fill(7), keyChecked: true })
migrate(db.sqlite, migrations, { now: Date.now })
const desk = openImportDesk({ db })
const planned = await desk.plan([
  ['客户.csv', readFileSync(`${dir}/accounts.csv`)],
  ['跟进.csv', readFileSync(`${dir}/activities.csv`)],
])
say('ready')
await desk.run(planned, ({ file, items }) => say(`${file} ${items}`))
await desk.close()
db.sqlite.close()
