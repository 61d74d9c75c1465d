import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Keychain, Unlock } from './keySlots.ts'
import { createWorkspace, openWorkspace } from './workspace.ts'

/** For tests: Monday 2 March 2026, nine o'clock. */
export const nine = Date.UTC(2026, 2, 2, 9)
/** For tests: scrypt terms that cost a millisecond. */
export const cheap = { N: 2 ** 10, r: 8, p: 1 }
export const passphrase = (text: string): Unlock => ({ kind: 'passphrase', passphrase: text })
export const right = passphrase('东区重点客户 2026')

/** Makes Lin Jing's workspace in `folder/east`. */
export const createEast = (folder: string, options: Partial<Parameters<typeof createWorkspace>[0]> = {}) =>
  createWorkspace({
    dir: join(folder, 'east'),
    name: '华东重点客户',
    kind: 'own',
    ownerName: '林静',
    protect: right,
    now: () => nine,
    cost: cheap,
    deviceName: 'laptop',
    ...options,
  })

export const openEast = (folder: string, unlock: Unlock = right, now = nine) =>
  openWorkspace({ dir: join(folder, 'east'), unlock, now: () => now })

/** What a piece of work was refused with; fails when it was not. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; details: object }> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('nothing was refused')
}

export function memoryKeychain(
  available = true,
  store: Keychain['store'] = 'app',
): Keychain & { keys: Map<string, string> } {
  const keys = new Map<string, string>()
  return {
    store,
    keys,
    available: () => available,
    get: (id) => keys.get(id) ?? null,
    set: (id, key) => void keys.set(id, key),
    delete: (id) => void keys.delete(id),
  }
}
