import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../createCore.ts'
import { memoryKeychain } from '../workspace/fixtures.ts'

const noModel = { open() {}, postMessage() {}, onMessage() {}, onExit() {}, close() {} }
const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) })
const made = { name: '华东', ownerName: '林静', profile: 'general' as const }

let home: string
let cores: Core[]
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sandtable-keys-'))
  cores = []
})
afterEach(async () => {
  for (const core of cores) await core.close()
  rmSync(home, { recursive: true, force: true })
})

const none = () => memoryKeychain(false, 'system')

/** A core of a host with a keychain of its own (the window) or without one (the browser's cockpit). */
async function start({
  window = memoryKeychain(false),
  user = none(),
  directory = null as string | null,
} = {}) {
  const core = await createCore({
    start: {
      homeDirectory: home,
      modelsDirectory: home,
      open: directory === null ? null : { sample: false, directory, passphrase: null },
    },
    keychain: {
      available: async () => window.available(),
      get: async (id) => window.get(id),
      set: async (id, key) => void window.set(id, key),
      remove: async (id) => void window.delete(id),
    },
    userKeychain: user,
    model: noModel,
    trainer: noModel,
    comparison: noModel,
    now: Date.now,
  })
  cores.push(core)
  return core
}

const opened = async (core: Core) => {
  const state = await core.client.workspace.state()
  if (state.state === 'none') throw new Error('nothing is open')
  return state
}

describe('the key of a workspace', () => {
  it('goes into the user’s keychain where the host has none, and opens it from there unasked', async () => {
    const user = memoryKeychain(true, 'system')
    const core = await start({ user })
    expect(await core.client.workspace.state()).toMatchObject({ state: 'none', keychain: true })
    await core.client.workspace.create({ ...made, passphrase: null })
    const { info } = await opened(core)
    expect(info).toMatchObject({ protection: 'keychain', keychains: ['system'] })
    await core.client.workspace.close()
    await core.client.workspace.open({ id: info.id, passphrase: null })
    expect((await opened(core)).state).toBe('open')
    await expect(core.client.workspace.setUserKeychain({ holdsKey: false })).rejects.toEqual(
      refused('key.onlyMeans'),
    )
    expect(user.keys.size).toBe(1)
  })

  it('stays with the window where the window has a place, and no other host can open it until it is let', async () => {
    const window = memoryKeychain()
    const user = memoryKeychain(true, 'system')
    const atWindow = await start({ window, user })
    await atWindow.client.workspace.create({ ...made, passphrase: null })
    const { info } = await opened(atWindow)
    expect([info.keychains, user.keys.size]).toEqual([['app'], 0])
    await atWindow.client.workspace.close()
    const browser = await start({ user })
    const open = () => browser.client.workspace.open({ id: info.id, passphrase: null })
    await expect(open()).rejects.toEqual(refused('key.keychainOfWindow'))

    await atWindow.client.workspace.open({ id: info.id, passphrase: null })
    expect(await atWindow.client.workspace.setUserKeychain({ holdsKey: true })).toEqual({
      isAvailable: true,
      holdsKey: true,
    })
    const { entries } = await atWindow.client.log.list({ kind: 'settingChanged' })
    expect(entries).toContainEqual(
      expect.objectContaining({ body: { key: 'userKeychain', before: false, after: true } }),
    )
    await atWindow.client.workspace.close()
    await open()
    await browser.client.workspace.setUserKeychain({ holdsKey: false })
    expect(user.keys.size).toBe(0)
    await browser.client.workspace.close()
    await expect(open()).rejects.toEqual(refused('key.keychainOfWindow'))
    await atWindow.client.workspace.open({ id: info.id, passphrase: null })
  })

  it('beside a passphrase opens a folder that a host was started on, which asks for the passphrase without it', async () => {
    const user = memoryKeychain(true, 'system')
    const core = await start({ user })
    await core.client.workspace.create({ ...made, passphrase: '东区重点客户 2026' })
    await core.client.workspace.setUserKeychain({ holdsKey: true })
    const { info } = await opened(core)
    await core.client.workspace.close()
    const byKeychain = await start({ user, directory: info.directory })
    expect((await opened(byKeychain)).state).toBe('open')
    await byKeychain.close()
    cores.pop()
    user.keys.clear()
    expect((await opened(await start({ user, directory: info.directory }))).state).toBe('locked')
  })
})
