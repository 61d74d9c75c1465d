import { createHash } from 'node:crypto'
import { type EnvelopeOf, encodeConfirmed, readEnvelope } from '../client/sealed/envelope.ts'
import { refused } from './auth/changes.ts'
import type { OpenDocument } from './document.ts'
import type { Services } from './services.ts'

type Outcome = { ok: true } | ReturnType<typeof refused>

/** What the relay does with snapshots that it can't read: keeps an offer, and prunes once another device confirms it. */
export function createSealedSnapshots({ storage, documents, limits, now }: Services) {
  /** The epoch in which the log goes on behind a number; the first is the lowest, for epochs never fall. */
  const epochBehind = async (document: OpenDocument, seq: number): Promise<number | null> => {
    const [next] = await storage.readLog(document.name, seq)
    return next ? readEnvelope(next.update).epoch : null
  }
  const ofEpochBefore = refused('conflict', 'what follows in the log is of an epoch before')

  return {
    async offer(
      document: OpenDocument,
      { seen, device, epoch }: EnvelopeOf<'snapshot'>,
      envelope: Uint8Array,
    ): Promise<Outcome> {
      const behind = await epochBehind(document, seen)
      if (behind !== null && behind < epoch) return ofEpochBefore
      const offer = { throughSeq: seen, author: device, at: now(), envelope, epoch }
      const isTaken =
        seen <= document.delivered &&
        (await storage.offerSnapshot(document.name, { ...offer, isFollowed: behind !== null }))
      if (!isTaken) return refused('conflict', 'there is a later one, or the log is not so long, or goes on')
      await documents.tellSnapshot(document, seen, false)
      return { ok: true }
    },

    async confirm(
      document: OpenDocument,
      { seen, device, digest }: EnvelopeOf<'confirmation'>,
      confirmation: Uint8Array,
    ): Promise<Outcome> {
      const offer = await storage.readOffer(document.name)
      if (offer?.throughSeq !== seen) return refused('conflict', 'no such offer, or no longer')
      if (offer.author === device) return refused('forbidden', 'another device has to confirm it')
      if (!createHash('sha256').update(offer.envelope).digest().equals(digest))
        return refused('conflict', 'another snapshot')
      const behind = await epochBehind(document, seen)
      if (behind !== null && behind < readEnvelope(offer.envelope).epoch) return ofEpochBefore
      const at = now()
      const pruned = await storage.confirmSnapshot(
        document.name,
        seen,
        encodeConfirmed(offer.envelope, confirmation),
        at,
        limits.oldSnapshotMs,
      )
      if (pruned === null) return refused('conflict', 'another device was quicker')
      await documents.tellSnapshot(document, seen, true)
      return { ok: true }
    },
  }
}
