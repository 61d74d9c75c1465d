import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { migrate } from '../../src/core/db/migrate.ts'
import { migrations } from '../../src/core/db/migrations.ts'
import { openDb, transaction } from '../../src/core/db/open.ts'
import { appendLog } from '../../src/core/log/append.ts'
import { sha256Hex } from '../../src/core/log/entry.ts'
import { verifyLog } from '../../src/core/log/verify.ts'
import { type Figure, latency, quantile, type Timed, timeEach, times, together } from '../figure.ts'

const entries = 300_000

/** Appending with its fsync against a bare committed insert of the same text; verifying against bare hashing. */
export async function log(): Promise<Figure[]> {
  const folder = mkdtempSync(resolve('.cache/bench/log-'))
  try {
    const db = openDb({ path: join(folder, 'log.db'), key: new Uint8Array(32).fill(3) })
    migrate(db.sqlite, migrations, { now: Date.now })
    const append = (at: number) =>
      appendLog(
        db,
        { at: 1_760_000_000_000 + at, actor: 'per_01', device: 'dev_01' },
        {
          kind: 'adviceAction',
          body: {
            adviceId: `adv_${at}`,
            adviceHash: sha256Hex(String(at)),
            part: 'track:1',
            action: 'adopted',
            reason: null,
          },
        },
      )
    const rounds = Array.from({ length: 400 }, (_, at) => at)
    db.sqlite.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, content TEXT NOT NULL)')
    const text = (db.read('SELECT content FROM log_entries ORDER BY seq DESC LIMIT 1').get() as
      | { content: string }
      | undefined) ?? { content: 'x'.repeat(420) }
    // One after the other by turns, so that a busy disk slows both alike.
    const appended: Timed[] = []
    const inserted: Timed[] = []
    const insert = db.write('INSERT INTO bare (content) VALUES (?)')
    for (const at of rounds) {
      appended.push(await timeEach([at], append))
      inserted.push(await timeEach([at], () => insert.run(text.content)))
    }
    transaction(db, () => {
      for (let at = rounds.length; at < entries; at += 1) append(at)
    })
    const verified = await timeEach([1, 2, 3], () => {
      const verdict = verifyLog(db)
      if (verdict.status !== 'consistentUnanchored' || verdict.entries !== entries)
        throw new Error(`the log reads ${JSON.stringify(verdict)}`)
    })
    const contents = (db.read('SELECT content FROM log_entries').all() as { content: string }[]).map(
      ({ content }) => content,
    )
    const hashed = await timeEach([1, 2, 3], () => {
      for (const content of contents) sha256Hex(content)
    })
    const perSecond = entries / (quantile(verified.wall, 0.5) / 1000)
    db.sqlite.close()
    return [
      latency(
        'log append with its fsync',
        together(appended),
        { p50: 2 },
        {
          name: 'a bare insert with its fsync',
          p50: quantile(together(inserted).wall, 0.5),
        },
      ),
      {
        name: `log verify, ${entries.toLocaleString('en')} entries`,
        target: '≥ 200,000 entries/s',
        measured: `${Math.round(perSecond / 1000).toLocaleString('en')},000 entries/s`,
        ratio: `${times(quantile(verified.wall, 0.5) / quantile(hashed.wall, 0.5))} hashing the same texts`,
        met: perSecond >= 200_000,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
