import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction, type WritableDb } from '../db/open.ts'
import { openTestDb } from '../db/openTestDb.ts'
import { appendLog, erasePayloads, getLogEntry, listLog, logHead, readPayloads } from './append.ts'
import { canonicalJson, type Json } from './canonicalJson.ts'
import { checkpointText, makeCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { exportLog } from './export.ts'
import { idOfKey, isSignedBy, newKeyPair, signStatement } from './signed.ts'
import { verifyExport, verifyLog } from './verify.ts'

const stamp = { at: Date.UTC(2026, 2, 2, 9), actor: 'per_LIN', device: 'dev_LAPTOP' }
const workspaceId = 'ws_eastChina'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-log-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function rejectBrief(db: WritableDb, at: number) {
  return appendLog(
    db,
    { ...stamp, at },
    {
      kind: 'adviceAction',
      body: {
        adviceId: `adv_${at}`,
        adviceHash: 'a'.repeat(64),
        part: 'track:2',
        action: 'rejected',
        reason: '院长已明确拒绝试用',
      },
    },
  )
}

function aLogOf(count: number) {
  const db = openTestDb()
  for (let at = 1; at <= count; at += 1) rejectBrief(db, at)
  return db
}

/** What somebody with the key and a database tool can do. */
function tamper(db: WritableDb, sql: string) {
  for (const trigger of ['follow', 'stay', 'last']) db.sqlite.exec(`DROP TRIGGER log_entries_${trigger}`)
  db.sqlite.exec(sql)
}

function aSigner() {
  const keys = newKeyPair()
  return { workspaceId, device: idOfKey('dev', keys.publicKey), keys }
}

describe('appending', () => {
  test('an entry holds who, when, where and what, and follows the one before', () => {
    const db = aLogOf(2)
    const [second, first] = listLog(db)
    expect(second).toEqual({
      seq: 2,
      hash: logHead(db).hash,
      prev: first!.hash,
      at: 2,
      actor: 'per_LIN',
      device: 'dev_LAPTOP',
      kind: 'adviceAction',
      body: {
        adviceId: 'adv_2',
        adviceHash: 'a'.repeat(64),
        part: 'track:2',
        action: 'rejected',
        reason: '院长已明确拒绝试用',
      },
      payloads: [],
    })
    expect(getLogEntry(db, first!.hash)).toEqual(first)
    expect(listLog(db, { kind: 'adviceAction', before: 2 })).toEqual([first])
    expect(listLog(db, { kind: 'approval' })).toEqual([])
  })

  test('an entry goes with the change that it records: both or neither', () => {
    const db = aLogOf(1)
    expect(() =>
      transaction(db, () => {
        rejectBrief(db, 2)
        throw new Error('the change failed')
      }),
    ).toThrow('the change failed')
    expect(logHead(db).seq).toBe(1)
  })

  test('a body that is not what its kind says is a bug', () => {
    const db = openTestDb()
    expect(() =>
      appendLog(db, stamp, { kind: 'breakerFrozen', body: { subject: 'acc_1' } as never }),
    ).toThrow()
  })

  test('rows can be neither changed, nor removed, nor slipped in', () => {
    const db = aLogOf(3)
    expect(() => db.sqlite.exec("UPDATE log_entries SET hash = 'x' WHERE seq = 2")).toThrow('append-only')
    expect(() => db.sqlite.exec('DELETE FROM log_entries WHERE seq = 3')).toThrow('append-only')
    expect(() =>
      db.sqlite.exec("INSERT INTO log_entries (seq, content, hash) VALUES (9, '{}', 'x')"),
    ).toThrow('grows at its end')
    expect(() =>
      db.sqlite.exec("REPLACE INTO log_entries (seq, content, hash) VALUES (2, '{}', 'x')"),
    ).toThrow('grows at its end')
  })
})

describe('verifying', () => {
  test('without an anchor it is consistent and no more', () => {
    const db = aLogOf(5)
    expect(verifyLog(db)).toEqual({
      status: 'consistentUnanchored',
      entries: 5,
      headHash: logHead(db).hash,
      anchoredSeq: null,
      firstProblem: null,
    })
  })

  test('with an anchor it is verified up to the anchor', () => {
    const db = aLogOf(3)
    const anchor = parseCheckpoint(checkpointText(makeCheckpoint(db, aSigner(), stamp.at)))
    rejectBrief(db, 4)
    expect(verifyLog(db, { workspaceId, anchors: [anchor] })).toMatchObject({
      status: 'verifiedAgainstAnchor',
      entries: 4,
      anchoredSeq: 3,
    })
    expect(() => verifyLog(db, { workspaceId: 'ws_other', anchors: [anchor] })).toThrow(
      'log.anchorOfOtherWorkspace',
    )
  })

  test.each([
    [
      'a changed reason',
      "UPDATE log_entries SET content = replace(content, 'track:2', 'track:1') WHERE seq = 3",
      { seq: 3, kind: 'changed' },
    ],
    [
      'a changed hash',
      `UPDATE log_entries SET hash = '${'b'.repeat(64)}' WHERE seq = 3`,
      { seq: 3, kind: 'changed' },
    ],
    ['a removed row', 'DELETE FROM log_entries WHERE seq = 3', { seq: 3, kind: 'removed' }],
    ['a removed first row', 'DELETE FROM log_entries WHERE seq = 1', { seq: 1, kind: 'removed' }],
    [
      'a removed row, the rest moved up',
      'DELETE FROM log_entries WHERE seq = 3; UPDATE log_entries SET seq = -seq WHERE seq > 3; UPDATE log_entries SET seq = -seq - 1 WHERE seq < 0',
      { seq: 3, kind: 'removed' },
    ],
    [
      'two rows swapped',
      'UPDATE log_entries SET seq = -3 WHERE seq = 3; UPDATE log_entries SET seq = 3 WHERE seq = 4; UPDATE log_entries SET seq = 4 WHERE seq = -3',
      { seq: 3, kind: 'reordered' },
    ],
    [
      'a row twice',
      'INSERT INTO log_entries (seq, content, hash) SELECT 7, content, hash FROM log_entries WHERE seq = 6',
      { seq: 7, kind: 'reordered' },
    ],
    ['a row replaced and hashed anew', '', { seq: 3, kind: 'changed' }],
  ])('%s is found and named', (story, sql, problem) => {
    const db = aLogOf(6)
    if (story.includes('anew')) {
      const other = aLogOf(2)
      rejectBrief(other, 77)
      const row = other.read('SELECT content, hash FROM log_entries WHERE seq = 3').get() as {
        content: string
        hash: string
      }
      tamper(db, `UPDATE log_entries SET content = '${row.content}', hash = '${row.hash}' WHERE seq = 3`)
    } else tamper(db, sql)
    expect(verifyLog(db)).toMatchObject({ status: 'broken', firstProblem: problem })
  })

  test('a truncated or wholly rewritten log is found by the checkpoint beside it and by the anchor outside', () => {
    const signer = aSigner()
    const db = aLogOf(6)
    const anchor = makeCheckpoint(db, signer, stamp.at)
    tamper(db, 'DELETE FROM log_entries WHERE seq > 4')
    expect(verifyLog(db).firstProblem).toEqual({ seq: 4, kind: 'truncated' })

    const rewritten = openTestDb()
    for (let at = 1; at <= 6; at += 1) rejectBrief(rewritten, at * 10)
    expect(verifyLog(rewritten).status).toBe('consistentUnanchored')
    expect(verifyLog(rewritten, { anchors: [anchor] }).firstProblem).toEqual({ seq: 6, kind: 'rewritten' })
  })

  test('a forged anchor is named', () => {
    const db = aLogOf(2)
    const anchor = makeCheckpoint(db, aSigner(), stamp.at)
    const forged = { ...anchor, statement: { ...anchor.statement, at: 5 } }
    expect(verifyLog(db, { anchors: [forged] }).firstProblem).toEqual({ seq: 2, kind: 'badSignature' })
    expect(
      verifyLog(db, { anchors: [anchor], trustedKeys: new Set([newKeyPair().publicKey]) }).firstProblem,
    ).toEqual({ seq: 2, kind: 'badSignature' })
    expect(() => parseCheckpoint('{"statement":{}}')).toThrow('log.anchorUnreadable')
  })

  test('any one altered character anywhere in the chain is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), fc.constantFrom('0', '7', 'x'), (seq, at, by) => {
        const db = aLogOf(6)
        const { content } = db.read('SELECT content FROM log_entries WHERE seq = ?').get(seq) as {
          content: string
        }
        const place = at % content.length
        const altered = content.slice(0, place) + by + content.slice(place + 1)
        fc.pre(altered !== content)
        for (const trigger of ['follow', 'stay', 'last'])
          db.sqlite.exec(`DROP TRIGGER log_entries_${trigger}`)
        db.sqlite.prepare('UPDATE log_entries SET content = ? WHERE seq = ?').run(altered, seq)
        expect(verifyLog(db).status).toBe('broken')
        db.sqlite.close()
      }),
      { numRuns: 40, seed: 7 },
    )
  })
})

describe('personal payloads', () => {
  const quote = { name: '王主任', words: '预算只有四十万' }
  function withPayload() {
    const db = aLogOf(1)
    const { seq } = appendLog(db, stamp, {
      kind: 'exportMade',
      body: { what: 'brief', destination: 'clipboard' },
      personal: [{ subject: 'con_WANG', payload: quote }],
    })
    return { db, seq }
  }

  test('they stay out of the chain and are readable until erased; then the chain still verifies', () => {
    const { db, seq } = withPayload()
    expect(JSON.stringify(listLog(db))).not.toContain('王主任')
    expect(readPayloads(db, seq)).toMatchObject([{ state: 'readable', subject: 'con_WANG', payload: quote }])
    expect(verifyLog(db).status).toBe('consistentUnanchored')

    expect(erasePayloads(db, stamp, 'con_WANG', 'asked for on 2 March').erased).toBe(1)
    expect(readPayloads(db, seq)).toMatchObject([{ state: 'erased' }])
    expect(verifyLog(db)).toMatchObject({ status: 'consistentUnanchored', entries: 3 })
    expect(db.read('SELECT count(*) AS n FROM log_payload_keys').get()).toEqual({ n: 0 })
  })

  test('a payload that is gone without an erasure is named', () => {
    const { db, seq } = withPayload()
    db.sqlite.exec('DELETE FROM log_payloads')
    expect(verifyLog(db).firstProblem).toEqual({ seq, kind: 'payloadMissing' })
  })

  test('the same words twice give different commitments: they cannot be guessed from the chain', () => {
    const { db } = withPayload()
    appendLog(db, stamp, {
      kind: 'exportMade',
      body: { what: 'brief', destination: 'clipboard' },
      personal: [{ subject: 'con_WANG', payload: quote }],
    })
    const [last, before] = listLog(db)
    expect(last!.payloads[0]).not.toBe(before!.payloads[0])
  })
})

describe('an export', () => {
  function anExport(name: string) {
    const db = aLogOf(6)
    const anchor = makeCheckpoint(db, aSigner(), stamp.at)
    const file = join(folder, name)
    expect(exportLog(db, { file, workspaceId, at: stamp.at })).toEqual({
      entries: 6,
      headHash: logHead(db).hash,
    })
    return { file, anchor, lines: readFileSync(file, 'utf8').trimEnd().split('\n') }
  }

  test('is verified offline from the file alone', async () => {
    const { file, anchor, lines } = anExport('good.jsonl')
    for (const line of lines) JSON.parse(line)
    expect(await verifyExport(file)).toMatchObject({ status: 'consistentUnanchored', entries: 6 })
    expect(await verifyExport(file, [anchor])).toMatchObject({
      status: 'verifiedAgainstAnchor',
      anchoredSeq: 6,
    })
  })

  test.each([
    [
      'changed',
      (lines: string[]) => lines.with(3, lines[3]!.replace('track:2', 'track:3')),
      { seq: 3, kind: 'changed' },
    ],
    ['removed', (lines: string[]) => lines.toSpliced(3, 1), { seq: 3, kind: 'removed' }],
    [
      'swapped',
      (lines: string[]) => lines.with(3, lines[4]!).with(4, lines[3]!),
      { seq: 3, kind: 'reordered' },
    ],
    ['cut short', (lines: string[]) => lines.slice(0, 5), { seq: 4, kind: 'truncated' }],
    [
      'left without its last checkpoint',
      (lines: string[]) => lines.slice(0, -1),
      { seq: 6, kind: 'checkpointRemoved' },
    ],
    ['garbled', (lines: string[]) => lines.with(4, '{"entry":1}'), { seq: 4, kind: 'unreadable' }],
  ])('a line %s is found and named', async (story, alter, problem) => {
    const { file, lines } = anExport(`${story}.jsonl`)
    writeFileSync(file, `${alter(lines).join('\n')}\n`)
    expect((await verifyExport(file)).firstProblem).toEqual(problem)
  })

  test('what is no export is refused', async () => {
    const file = join(folder, 'other.txt')
    writeFileSync(file, 'hello\n')
    await expect(verifyExport(file)).rejects.toThrow('log.exportUnreadable')
    await expect(verifyExport(join(folder, 'absent'))).rejects.toThrow('log.exportUnreadable')
  })
})

describe('canonical JSON and signatures', () => {
  test('the order of names does not matter, the value does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json)
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
      }),
      { seed: 3 },
    )
    expect(canonicalJson({ b: [1, { d: null, c: '中' }], a: undefined })).toBe(
      '{"b":[1,{"c":"中","d":null}]}',
    )
    expect(() => canonicalJson(Number.NaN)).toThrow()
  })

  test('a statement changed after signing, or signed by another key, is not signed', () => {
    const keys = newKeyPair()
    const signed = signStatement(keys, { type: 'approval', amountMinor: 100 })
    expect(isSignedBy(keys.publicKey, signed)).toBe(true)
    expect(isSignedBy(newKeyPair().publicKey, signed)).toBe(false)
    expect(
      isSignedBy(keys.publicKey, { ...signed, statement: { ...signed.statement, amountMinor: 101 } }),
    ).toBe(false)
    expect(isSignedBy('nonsense', signed)).toBe(false)
  })
})
