import { implement, ORPCError } from '@orpc/server'
import { contract } from '../shared/contract/index.ts'
import type { WorkspaceInfo } from '../shared/contract/workspace.ts'
import { AppError } from '../shared/errors.ts'
import { databaseRefusalOf, type WritableDb } from './db/open.ts'
import type { Stamp } from './log/entry.ts'
import type { NewId } from './newId.ts'
import type { Workspace } from './workspace/workspace.ts'

/** What an open workspace gives to the procedures that work on it. */
export interface Session {
  db: WritableDb
  info: WorkspaceInfo
  newId: NewId
  /** UTC ms. */
  now(): number
  /** Who acts: the name in the settings, as it goes into change sets. */
  actor(): string
  /** Who, on which device, when: for the log. */
  stamp(): Stamp
  /** IANA zone of the workspace: days begin and naive times are read in it. */
  zone(): string
  /** Says which topics changed, so that open screens refetch. Call after the transaction. */
  changed(...topics: string[]): void
  /** The workspace itself, for backup, keys and identity. */
  workspace: Workspace
}

/** Procedures of a module get this and ask it for the session at each call, because workspaces open and close. */
export interface Sessions {
  /** Refuses with `workspace.notOpen`. */
  require(): Session
}

/** Turns an expected refusal into data of the contract; everything else stays a bug and is masked as internal. */
export function refusal(thrown: unknown): unknown {
  const error = databaseRefusalOf(thrown)
  return error instanceof AppError
    ? new ORPCError('REFUSED', {
        defined: true,
        status: 409,
        message: error.code,
        data: { code: error.code, details: error.details },
      })
    : error
}

/** The implementer on which every module builds its procedures: refusals become data here, once. */
export const implementer = implement(contract).use(async ({ next }) => {
  try {
    return await next()
  } catch (error) {
    throw refusal(error)
  }
})

/** Wraps a stream so that a refusal in its midst is data too. */
export async function* refusing<T, R>(stream: AsyncGenerator<T, R, void>): AsyncGenerator<T, R, void> {
  try {
    return yield* stream
  } catch (error) {
    throw refusal(error)
  }
}
