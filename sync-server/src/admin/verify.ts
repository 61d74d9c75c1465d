import { roomOf } from '../../client/words.ts'
import { type Directory, sealedWorkspaceOf } from '../auth/directory.ts'
import { verifyStatement } from '../auth/keys.ts'
import type { Register } from '../auth/register.ts'
import { compact } from '../history.ts'
import { hashOfEntry } from '../statementHash.ts'
import { decodeStateVector } from '../stateVector.ts'
import type { Storage } from '../storage.ts'
import { readUpdateShape } from '../updateShape.ts'
import { verifyMembers, verifySealedDocument } from './verifySealed.ts'

export type Verification = {
  documents: number
  updates: number
  statements: number
  /** What is wrong, each in words that name the place. */
  faults: string[]
}

const entriesAtOnce = 500

async function verifyDocument(
  storage: Storage,
  name: string,
  directory: Directory,
  faults: string[],
): Promise<number> {
  const workspace = sealedWorkspaceOf(directory, roomOf(name).room)
  if (workspace) return verifySealedDocument(storage, name, workspace.sealed?.members ?? null, faults)
  const head = (await storage.readHead(name))!
  const snapshot = await storage.readSnapshot(name)
  const log = await storage.readLog(name, 0)
  const updates: Uint8Array[] = snapshot ? [snapshot.update] : []
  const fault = (what: string) => faults.push(`document ${name}: ${what}`)
  log.forEach(({ seq, update }, index) => {
    const expected = head.logStart + 1 + index
    if (seq !== expected) fault(`number ${seq} stands where ${expected} belongs`)
    try {
      readUpdateShape(update)
      if (seq > (snapshot?.throughSeq ?? 0)) updates.push(update)
    } catch (error) {
      fault(`update ${seq} can’t be read: ${String(error)}`)
    }
  })
  const last = log.at(-1)?.seq ?? head.logStart
  if (last !== head.head) fault(`the log ends at ${last}, its head is ${head.head}`)
  if (head.logStart > (snapshot?.throughSeq ?? 0)) fault('the log begins behind the snapshot’s end')
  try {
    if (snapshot) decodeStateVector(snapshot.stateVector)
    compact(updates)
  } catch (error) {
    fault(`can’t be merged: ${String(error)}`)
  }
  return log.length
}

async function verifyWorkspace(
  storage: Storage,
  register: Register,
  workspace: string,
  faults: string[],
): Promise<number> {
  let before: Uint8Array = new Uint8Array(32)
  let last = 0
  const fault = (number: number, what: string) => faults.push(`statement ${number} of ${workspace}: ${what}`)
  for (;;) {
    const entries = await storage.readStatements(workspace, last, entriesAtOnce)
    if (entries.length === 0) return last
    for (const { number, at, statement, hash } of entries) {
      if (number !== last + 1) fault(number, `stands where ${last + 1} belongs`)
      if (!Buffer.from(hash).equals(hashOfEntry(before, number, at, statement)))
        fault(number, 'the chain of hashes is broken')
      const verified = await verifyStatement(statement, register.key)
      if (!verified.ok) fault(number, verified.why)
      else if (verified.device !== '' && !register.current().device.has(verified.device))
        fault(number, 'of an unknown device')
      before = hash
      last = number
    }
  }
}

/** Reads everything that is stored and says what is wrong with it. Changes nothing. */
export async function verifyStore(storage: Storage, register: Register): Promise<Verification> {
  const faults: string[] = []
  const documents = await storage.listDocuments()
  const directory = register.current()
  let updates = 0
  for (const { name } of documents) updates += await verifyDocument(storage, name, directory, faults)
  let statements = 0
  for (const workspace of directory.workspace.keys())
    statements += await verifyWorkspace(storage, register, workspace, faults)
  for (const workspace of directory.workspace.values())
    if (workspace.sealed) await verifyMembers(storage, workspace, faults)
  for (const { id, person } of directory.device.values())
    if (!directory.person.has(person)) faults.push(`device ${id} belongs to nobody`)
  for (const { room, person } of directory.grant.values()) {
    if (!directory.room.has(room)) faults.push(`a role of ${person} is for a room that is not there: ${room}`)
    if (person !== '*' && !directory.person.has(person))
      faults.push(`a role in ${room} is nobody’s: ${person}`)
  }
  return { documents: documents.length, updates, statements, faults }
}
