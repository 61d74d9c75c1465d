import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { copyDb } from '../db/copy.ts'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { backupWorkspace } from './backup.ts'
import { cheap, right } from './fixtures.ts'
import { killKey, stepsToKill } from './killedSteps.ts'
import { openWorkspace } from './workspace.ts'

/** The process that `kill.test.ts` kills: does one thing over and over and prints what it was told is done. */
const [task, dir = '', lastStep] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

if (task === 'log') {
  const workspace = await openWorkspace({ dir, unlock: right })
  say('ready')
  for (;;) {
    const { seq, hash } = appendLog(workspace.db, workspace.stamp(), {
      kind: 'exportMade',
      body: { what: 'brief', destination: 'clipboard' },
      personal: [{ subject: 'con_WANG', payload: { words: '预算只有四十万' } }],
    })
    say(`${seq} ${hash}`)
  }
} else if (task === 'migrate') {
  const db = openDb({ path: join(dir, 'workspace.db'), key: killKey, keyChecked: true })
  say('ready')
  migrate(db.sqlite, stepsToKill.slice(0, lastStep === undefined ? undefined : Number(lastStep)), {
    now: Date.now,
    backup: (next) => {
      const name = `before-${next}.db`
      copyDb(db, join(dir, name), killKey)
      say(name)
    },
  })
  say('migrated')
} else if (task === 'backup') {
  const workspace = await openWorkspace({ dir, unlock: right })
  say('ready')
  for (let count = 1; ; count += 1) {
    const file = `${dir}.${count}.backup`
    await backupWorkspace(workspace, { file, passphrase: 'a passphrase', cost: cheap })
    say(file)
  }
}
