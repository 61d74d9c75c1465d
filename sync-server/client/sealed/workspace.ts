import type { Device } from '../device.ts'
import { codes } from '../words.ts'
import {
  activeDevices,
  fingerprintOfDevice,
  fingerprintOfWorkspace,
  hashOfMembership,
  type MemberRole,
  type MembershipChange,
  type MembershipFault,
  type MembershipState,
  readMembership,
  signMembership,
} from './membership.ts'
import {
  type AgreementKey,
  base64,
  commitmentOf,
  createAgreementKey,
  fromBase64,
  importVerifyKey,
  openPrevious,
  randomBytes,
  sealPrevious,
  signedBytes,
  unwrapKey,
  verifySignature,
  wrapKey,
} from './seal.ts'

/**
 * Where a device keeps what nobody else may have: in the product its encrypted workspace, beside the device’s key. `write` is fulfilled once
 * the text survives a crash; both may be asked for any name.
 */
export type KeyStore = {
  read(name: string): Promise<string | null>
  write(name: string, secret: string): Promise<void>
}

/**
 * How a device stands with its sealed workspace.
 *
 * - `unfounded`: nobody has laid the first keys: `found` does, once.
 * - `untrusted`: the relay shows members, and nobody has compared the workspace's fingerprint: `trust`.
 * - `waiting`: an admin has to let this device in: `admit`.
 * - `out`: it was removed.
 * - `fault`: the members that the relay shows are not to be believed.
 */
export type SealedStatus = 'unknown' | 'unfounded' | 'untrusted' | 'waiting' | 'member' | 'out' | 'fault'

export type SealedWorkspaceState = {
  status: SealedStatus
  epoch: number
  /** What this device's owner reads to the admin who lets it in. */
  deviceFingerprint: string
  /** What an admin reads to somebody new; null while nobody has founded it. */
  workspaceFingerprint: string | null
  fault: MembershipFault | 'rolledBack' | 'forked' | null
}

/** A device that asks to be let in, as an admin sees it. */
export type WaitingDevice = { device: string; name: string; person: string; fingerprint: string }

type Call = (method: string, argument: object) => Promise<{ value: unknown }>

/** The keys and members of a sealed workspace as one device holds them. */
export type SealedWorkspace = {
  readonly id: string
  state(): SealedWorkspaceState
  onChange(listener: () => void): () => void
  /**
   * Lays the first keys: the first admin's device, once in a workspace's life. When the connection breaks before the
   * answer it is rejected, and may have happened: then the status tells after reconnecting; it may be asked again.
   */
  found(): Promise<void>
  /** Believes the members that the relay shows, after their fingerprint was compared (W6). False: another one. */
  trust(fingerprint: string): Promise<boolean>
  waiting(): Promise<WaitingDevice[]>
  /**
   * Lets a device in: an admin's, or one more of one's own. Throws when the fingerprint, as its owner read it, is
   * not the one of the keys that the relay shows.
   */
  admit(device: string, fingerprint: string, role?: MemberRole): Promise<void>
  appoint(person: string, role: MemberRole): Promise<void>
  /** A new epoch without these devices: what is written from then on they can't read (W4). */
  remove(devices: readonly string[]): Promise<void>
  members(): MembershipState | null

  /** For the client: the connection is there, or there is news (null: it is gone). */
  connected(call: Call | null): void
  refresh(): Promise<void>
  keyOf(epoch: number): Uint8Array | null
  verify(device: string, signature: Uint8Array, body: Uint8Array): Promise<boolean>
  sign(body: Uint8Array): Promise<Uint8Array>
  readonly device: string
}

/** What the key store holds for a workspace. */
type Kept = {
  agreement: AgreementKey
  /** The fingerprint that a person compared, or that founding made. */
  trusted: string | null
  /** The first entry as this device signed it, from before it is sent until the relay shows it. */
  founding: string | null
  members: MembershipState | null
  /** The hash of the first entry. */
  first: string | null
  keys: Record<string, string>
}

type Shown = { entries: string[]; revoked: string[]; founded: boolean }
type Listed = { device: string; name: string; person: string; key: string; agreement: string | null }

const epochKeyBytes = 32
const maxTries = 5

const isConflict = (error: unknown): boolean => (error as { code?: number }).code === codes.conflict

/**
 * Reads what the key store has for this workspace, and makes the device's agreement key in a new one.
 *
 * @param options.key the public half (`x`) of the device's Ed25519 key
 */
export async function openSealedWorkspace(options: {
  workspace: string
  device: Device
  person: string
  key: string
  keyStore: KeyStore
  now?: () => number
}): Promise<SealedWorkspace> {
  const { workspace, device, person, keyStore } = options
  const now = options.now ?? Date.now
  const name = `sealed ${workspace} ${device.id}`
  const text = await keyStore.read(name)
  const nothing = { trusted: null, founding: null, members: null, first: null, keys: {} }
  let kept: Kept = text
    ? { ...nothing, ...(JSON.parse(text) as Omit<Kept, 'founding'>) }
    : { ...nothing, agreement: await createAgreementKey() }
  if (!text) await keyStore.write(name, JSON.stringify(kept))
  const self = { id: device.id, person, key: options.key, agreement: kept.agreement.x }
  const deviceFingerprint = await fingerprintOfDevice(self)
  let workspaceFingerprint = kept.first ? await fingerprintOfWorkspace(kept.first) : null
  let call: Call | null = null
  let fault: SealedWorkspaceState['fault'] = null
  let isUnfounded = false
  /** A chain that was verified and that nobody has vouched for yet. */
  let offered: { members: MembershipState; first: string; keys: Record<string, string> } | null = null
  const listeners = new Set<() => void>()
  const verifyKeys = new Map<string, ReturnType<typeof importVerifyKey>>()
  let refreshing: Promise<void> | null = null

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const keep = async (next: Kept) => {
    await keyStore.write(name, JSON.stringify(next))
    kept = next
  }
  const ask = async (method: string, argument: object): Promise<unknown> => {
    if (!call) throw new Error('no connection')
    return (await call(method, argument)).value
  }

  const status = (): SealedStatus => {
    if (fault) return 'fault'
    const { members } = kept
    if (!members) return offered ? 'untrusted' : isUnfounded ? 'unfounded' : 'unknown'
    const mine = members.devices[device.id]
    if (!mine) return 'waiting'
    return mine.until === null && kept.keys[members.epoch] ? 'member' : 'out'
  }

  /** The keys that a change brings this device, from the newest epoch back (W5). Null: they are not what they should be. */
  const keysFrom = async (
    change: MembershipChange,
    before: MembershipState | null,
    keys: Record<string, string>,
    commitments: ReadonlyMap<number, { commitment: string; previous: string | null }>,
  ): Promise<Record<string, string> | null> => {
    const epoch = change.do === 'found' || change.do === 'rotate' ? change.key.epoch : before!.epoch
    if (keys[epoch]) return keys
    const wrapped =
      change.do === 'admit'
        ? change.device.id === device.id
          ? change.wrapped
          : null
        : change.do === 'appoint'
          ? null
          : Object.hasOwn(change.key.wrapped, device.id)
            ? change.key.wrapped[device.id]!
            : null
    if (wrapped === null) return keys
    let key = await unwrapKey(wrapped, kept.agreement, { workspace, epoch, device: device.id })
    const found = { ...keys }
    for (let at = epoch; at >= 1 && !found[at]; at--) {
      const known = commitments.get(at)
      if (!key || !known || (await commitmentOf(key, workspace, at)) !== known.commitment) return null
      found[at] = base64(key)
      if (known.previous === null) break
      key = await openPrevious(key, known.previous, workspace, at)
    }
    return found
  }

  /** What was signed here as the first entry is believed, whatever the relay shows, once the relay took it. */
  const believe = async (founding: string): Promise<void> => {
    const first = await hashOfMembership(founding)
    workspaceFingerprint = await fingerprintOfWorkspace(first)
    await keep({ ...kept, trusted: workspaceFingerprint, first, founding: null })
  }

  /** What all entries say of the epochs' keys; kept in memory, read again with the chain from the start. */
  const commitments = new Map<number, { commitment: string; previous: string | null }>()

  /** W3: verifies what the relay shows, from the first entry, against what was kept. */
  const take = async (entries: readonly string[]): Promise<void> => {
    const known = kept.members
    let members: MembershipState | null = null
    let first: string | null = null
    let keys: Record<string, string> = kept.keys
    for (const entry of entries) {
      const read = await readMembership(members, entry, workspace)
      if (!read.ok) {
        fault = read.fault
        return
      }
      const { change } = read.claims
      if (change.do === 'found' || change.do === 'rotate') commitments.set(change.key.epoch, change.key)
      const brought = await keysFrom(change, members, keys, commitments)
      if (!brought) {
        fault = 'key'
        return
      }
      keys = brought
      members = read.state
      first ??= members.hash
      if (known && members.number === known.number && members.hash !== known.hash) {
        fault = 'forked'
        return
      }
    }
    if (known && (members?.number ?? 0) < known.number) {
      fault = 'rolledBack'
      return
    }
    if (!members) return
    workspaceFingerprint = await fingerprintOfWorkspace(first!)
    if (kept.founding !== null && entries[0] === kept.founding) await believe(kept.founding)
    if (kept.trusted === null) {
      offered = { members, first: first!, keys }
      return
    }
    if (kept.trusted !== workspaceFingerprint) {
      fault = 'forked'
      return
    }
    if (members.number > (known?.number ?? 0)) await keep({ ...kept, members, first, keys })
  }

  const read = async (): Promise<void> => {
    const shown = (await ask('membership', {})) as Shown
    isUnfounded = !shown.founded
    if (!fault) await take(shown.entries)
    changed()
    if (status() === 'waiting' || status() === 'untrusted' || status() === 'unfounded')
      await ask('offerAgreement', { agreement: kept.agreement.x })
    await settleRevoked(shown.revoked)
  }

  /** W4: an admin's device takes out whom the relay says it has revoked. */
  const settleRevoked = async (revoked: readonly string[]) => {
    const { members } = kept
    if (!members || status() !== 'member' || members.devices[device.id]?.role !== 'admin') return
    const still = revoked.filter((id) => members.devices[id]?.until === null && id !== device.id)
    const isLeft = activeDevices(members).some(({ id, role }) => role === 'admin' && !still.includes(id))
    if (still.length === 0 || !isLeft) return
    // Another admin's device may be quicker: then there is nothing left to do.
    await rotate(still).catch(() => {})
  }

  /** One reading at a time; who asks during one gets another after it, since that one may have begun too early. */
  const refresh = (): Promise<void> => {
    const next = (refreshing?.catch(() => {}) ?? Promise.resolve()).then(read)
    refreshing = next
    return next
  }

  const entryOf = (change: MembershipChange, before: MembershipState | null): Promise<string> => {
    const claims = {
      ...{ workspace, number: (before?.number ?? 0) + 1, before: before?.hash ?? '' },
      ...{ at: now(), by: device.id, change },
    }
    return signMembership(claims, device.sign)
  }
  const send = (entry: string) => ask('changeMembership', { entry })

  /**
   * Signs the first entry, once: the connection may break before the answer, and then nobody knows whether the relay
   * took it. Another one with another key would make this device a stranger to what it has founded.
   */
  const foundingEntry = (): Promise<string> => {
    if (kept.founding !== null) return Promise.resolve(kept.founding)
    signing ??= signFounding().finally(() => {
      signing = null
    })
    return signing
  }
  let signing: Promise<string> | null = null
  const signFounding = async (): Promise<string> => {
    const device = { ...self, role: 'admin' as const }
    const founding = await entryOf({ do: 'found', device, key: await epochKeyFor(1, [self], null) }, null)
    await keep({ ...kept, founding })
    return founding
  }

  /** Makes a change on the newest members, once more when somebody else was quicker. */
  const change = async (make: (members: MembershipState) => Promise<MembershipChange | null>) => {
    for (let tries = 1; ; tries++) {
      const { members } = kept
      if (!members || status() !== 'member') throw new Error('not a member')
      const made = await make(members)
      if (!made) return
      try {
        await send(await entryOf(made, members))
        await readAgain()
        return
      } catch (error) {
        if (!isConflict(error) || tries === maxTries) throw error
        await readAgain()
      }
    }
  }
  const readAgain = async () => {
    const shown = (await ask('membership', {})) as Shown
    isUnfounded = !shown.founded
    if (!fault) await take(shown.entries)
    changed()
  }

  const epochKeyFor = async (
    epoch: number,
    devices: readonly { id: string; agreement: string }[],
    previous: Uint8Array | null,
  ) => {
    const key = randomBytes(epochKeyBytes)
    const wrapped: Record<string, string> = {}
    for (const { id, agreement } of devices)
      wrapped[id] = await wrapKey(key, agreement, { workspace, epoch, device: id })
    return {
      epoch,
      commitment: await commitmentOf(key, workspace, epoch),
      wrapped,
      previous: previous ? await sealPrevious(key, previous, workspace, epoch) : null,
    }
  }

  const keyOf = (epoch: number): Uint8Array | null => {
    const key = kept.keys[epoch]
    return key ? fromBase64(key) : null
  }

  const rotate = (removed: readonly string[]) =>
    change(async (members) => {
      const out = removed.filter((id) => members.devices[id]?.until === null)
      if (removed.length > 0 && out.length === 0) return null
      const left = activeDevices(members).filter(({ id }) => !out.includes(id))
      const key = await epochKeyFor(members.epoch + 1, left, keyOf(members.epoch))
      return { do: 'rotate', removed: out, key }
    })

  const listed = async (): Promise<Listed[]> => (await ask('sealedDevices', {})) as Listed[]

  return {
    id: workspace,
    device: device.id,
    state: () => ({
      ...{
        status: status(),
        epoch: kept.members?.epoch ?? 0,
        deviceFingerprint,
        workspaceFingerprint,
        fault,
      },
    }),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    members: () => kept.members,
    async found() {
      if (status() === 'member') return
      await ask('offerAgreement', { agreement: kept.agreement.x })
      const founding = await foundingEntry()
      try {
        await send(founding)
        await believe(founding)
        await readAgain()
      } catch (error) {
        if (!isConflict(error)) throw error
        // What was quicker may be this very entry: taken before, and its answer was lost.
        await readAgain()
        if ((status() as SealedStatus) === 'member') return
        await keep({ ...kept, founding: null })
        throw error
      }
    },
    async trust(fingerprint) {
      const plain = (written: string) => written.replace(/\D/g, '')
      if (!offered || !workspaceFingerprint || plain(fingerprint) !== plain(workspaceFingerprint))
        return false
      const { members, first, keys } = offered
      offered = null
      await keep({ ...kept, trusted: workspaceFingerprint, members, first, keys })
      changed()
      return true
    },
    async waiting() {
      const all = await listed()
      const asking = all.filter(({ device: id, agreement }) => agreement && !kept.members?.devices[id])
      return Promise.all(
        asking.map(async ({ device: id, name: label, person: whose, key, agreement }) => ({
          ...{ device: id, name: label, person: whose },
          fingerprint: await fingerprintOfDevice({ id, key, agreement: agreement! }),
        })),
      )
    },
    async admit(id, fingerprint, role = 'member') {
      const found = (await listed()).find((one) => one.device === id)
      if (!found?.agreement) throw new Error('this device has not asked')
      const { key, agreement, person: whose } = found
      const actual = await fingerprintOfDevice({ id, key, agreement })
      if (fingerprint.replace(/\D/g, '') !== actual.replace(/\D/g, '')) throw new Error('another fingerprint')
      await change(async (members) => {
        if (members.devices[id]) return null
        const epochKey = keyOf(members.epoch)!
        const wrapped = await wrapKey(epochKey, agreement, { workspace, epoch: members.epoch, device: id })
        return { do: 'admit', device: { id, person: whose, role, key, agreement }, wrapped }
      })
    },
    appoint: (whose, role) => change(async () => ({ do: 'appoint', person: whose, role })),
    remove: rotate,
    connected(next) {
      call = next
    },
    refresh,
    keyOf,
    async verify(id, signature, body) {
      const member = kept.members?.devices[id]
      if (!member) return false
      const known =
        verifyKeys.get(member.key) ?? importVerifyKey({ kty: 'OKP', crv: 'Ed25519', x: member.key })
      verifyKeys.set(member.key, known)
      return verifySignature(await known, signature, signedBytes(body))
    },
    sign: (body) => device.sign(signedBytes(body)),
  }
}
