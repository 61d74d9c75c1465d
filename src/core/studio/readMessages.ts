import { aliasesOf, getAccount } from '../accounts/store.ts'
import { factKinds, isFactKind, sellingStageOf } from '../atoms/library/index.ts'
import { knownRole } from '../brief/tracks/trackGround.ts'
import { listProducts } from '../catalog/store.ts'
import { createJudge, readGrounds } from '../consent/recordings.ts'
import { getRecording } from '../consent/store.ts'
import { type Contact, getContact, getSeat, listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { type Deal, getDeal, listDealsOfAccount, listStageChanges } from '../deals/store.ts'
import { goneBecause } from '../evidence/store.ts'
import { findFigures } from '../facts/figures.ts'
import { type Fact, listFactsOfAccount } from '../facts/store.ts'
import { addressOf, greetingOf } from '../talkTracks/index.ts'
import { createCounterparts } from './counterparts.ts'
import { listBefore, type MessageRow, type Neighbour } from './messageStore.ts'
import { exampleIdOfMessage, type SaidMessage } from './saidMessage.ts'
import type { HeldSlot } from './slotForm.ts'

const dayMs = 86_400_000
/** After so long without a word a talk begins anew. */
const silenceMs = dayMs / 2
/** What the customer wrote longer ago than this is answered no more. */
const answeredWithinMs = 3 * dayMs
const neighboursRead = 6
const factsRead = 400

/** Remembers what a question was answered, for as long as one reading takes. */
function remembered<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key))
    return known.get(key)!
  }
}

/** Whether a deal was under way at `at`, UTC ms. */
const isOpenAt = ({ openedAt, closedAt }: Deal, at: number): boolean =>
  (openedAt === null || openedAt <= at) && (closedAt === null || closedAt >= at)

/** How people are called by a part of their name: 志明 of 陆志明, Karen of Karen Pike, and by what is on file beside it. */
const partsOfName = ({ name, nickname }: Contact): string[] => {
  const given = /^\p{Script=Han}{3,4}$/u.test(name) ? [name.slice(1)] : []
  const words = /\p{Script=Latin}/u.test(name) ? name.split(/\s+/).filter((word) => word.length > 2) : []
  return [...given, ...words, ...(nickname === null ? [] : [nickname])]
}

/** By which names a person is addressed that no other of the customer's need bear. */
const callingsOf = (contact: Contact): string[] => [contact.name, addressOf(contact, 'zh')]

/** What figures of a message the deal's facts state too, each with the slot that a brief would fill with it. */
function heldFigures(text: string, at: number, facts: readonly Fact[]): HeldSlot[] {
  const stated = facts.flatMap(({ kind, values }) => {
    if (!isFactKind(kind) || factKinds[kind].value === 'text' || factKinds[kind].value === 'name') return []
    const [figure] = JSON.parse(values) as { value: number | string; unit: string; currency?: string }[]
    return figure ? [{ kind, figure }] : []
  })
  return findFigures(text, at).flatMap(({ start, end, figure }) => {
    const fact = stated.find(
      (one) =>
        one.figure.value === figure.value &&
        one.figure.unit === figure.unit &&
        one.figure.currency === figure.currency,
    )
    return fact ? [{ name: `fact:${fact.kind}`, text: text.slice(start, end) }] : []
  })
}

/**
 * Reads messages of our own side with all that the records say of them as of now. `at` is today, UTC ms: by it consent is
 * judged, whenever a message was said.
 */
export function createMessageReader(db: ReadableDb, at: number): (row: MessageRow) => SaidMessage {
  const { judge } = createJudge(db, readGrounds(db), at)
  const mayTrainOn = remembered((sourceId: string) => {
    const recording = getRecording(db, sourceId)
    return !recording || judge(recording).mayTrain
  })
  const accountOf = remembered((id: string) => getAccount(db, id))
  const contactsOf = remembered((id: string) => listContactsOfAccount(db, id))
  const dealsOf = remembered((id: string) => listDealsOfAccount(db, id))
  const factsOf = remembered((id: string) => listFactsOfAccount(db, id, at, factsRead))
  const products = new Map(listProducts(db).map((product) => [product.id, product]))
  const counterpartsIn = createCounterparts(db)

  /** The deal that it was about: as linked, else the only one that was open then. */
  const dealOf = ({ dealId, accountId, occurredAt }: MessageRow): Deal | null => {
    if (dealId !== null) return getDeal(db, dealId)
    const open = accountId === null ? [] : dealsOf(accountId).filter((deal) => isOpenAt(deal, occurredAt))
    return open.length === 1 ? open[0]! : null
  }
  const stageOf = (deal: Deal, then: number) => {
    const changes = listStageChanges(db, deal.id)
    const last = changes.findLast(({ changedAt }) => changedAt <= then)
    return sellingStageOf(last?.toStage ?? changes[0]?.fromStage ?? deal.stage, false)
  }
  const namesHeld = (
    lang: 'zh' | 'en',
    contact: Contact | null,
    deal: Deal | null,
    accountNames: readonly string[],
  ): HeldSlot[] => {
    const product = deal?.productId ? products.get(deal.productId) : undefined
    const called = contact ? [...callingsOf(contact), greetingOf(contact, lang).replace(/您好$/u, '')] : []
    const productNames = product ? [product.name, ...(JSON.parse(product.aliases) as string[])] : []
    const held = (name: string, texts: readonly string[]) =>
      [...new Set(texts)].filter((text) => text.length > 1).map((text) => ({ name, text }))
    return [...held('person', called), ...held('product', productNames), ...held('account', accountNames)]
  }

  /** To whom something of ours was said: whom it calls by name, else who wrote there last. */
  const addressee = (text: string, accountId: string | null, before: readonly Neighbour[]): string | null => {
    const called = (accountId === null ? [] : contactsOf(accountId)).filter((contact) =>
      callingsOf(contact).some((name) => text.includes(name)),
    )
    return called.length === 1
      ? called[0]!.id
      : (before.find(({ isOurs, contactId }) => isOurs === 0 && contactId !== null)?.contactId ?? null)
  }

  return (row) => {
    const { evidenceId, text, accountId, occurredAt } = row
    const lang = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    const isWithout =
      accountId === null ||
      row.isOurs === 0 ||
      row.sourceId === null ||
      goneBecause(row) !== null ||
      text === ''
    const before = isWithout ? [] : listBefore(db, row, neighboursRead)
    const contactId = row.contactId ?? addressee(text, accountId, before)
    const account = accountId === null ? null : accountOf(accountId)
    const contact = contactId === null ? null : getContact(db, contactId)
    // What is left of a person who was erased has no name.
    const isGone = isWithout || contact?.name === ''
    const deal = dealOf(row)
    const seat = deal && contactId !== null ? getSeat(db, deal.id, contactId) : null
    const heard = before.find(
      ({ isOurs, occurredAt: then }) => isOurs === 0 && occurredAt - then <= answeredWithinMs,
    )
    const facts =
      accountId === null
        ? []
        : factsOf(accountId).filter(
            (fact) => fact.occurredAt <= occurredAt && (fact.dealId === null || fact.dealId === deal?.id),
          )
    return {
      origin: 'message',
      id: exampleIdOfMessage(evidenceId),
      evidenceId,
      dealId: deal?.id ?? null,
      dealName: deal?.name ?? '',
      accountId: accountId ?? '',
      accountName: account?.name ?? '',
      contactId,
      contactName: contact?.name ?? null,
      lang,
      at: occurredAt,
      text,
      heard: heard?.text ?? null,
      opens: before.every(({ occurredAt: then }) => occurredAt - then > silenceMs),
      scene: deal && {
        role: knownRole(seat?.buyingRole ?? contact?.buyingRole ?? 'unknown'),
        stage: stageOf(deal, occurredAt),
      },
      held: [
        ...namesHeld(lang, contact, deal, account ? [account.name, ...aliasesOf(account)] : []),
        ...heldFigures(text, occurredAt, facts),
      ],
      callings: accountId === null ? [] : contactsOf(accountId).flatMap(partsOfName),
      counterpartOf: counterpartsIn(lang),
      barred: isGone
        ? 'wordsGone'
        : row.sensitivity === 'restricted' || !mayTrainOn(row.sourceId)
          ? 'noConsent'
          : null,
    }
  }
}
