import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MalformedBytes } from '../client/bytes.ts'
import { createDevice, createDeviceKey } from '../client/index.ts'
import {
  bodyOf,
  type Envelope,
  type EnvelopeOf,
  encodeHead,
  readEnvelope,
} from '../client/sealed/envelope.ts'
import { createRecentHashes, emptyRecord, type LogRecord, nextRecord } from '../client/sealed/logRecord.ts'
import {
  type Admitted,
  type EpochKey,
  type MembershipChange,
  type MembershipState,
  readMembership,
  signMembership,
} from '../client/sealed/membership.ts'
import {
  chainHash,
  createAgreementKey,
  createOpener,
  createSealer,
  openPrevious,
  randomBytes,
  sealPrevious,
  unwrapKey,
  wrapKey,
} from '../client/sealed/seal.ts'
import { sampleEnvelopes, spoil } from '../proof/fuzz.ts'
import { createRandom } from '../proof/random.ts'

const place = { workspace: 'w1', document: 'board', epoch: 1, device: 'd1', purpose: 'update' } as const

describe('[E1] an envelope', () => {
  test('is read as it was written, for every header', () => {
    const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    const count = fc.integer({ min: 1, max: 2 ** 40 })
    fc.assert(
      fc.property(
        name,
        name,
        count,
        count,
        count,
        fc.uint8Array({ minLength: 16, maxLength: 300 }),
        (...given) => {
          const [document, device, epoch, counter, seen, ciphertext] = given
          const seenHash = new Uint8Array(32).fill(counter % 256)
          const salt = new Uint8Array(16).fill(seen % 256)
          const head = { kind: 'update', document, device, epoch, counter, seen, seenHash } as const
          const body = bodyOf(encodeHead({ ...head, salt, index: counter }), ciphertext)
          const read = readEnvelope(Uint8Array.of(...body, ...new Uint8Array(64))) as EnvelopeOf<'update'>
          expect(read).toMatchObject({
            kind: 'update',
            document,
            device,
            epoch,
            counter,
            seen,
            index: counter,
          })
          expect([...read.ciphertext]).toEqual([...ciphertext])
          expect([...read.seenHash, ...read.salt]).toEqual([...seenHash, ...salt])
          expect([...read.body]).toEqual([...body])
        },
      ),
      { numRuns: 100 },
    )
  })

  test('that is spoilt is malformed or another one: nothing else is thrown, and what is signed always differs', () => {
    const random = createRandom(20261122)
    const good = sampleEnvelopes()
    let malformed = 0
    for (let times = 0; times < 20_000; times++) {
      const sample = random.pick(good)
      const spoilt = spoil(random, sample)
      let read: Envelope
      try {
        read = readEnvelope(spoilt)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedBytes)
        malformed++
        continue
      }
      const isAsBefore = Buffer.from(spoilt).equals(sample)
      const signed = Buffer.concat([read.body, read.signature])
      expect(signed.equals(sample)).toBe(isAsBefore)
    }
    expect(malformed).toBeGreaterThan(10_000)
  })
})

describe('[E2] sealing', () => {
  const bound = Uint8Array.of(1, 2, 3)
  const plain = Uint8Array.of(9, 8, 7)

  test('is undone with the same key, place, header and number only', async () => {
    const key = randomBytes(32)
    const sealer = await createSealer(key, place)
    const index = sealer.next()
    const sealed = { salt: sealer.salt, index, bound, ciphertext: await sealer.seal(index, bound, plain) }
    const open = createOpener()
    expect([...(await open(key, place, sealed))!]).toEqual([...plain])
    const others = [
      createOpener()(randomBytes(32), place, sealed),
      open(key, place, { ...sealed, bound: Uint8Array.of(1, 2) }),
      open(key, place, { ...sealed, index: index + 1 }),
      open(key, place, { ...sealed, salt: randomBytes(16) }),
      ...(
        [
          { workspace: 'w2' },
          { document: 'map' },
          { epoch: 2 },
          { device: 'd2' },
          { purpose: 'snapshot' },
        ] as const
      ).map((other) => createOpener()(key, { ...place, ...other }, sealed)),
    ]
    expect(await Promise.all(others)).toEqual(others.map(() => null))
  })

  test('never uses a nonce twice: each process has a salt of its own, and counts', async () => {
    const key = randomBytes(32)
    const sealers = await Promise.all(Array.from({ length: 50 }, () => createSealer(key, place)))
    expect(new Set(sealers.map(({ salt }) => Buffer.from(salt).toString('hex'))).size).toBe(50)
    expect([sealers[0]!.next(), sealers[0]!.next(), sealers[0]!.next()]).toEqual([0, 1, 2])
  })

  test('[W5] a key is unwrapped by its device only, and the one before by the one after', async () => {
    const key = randomBytes(32)
    const [li, eve] = [await createAgreementKey(), await createAgreementKey()]
    const to = { workspace: 'w1', epoch: 1, device: 'd1' }
    const wrapped = await wrapKey(key, li.x, to)
    expect([...(await unwrapKey(wrapped, li, to))!]).toEqual([...key])
    expect(await unwrapKey(wrapped, eve, to)).toBeNull()
    expect(await unwrapKey(wrapped, li, { ...to, epoch: 2 })).toBeNull()
    expect(await unwrapKey('nonsense', li, to)).toBeNull()
    const next = randomBytes(32)
    const previous = await sealPrevious(next, key, 'w1', 2)
    expect([...(await openPrevious(next, previous, 'w1', 2))!]).toEqual([...key])
    expect(await openPrevious(key, previous, 'w1', 2)).toBeNull()
  })
})

test('[E3][E6] a log counts for each device, its epochs never fall, and its authors saw the same', async () => {
  const hash1 = await chainHash(emptyRecord.hash, 1, Uint8Array.of(1))
  const entry = (device: string, counter: number, epoch: number, seen: number, seenHash = hash1) => ({
    ...{ kind: 'update', document: 'board', device, counter, epoch, seen, seenHash },
  })
  const recent = createRecentHashes()
  const next = (record: LogRecord, number: number, envelope: object) =>
    nextRecord(record, { number, bytes: Uint8Array.of(number), envelope: envelope as never }, recent)
  const first = (await next(emptyRecord, 1, entry('d1', 1, 2, 0, emptyRecord.hash as never))) as LogRecord
  expect(first).toMatchObject({ cursor: 1, epoch: 2 })
  expect(await next(first, 3, entry('d1', 2, 2, 1))).toBe('omitted')
  expect(await next(first, 2, entry('d1', 1, 2, 1))).toBe('replayed')
  expect(await next(first, 2, entry('d1', 3, 2, 1))).toBe('omitted')
  expect(await next(first, 2, entry('d2', 2, 2, 1))).toBe('omitted')
  expect(await next(first, 2, entry('d1', 2, 1, 1))).toBe('oldEpoch')
  expect(await next(first, 2, entry('d1', 2, 2, 2))).toBe('rolledBack')
  expect(await next(first, 2, entry('d1', 2, 2, 1, randomBytes(32)))).toBe('forked')
  expect(await next(first, 2, entry('d2', 1, 3, 1))).toMatchObject({ cursor: 2, epoch: 3 })
})

describe('[W1][W2] the members’ entries', () => {
  const makeDevice = async (id: string, person: string, role: 'admin' | 'member' = 'member') => {
    const key = await createDeviceKey()
    const device = await createDevice(key, { device: id, relay: 'r', certificate: '' })
    const agreement = await createAgreementKey()
    const admitted: Admitted = { id, person, role, key: key.x, agreement: agreement.x }
    return { admitted, sign: device.sign }
  }
  const keyFor = (epoch: number, ...ids: string[]): EpochKey => ({
    ...{ epoch, commitment: 'c', previous: epoch === 1 ? null : 'p' },
    wrapped: Object.fromEntries(ids.map((id) => [id, 'x.y'])),
  })
  type Made = Awaited<ReturnType<typeof makeDevice>>
  const signed = (state: MembershipState | null, by: Made, change: MembershipChange, more: object = {}) =>
    signMembership(
      {
        ...{ workspace: 'w1', number: (state?.number ?? 0) + 1, before: state?.hash ?? '', at: 1 },
        ...{ by: by.admitted.id, change, ...more },
      },
      by.sign,
    )
  const read = async (...given: Parameters<typeof signed>) => {
    const result = await readMembership(given[0], await signed(...given), 'w1')
    return result.ok ? result.state : result.fault
  }

  test('follow each other, and each change needs its right', async () => {
    const ana = await makeDevice('d-ana', 'p-ana', 'admin')
    const li = await makeDevice('d-li', 'p-li')
    const ben = await makeDevice('d-ben', 'p-ben')
    const li2 = await makeDevice('d-li-2', 'p-li')
    const found = { do: 'found', device: ana.admitted, key: keyFor(1, 'd-ana') } as const
    const one = (await read(null, ana, found)) as MembershipState
    expect(one).toMatchObject({ number: 1, epoch: 1 })
    const admit = ({ admitted: device }: Made) => ({ do: 'admit', device, wrapped: 'x.y' }) as const
    const two = (await read(one, ana, admit(li))) as MembershipState
    const rotate = (epoch: number, removed: string[], ...left: string[]) =>
      ({ do: 'rotate', removed, key: keyFor(epoch, ...left) }) as const

    expect(await read(one, li, admit(li))).toBe('device')
    expect(await read(two, li, admit(ben))).toBe('right')
    expect(await read(two, ana, admit(li))).toBe('device')
    expect(await read(two, li, rotate(2, ['d-ana'], 'd-li'))).toBe('right')
    expect(await read(two, ana, rotate(2, ['d-ana'], 'd-li'))).toBe('right')
    expect(await read(two, ana, rotate(3, ['d-li'], 'd-ana'))).toBe('key')
    expect(await read(two, ana, rotate(2, ['d-li'], 'd-ana', 'd-li'))).toBe('key')
    expect(await read(two, ana, rotate(2, ['d-ben'], 'd-ana', 'd-li'))).toBe('device')
    expect(await read(two, ana, { do: 'appoint', person: 'p-ana', role: 'member' })).toBe('right')
    expect(await read(two, li, { do: 'appoint', person: 'p-li', role: 'admin' })).toBe('right')
    expect(await read(two, ana, found)).toBe('right')

    const three = (await read(two, li, admit(li2))) as MembershipState
    expect(Object.keys(three.devices)).toEqual(['d-ana', 'd-li', 'd-li-2'])
    const four = (await read(three, ana, rotate(2, ['d-li'], 'd-ana', 'd-li-2'))) as MembershipState
    expect(four.devices['d-li']).toMatchObject({ from: 1, until: 2 })
    expect(await read(four, li, admit(ben))).toBe('right')
  })

  test('of another place in the chain, another workspace or another hand are not taken', async () => {
    const ana = await makeDevice('d-ana', 'p-ana', 'admin')
    const eve = await makeDevice('d-ana', 'p-ana', 'admin')
    const li = await makeDevice('d-li', 'p-li')
    const found = { do: 'found', device: ana.admitted, key: keyFor(1, 'd-ana') } as const
    const one = (await read(null, ana, found)) as MembershipState
    const admit = { do: 'admit', device: li.admitted, wrapped: 'x.y' } as const
    expect(await read(one, ana, admit, { number: 3 })).toBe('number')
    expect(await read(one, ana, admit, { before: 'another' })).toBe('chain')
    expect(await read(one, ana, admit, { workspace: 'w2' })).toBe('workspace')
    expect(await read(one, eve, admit)).toBe('signature')
    const good = await signed(one, ana, admit)
    for (const broken of ['', 'a.b', 'a.b.c', `${good}.x`, good.replace('.', '.A'), good.slice(0, -4)])
      expect((await readMembership(one, broken, 'w1')).ok).toBe(false)
  })
})
