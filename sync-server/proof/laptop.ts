import * as Y from 'yjs'
import {
  commentsOf,
  createDevice,
  createDeviceKey,
  createRelayClient,
  type DeviceKey,
  joinWorkspace,
  type KeyStore,
  type Membership,
  openSealedWorkspace,
  type Position,
  type RelayClient,
  type SealedWorkspace,
  type SharedDocument,
} from '../client/index.ts'
import { createMemoryKeyStore } from '../src/sealedFixture.ts'
import { createNetwork, type Network } from './network.ts'
import { createRandom, type Random } from './random.ts'

/** The room of a simulated day. */
export const room = 'board-of-the-simulation'

/** What a device has on its disk of a document: it as it was saved, and how far it was seen. */
type DeviceDisk = { state: Uint8Array; position: Position; mayHaveUnsent: boolean }

/** Who a laptop is, as its keychain knows. */
export type Owner = { key: DeviceKey; membership: Membership; keyStore: KeyStore }

/** Sealed rooms have their snapshots early, so that they are pruned on the way. */
const pace = { batchMs: 1, snapshotAfterBytes: 500, snapshotDelayMs: 3, confirmDelayMs: 2 }

const emptyDisk = (): DeviceDisk => ({
  state: Y.encodeStateAsUpdate(new Y.Doc()),
  position: { lineage: '', cursor: 0 },
  mayHaveUnsent: false,
})

/** One person's device: it edits, saves, crashes and comes back with what it had saved. */
export class Laptop {
  doc = new Y.Doc()
  client!: RelayClient
  shared!: SharedDocument
  /** What is said beside the board: a document of its own over the same line. */
  comments = new Y.Doc()
  beside!: SharedDocument
  sealed!: SealedWorkspace
  /** Everything it wrote, and what of it the relay has confirmed. */
  readonly acknowledged = new Set<string>()
  /** Statements that the relay confirmed, by their number in its log. */
  readonly stated = new Map<number, string>()
  private unconfirmed: string[] = []
  private unconfirmedBeside: string[] = []
  private disk = emptyDisk()
  private diskBeside = emptyDisk()
  private count = 0
  private readonly name: string
  private readonly owner: Owner
  private readonly network: Network
  private readonly url: string

  /** @param url where its first connection goes; its network may lead later ones elsewhere */
  constructor(name: string, owner: Owner, network: Network, url: string) {
    this.name = name
    this.owner = owner
    this.network = network
    this.url = url
  }

  async begin(): Promise<this> {
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, this.disk.state)
    this.comments = new Y.Doc()
    Y.applyUpdate(this.comments, this.diskBeside.state)
    const { createSocket } = this.network
    const { key, membership, keyStore } = this.owner
    const { workspace, person } = membership
    const device = await createDevice(key, membership)
    if (workspace.sealed)
      this.sealed = await openSealedWorkspace({
        ...{ workspace: workspace.id, device, person: person.id, key: key.x, keyStore },
      })
    this.client = createRelayClient({
      ...{ url: this.url, device, program: 'simulation', createSocket },
      ...(workspace.sealed ? { sealed: this.sealed, pace } : {}),
    })
    const { position, mayHaveUnsent } = this.disk
    this.shared = this.client.share(room, this.doc, { position, mayHaveUnsent })
    this.shared.onChange(() => this.confirm())
    this.beside = this.client.share(commentsOf(room), this.comments, {
      ...{ position: this.diskBeside.position, mayHaveUnsent: this.diskBeside.mayHaveUnsent },
    })
    this.beside.onChange(() => this.confirm())
    return this
  }

  get device(): { id: string } {
    return { id: this.owner.membership.device }
  }

  /** What waits no longer is confirmed: the relay must never lose it. */
  private confirm(): void {
    const isConfirmed = ({ waiting, link }: ReturnType<SharedDocument['state']>) =>
      waiting === 0 && link === 'open'
    if (isConfirmed(this.shared.state())) {
      for (const value of this.unconfirmed) this.acknowledged.add(value)
      this.unconfirmed = []
    }
    if (isConfirmed(this.beside.state())) {
      for (const value of this.unconfirmedBeside) this.acknowledged.add(value)
      this.unconfirmedBeside = []
    }
  }

  /** Says something beside the board; sometimes takes back something that was said. */
  comment(random: Random): string {
    const value = `${this.name} says ${++this.count}`
    const { comments } = this
    comments.transact(() => {
      comments.getArray<string>('log').push([value])
      comments.getMap('comments').set(value, random.below(100))
      const said = [...comments.getMap('comments').keys()]
      if (random.chance(0.2)) comments.getMap('comments').delete(said[random.below(said.length)]!)
    })
    this.unconfirmedBeside.push(value)
    return value
  }

  /** Signs something and gives it to the relay; what is not answered may be in its log or not. */
  async state(): Promise<void> {
    const { workspace } = this.owner.membership
    const device = await createDevice(this.owner.key, this.owner.membership)
    const said = `${this.name} signs ${++this.count}`
    const statement = await device.statement({
      ...{ workspace: workspace.id, kind: 'vote', at: Date.now(), body: { said } },
    })
    const answer = await this.client.appendStatement(workspace.id, statement).catch(() => null)
    if (answer) this.stated.set(answer.number, statement)
  }

  edit(random: Random): string {
    const { doc } = this
    const value = `${this.name} ${++this.count}`
    doc.transact(() => {
      doc.getArray<string>('log').push([value])
      const text = doc.getText('minutes')
      const kind = random.below(4)
      if (kind === 0) text.insert(random.below(text.length + 1), `议${value} `)
      else if (kind === 1 && text.length > 3) text.delete(random.below(text.length - 2), 2)
      else if (kind === 2) doc.getMap('cards').set(`card ${random.below(5)}`, { heat: random.below(100) })
      else doc.getMap('cards').delete(`card ${random.below(5)}`)
    })
    this.unconfirmed.push(value)
    return value
  }

  save(): void {
    const saved = (doc: Y.Doc, { position, waiting, link }: ReturnType<SharedDocument['state']>) => ({
      ...{ state: Y.encodeStateAsUpdate(doc), position },
      mayHaveUnsent: waiting > 0 || link !== 'open',
    })
    this.disk = saved(this.doc, this.shared.state())
    this.diskBeside = saved(this.comments, this.beside.state())
  }

  async crash(): Promise<void> {
    this.client.close()
    // What was neither saved nor confirmed is lost with the device, and may be.
    this.unconfirmed = this.unconfirmed.filter((value) => this.savedHas(this.disk, value))
    this.unconfirmedBeside = this.unconfirmedBeside.filter((value) => this.savedHas(this.diskBeside, value))
    await this.begin()
  }

  private savedHas({ state }: DeviceDisk, value: string): boolean {
    const saved = new Y.Doc()
    Y.applyUpdate(saved, state)
    return saved.getArray<string>('log').toArray().includes(value)
  }

  /** What keeps it from being quiet, for whoever reads why a day failed. */
  describe(): string {
    const of = (shared: SharedDocument) => {
      const { link, isSynced, waiting, refusal, position, sealed } = shared.state()
      return { link, isSynced, waiting, refusal, cursor: position.cursor, sealed }
    }
    const { link: line } = this.client.state()
    return `${this.name}: ${JSON.stringify({ at: this.network.describe(), line, board: of(this.shared), comments: of(this.beside) })}`
  }

  isQuiet(): boolean {
    return [this.shared, this.beside].every((shared) => {
      const { isSynced, waiting } = shared.state()
      return isSynced && waiting === 0
    })
  }
}

/** What a person sees, to be compared. */
export const stateOf = ({ doc, comments }: Pick<Laptop, 'doc' | 'comments'>): string =>
  JSON.stringify([
    doc.getArray('log').toJSON(),
    doc.getText('minutes').toString(),
    Object.entries(doc.getMap('cards').toJSON()).sort(),
    comments.getArray('log').toJSON(),
    Object.entries(comments.getMap('comments').toJSON()).sort(),
  ])

/** A laptop that is let in by a code. */
export async function joined(url: string, code: string): Promise<Owner> {
  const key = await createDeviceKey()
  const membership = await joinWorkspace({
    ...{ url, code, deviceName: 'laptop', key },
    createSocket: createNetwork(createRandom(1)).createSocket,
  })
  return { key, membership, keyStore: createMemoryKeyStore() }
}
