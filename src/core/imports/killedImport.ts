import { writeSync } from 'node:fs'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { beginTrial } from '../db/trial.ts'
import { closeInterruptedImports } from './finishImport.ts'
import { openImportDesk } from './importFixture.ts'

/**
 * The process that `kill.test.ts` kills while it imports a folder: opens the workspace as the product does and drops
 * the folder again, whatever an earlier run has left. Prints how many items each commit of a file has brought. As a trial it
 * takes all of it back at the end.
 */
const [dir = '', folder = '', trial] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const db = openDb({ path: `${dir}/workspace.db`, key: new Uint8Array(32).fill(7), keyChecked: true })
migrate(db.sqlite, migrations, { now: Date.now })
const desk = openImportDesk({ db })
closeInterruptedImports(desk.context)
const takeBack = trial === 'trial' ? beginTrial(db) : () => {}
const planned = await desk.plan([], [folder])
say('ready')
let acknowledged = ''
await desk.run(planned, ({ file, items }) => {
  const line = `${items} ${file}`
  if (line !== acknowledged) say(line)
  acknowledged = line
})
takeBack()
await desk.close()
db.sqlite.close()
