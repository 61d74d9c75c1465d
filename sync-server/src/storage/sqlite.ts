import Database from 'better-sqlite3'
import type { Snapshot, Storage } from '../storage.ts'

const schemaVersion = 1

const tables = `
  CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE updates (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES rooms (id),
    content BLOB NOT NULL
  ) STRICT;
  CREATE INDEX updates_of_room ON updates (room_id, seq);
  CREATE TABLE snapshots (
    room_id INTEGER PRIMARY KEY REFERENCES rooms (id),
    through_seq INTEGER NOT NULL,
    state_vector BLOB NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
`

/** A file that this version must not write to, told apart from a broken disk. */
export class StorageUnusable extends Error {}

function open(path: string): Database.Database {
  const database = new Database(path, { timeout: 500 })
  try {
    // One relay per file: rooms' state vectors are kept in memory and must not change behind our back.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    // FULL syncs the log at every commit: an acknowledged update survives a power cut, not only a crash.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database
      .transaction(() => {
        const version = database.pragma('user_version', { simple: true })
        if (version === 0) {
          database.exec(tables)
          database.pragma(`user_version = ${schemaVersion}`)
        } else if (version !== schemaVersion) {
          throw new StorageUnusable(`the store has version ${version}; this relay knows ${schemaVersion}`)
        }
      })
      .immediate()
    return database
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new StorageUnusable('another relay has this store open')
    throw error
  }
}

/**
 * The relay's store in one SQLite file, made when absent.
 *
 * @throws StorageUnusable when another relay holds the file or a newer version wrote it
 */
export function openSqliteStorage(path: string): Storage {
  const database = open(path)
  const addRoom = database.prepare<[string]>('INSERT INTO rooms (name) VALUES (?) ON CONFLICT DO NOTHING')
  const selectRoom = database.prepare<[string], number>('SELECT id FROM rooms WHERE name = ?').pluck()
  const insertUpdate = database.prepare<[number, Uint8Array]>(
    'INSERT INTO updates (room_id, content) VALUES (?, ?)',
  )
  const selectTail = database.prepare<[string], { seq: number; update: Uint8Array }>(`
    SELECT seq, content AS "update" FROM updates
    WHERE room_id = (SELECT id FROM rooms WHERE name = ?) ORDER BY seq`)
  const selectSnapshot = database.prepare<[string], Snapshot>(`
    SELECT through_seq AS throughSeq, state_vector AS stateVector, content AS "update" FROM snapshots
    WHERE room_id = (SELECT id FROM rooms WHERE name = ?)`)
  const selectHead = database.prepare<
    [string],
    { throughSeq: number; stateVector: Uint8Array; bytes: number }
  >(`
    SELECT through_seq AS throughSeq, state_vector AS stateVector, length(content) AS bytes FROM snapshots
    WHERE room_id = (SELECT id FROM rooms WHERE name = ?)`)
  const upsertSnapshot = database.prepare<[number, number, Uint8Array, Uint8Array]>(`
    INSERT INTO snapshots (room_id, through_seq, state_vector, content) VALUES (?, ?, ?, ?)
    ON CONFLICT (room_id) DO UPDATE
    SET through_seq = excluded.through_seq, state_vector = excluded.state_vector, content = excluded.content`)
  const deleteCovered = database.prepare<[number, number]>(
    'DELETE FROM updates WHERE room_id = ? AND seq <= ?',
  )

  const roomId = (name: string): number => {
    const id = selectRoom.get(name)
    if (id !== undefined) return id
    addRoom.run(name)
    return selectRoom.get(name)!
  }

  return {
    append: database.transaction((entries: readonly { room: string; update: Uint8Array }[]) =>
      entries.map(({ room, update }) => Number(insertUpdate.run(roomId(room), update).lastInsertRowid)),
    ),
    readSnapshot: (room) => selectSnapshot.get(room) ?? null,
    readSnapshotHead: (room) => selectHead.get(room) ?? null,
    readTail: (room) => selectTail.all(room),
    replaceWithSnapshot: database.transaction((room: string, snapshot: Snapshot) => {
      const id = roomId(room)
      upsertSnapshot.run(id, snapshot.throughSeq, snapshot.stateVector, snapshot.update)
      deleteCovered.run(id, snapshot.throughSeq)
    }),
    close: () => database.close(),
  }
}
