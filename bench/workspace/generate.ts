import { createHash } from 'node:crypto'
import { insertAccount } from '../../src/core/accounts/store.ts'
import { insertActivity, insertVisitPlan } from '../../src/core/activities/store.ts'
import { insertPrice, insertProduct } from '../../src/core/catalog/store.ts'
import { insertContact, insertSeat } from '../../src/core/contacts/store.ts'
import { transaction } from '../../src/core/db/open.ts'
import { insertDeal, insertStageChange } from '../../src/core/deals/store.ts'
import { insertEvidence, insertSource } from '../../src/core/evidence/store.ts'
import { extractFacts } from '../../src/core/facts/extract.ts'
import { factColumns } from '../../src/core/facts/proposedFact.ts'
import { insertFact } from '../../src/core/facts/store.ts'
import { speakerOf } from '../../src/core/facts/whoSays/stance.ts'
import { seededRandom } from '../../src/core/learning/random.ts'
import { insertCompetitorPrice, insertPolicyEvent } from '../../src/core/market/store.ts'
import { nameKeyOf } from '../../src/core/nameKey.ts'
import { createNewId } from '../../src/core/newId.ts'
import { insertPriceLine } from '../../src/core/quotes/store.ts'
import { type Chance, createChance, sigmoid } from '../../src/core/sample/chance.ts'
import type { Workspace } from '../../src/core/workspace/workspace.ts'
import { type ActivityKind, buyingRoles, type Stage, supports } from '../../src/shared/vocabulary.ts'
import { accountName, type Lang, personName, productName, writeText, zipf } from './team.ts'
import * as words from './words.ts'

export interface Size {
  accounts: number
  deals: number
  activities: number
  evidence: number
  products: number
  contactsEach: number
}
/** The workspace on which the figures are stated. */
export const fullSize: Size = {
  accounts: 2000,
  deals: 100_000,
  activities: 1_000_000,
  evidence: 200_000,
  products: 300,
  contactsEach: 8,
}
/** A twentieth of it, for trying out. */
export const smallSize: Size = {
  ...fullSize,
  accounts: 100,
  deals: 5000,
  activities: 50_000,
  evidence: 10_000,
  products: 60,
}

const dayMs = 86_400_000
/** Three years of history. */
const historyMs = 1095 * dayMs
const owners = 60
const path: readonly Stage[] = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close']

interface Account {
  id: string
  lang: Lang
  region: string
  owner: string
  contacts: string[]
  people: string[]
}
interface Product {
  id: string
  name: string
  lang: Lang
  listMinor: number
}
interface Deal {
  id: string
  account: Account
  product: Product
  from: number
  to: number
  rival: string
  quality: number
}

const shared = { evidenceId: null, importId: null } as const
const record = { ...shared, mergedIntoId: null, deletedAt: null } as const

const customerKinds: readonly (readonly [ActivityKind, number])[] = [
  ['message', 12],
  ['email', 6],
  ['priceAsked', 2],
  ['trialAsked', 1],
  ['contractAsked', 1],
  ['tenderAsked', 0.6],
  ['objection', 3],
  ['complaint', 1],
  ['competitorNamed', 1.5],
  ['contentViewed', 3],
]
const ownKinds: readonly (readonly [ActivityKind, number])[] = [
  ['call', 14],
  ['visit', 10],
  ['meeting', 5],
  ['message', 10],
  ['email', 8],
  ['demo', 3],
  ['proposalSent', 2],
  ['quoteSent', 3],
  ['commitment', 2],
]

/**
 * Fills an empty workspace through the stores that imports use too: the same seed, size and `now` (UTC ms) give the
 * same records. Deals are won by what happens in them, so that the engines find something to learn.
 */
export function generate(
  workspace: Workspace,
  size: Size,
  seed: number,
  now: number,
  onStep: (text: string) => void,
): void {
  const { db } = workspace
  const random = seededRandom(seed)
  const chance = createChance(random)
  const newId = createNewId(
    () => now,
    (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
  )
  // Nothing here was acknowledged to anybody: a generation that is cut off is thrown away whole.
  db.sqlite.pragma('synchronous=OFF')
  db.sqlite.pragma('cache_size=-400000')
  const inBatches = (count: number, write: (index: number) => void) => {
    for (let from = 0; from < count; from += 20_000)
      transaction(db, () => {
        for (let at = from; at < Math.min(count, from + 20_000); at += 1) write(at)
      })
  }
  const start = now - historyMs
  const zoneOf = (lang: Lang) => (lang === 'zh' ? 'Asia/Shanghai' : 'America/New_York')
  const currencyOf = (lang: Lang) => (lang === 'zh' ? 'CNY' : 'USD')
  const team = Array.from({ length: owners }, (_, at) => personName(chance, at % 5 < 3 ? 'zh' : 'en'))

  onStep('products, accounts and people')
  const products: Product[] = []
  inBatches(size.products, (index) => {
    const lang: Lang = index % 5 < 3 ? 'zh' : 'en'
    const product: Product = {
      id: newId('product'),
      name: productName(index, lang),
      lang,
      listMinor: Math.round(Math.exp(chance.between(Math.log(2_000_00), Math.log(900_000_00))) / 100) * 100,
    }
    products.push(product)
    insertProduct(db, {
      ...record,
      id: product.id,
      name: product.name,
      nameKey: nameKeyOf(product.name),
      code: `P-${1000 + index}`,
      series: null,
      aliases: '[]',
      unit: lang === 'zh' ? '台' : 'licence',
      knownAt: start,
    })
    for (const [kind, share] of [
      ['list', 1],
      ['costFloor', 0.55],
    ] as const)
      insertPrice(db, {
        ...shared,
        id: newId('price'),
        productId: product.id,
        kind,
        region: null,
        amountMinor: Math.round(product.listMinor * share),
        currency: currencyOf(lang),
        validFrom: start,
        validTo: null,
        knownAt: start,
      })
  })
  const accounts: Account[] = []
  const counts = { zh: 0, en: 0 }
  inBatches(size.accounts, (index) => {
    const lang: Lang = index % 5 < 3 ? 'zh' : 'en'
    const name = accountName(counts[lang]++, lang)
    const account: Account = {
      id: newId('account'),
      lang,
      region:
        lang === 'zh'
          ? chance.pick(['华东', '华南', '华北', '华中'])
          : chance.pick(['Northeast', 'Midwest', 'South']),
      owner: team[index % owners]!,
      contacts: [],
      people: [],
    }
    accounts.push(account)
    insertAccount(db, {
      ...record,
      id: account.id,
      name,
      nameKey: nameKeyOf(name),
      code: `C-${10_000 + index}`,
      industry: lang === 'zh' ? '医疗' : 'Manufacturing',
      region: account.region,
      city: lang === 'zh' ? chance.pick(words.cities) : chance.pick(words.places),
      tier: chance.pick(['A', 'B', 'C']),
      ownerName: account.owner,
      parentName: null,
      website: null,
      phone: null,
      employees: chance.whole(40, 6000),
      annualRevenueMinor: null,
      currency: currencyOf(lang),
      knownAt: start,
      updatedAt: start,
    })
    for (let at = 0; at < size.contactsEach; at += 1) {
      const id = newId('contact')
      const person = personName(chance, lang)
      account.contacts.push(id)
      account.people.push(person)
      insertContact(db, {
        ...record,
        id,
        accountId: account.id,
        name: person,
        nameKey: nameKeyOf(person),
        department: chance.pick(lang === 'zh' ? words.zhDepartments : words.enDepartments),
        title:
          lang === 'zh'
            ? chance.pick(['主任', '科长', '工程师', '院长'])
            : chance.pick(['Director', 'Manager', 'Engineer']),
        buyingRole: buyingRoles[at % buyingRoles.length]!,
        support: chance.pick(supports),
        phone: null,
        email: null,
        wechat: null,
        leftAt: chance.happens(0.03) ? Math.floor(now - chance.between(1, 300) * dayMs) : null,
        knownAt: start,
        updatedAt: start,
      })
    }
  })

  onStep('deals, stages and prices')
  const deals: Deal[] = []
  const ofLang = (lang: Lang) => products.filter((product) => product.lang === lang)
  const choices = { zh: ofLang('zh'), en: ofLang('en') }
  let open = 0
  inBatches(size.deals, (index) => {
    const account = accounts[zipf(chance, accounts.length, accounts.length / 8)]!
    const product = choices[account.lang][zipf(chance, choices[account.lang].length, 12)]!
    const openedAt = Math.floor(start + chance.random() * (historyMs - 2 * dayMs))
    const cycle = Math.floor(15 * dayMs + chance.exponential(90 * dayMs))
    const isOpen = openedAt + cycle > now
    const quality = chance.normal()
    const won = chance.happens(sigmoid(1.1 * quality - 0.9))
    const closedAt = openedAt + cycle
    const rivals = account.lang === 'zh' ? words.zhRivals : words.enRivals
    const quantity = Math.max(1, Math.round(chance.exponential(4)))
    const unitMinor = Math.round(
      product.listMinor * Math.exp(-0.12 + 0.06 * chance.normal() - 0.015 * Math.log(quantity)),
    )
    const rival = chance.pick(rivals)
    const id = newId('deal')
    const reached = isOpen ? chance.whole(0, 5) : won ? 5 : chance.whole(1, 5)
    const callAt = isOpen && chance.happens(0.03) ? Math.floor(now + chance.random() * 14 * dayMs) : null
    const name =
      account.lang === 'zh'
        ? `${product.name} ${quantity}台 ${index + 1}期`
        : `${product.name} for ${quantity} lines, ${index + 1}`
    const end = isOpen ? now : closedAt
    if (isOpen) open += 1
    deals.push({ id, account, product, from: openedAt, to: end, rival, quality })
    insertDeal(db, {
      ...shared,
      id,
      accountId: account.id,
      name,
      nameKey: nameKeyOf(name),
      code: `D-${100_000 + index}`,
      productId: product.id,
      quantity,
      amountMinor: unitMinor * quantity,
      currency: currencyOf(account.lang),
      stage: isOpen ? path[reached]! : won ? 'won' : 'lost',
      outcome: isOpen ? 'open' : won ? 'won' : 'lost',
      region: account.region,
      source: chance.pick(['referral', 'tender', 'inbound', 'campaign']),
      ownerName: account.owner,
      competitor: chance.happens(0.5) ? rival : null,
      lossReason: !isOpen && !won ? chance.pick(['price', 'timing', 'competitor']) : null,
      openedAt,
      expectedCloseAt: isOpen ? Math.floor(closedAt + chance.normal() * 20 * dayMs) : closedAt,
      closedAt: isOpen ? null : closedAt,
      nextCallAt: callAt,
      nextCallContactId: callAt === null ? null : chance.pick(account.contacts),
      zone: zoneOf(account.lang),
      knownAt: openedAt,
      updatedAt: end,
      deletedAt: null,
    })
    for (let at = 0; at <= reached; at += 1) {
      const changedAt = Math.floor(openedAt + ((end - openedAt) * at) / (reached + 1))
      insertStageChange(db, {
        ...shared,
        id: newId('stageChange'),
        dealId: id,
        fromStage: at === 0 ? null : path[at - 1]!,
        toStage: path[at]!,
        changedAt,
        knownAt: changedAt,
      })
    }
    const line = {
      ...shared,
      number: `Q-${index}`,
      accountId: account.id,
      dealId: id,
      productId: product.id,
      quantity,
      unitPriceMinor: unitMinor,
      listPriceMinor: product.listMinor,
      currency: currencyOf(account.lang),
      region: account.region,
      ownerName: account.owner,
      deletedAt: null,
    }
    if (reached >= 3) {
      const pricedAt = Math.floor(openedAt + (end - openedAt) * 0.7)
      insertPriceLine(db, {
        ...line,
        id: newId('quoteLine'),
        kind: 'quote',
        outcome: isOpen ? 'open' : won ? 'won' : 'lost',
        pricedAt,
        knownAt: pricedAt,
      })
    }
    if (!isOpen && won)
      insertPriceLine(db, {
        ...line,
        id: newId('orderLine'),
        kind: 'order',
        outcome: 'won',
        pricedAt: closedAt,
        knownAt: closedAt,
      })
    if (isOpen)
      for (const contactId of account.contacts.slice(0, 3))
        insertSeat(db, {
          id: newId('committeeSeat'),
          dealId: id,
          contactId,
          buyingRole: chance.pick(buyingRoles),
          support: chance.pick(supports),
          knownAt: openedAt,
          importId: null,
        })
  })
  onStep(`${open} of ${size.deals} deals are open`)

  onStep('market')
  inBatches(Math.round(size.accounts * 1.5), (index) => {
    const product = chance.pick(products)
    const seenAt = Math.floor(start + (index / (size.accounts * 1.5)) * historyMs)
    insertCompetitorPrice(db, {
      ...shared,
      id: newId('competitorPrice'),
      competitor: chance.pick(product.lang === 'zh' ? words.zhRivals : words.enRivals),
      productName: product.name,
      productId: product.id,
      region: null,
      unitPriceMinor: Math.round(product.listMinor * chance.between(0.7, 1)),
      currency: currencyOf(product.lang),
      seenAt,
      knownAt: seenAt,
    })
  })
  inBatches(60, (index) => {
    const effectiveAt = Math.floor(start + (index / 60) * historyMs)
    insertPolicyEvent(db, {
      ...shared,
      id: newId('policyEvent'),
      title: index % 5 < 3 ? `第${index + 1}批带量采购文件` : `Energy rule ${index + 1}`,
      region: null,
      productId: null,
      capMinor: null,
      currency: null,
      priceEffectBps: null,
      effectiveAt,
      knownAt: effectiveAt,
    })
  })
  inBatches(size.accounts, (index) => {
    const account = accounts[index]!
    insertVisitPlan(db, {
      ...shared,
      id: newId('visitPlan'),
      accountId: account.id,
      dealId: null,
      contactId: account.contacts[0]!,
      ownerName: account.owner,
      purpose: account.lang === 'zh' ? '回访' : 'Follow-up',
      place: null,
      attendees: null,
      plannedAt: Math.floor(now + chance.between(-30, 14) * dayMs),
      zone: zoneOf(account.lang),
      doneAt: null,
      knownAt: now - 31 * dayMs,
      deletedAt: null,
    })
  })

  onStep('activities and evidence')
  writeActivities({ workspace, size, chance, deals, newId, now, inBatches, zoneOf })
  db.sqlite.exec('PRAGMA optimize')
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  db.sqlite.pragma('synchronous=FULL')
}

interface Writing {
  workspace: Workspace
  size: Size
  chance: Chance
  deals: readonly Deal[]
  newId: ReturnType<typeof createNewId>
  now: number
  inBatches: (count: number, write: (index: number) => void) => void
  zoneOf: (lang: Lang) => string
}

/** Activities in the order in which they happened; every fifth or so is told by a text, from which facts are read. */
function writeActivities({ workspace, size, chance, deals, newId, now, inBatches, zoneOf }: Writing): void {
  const { db } = workspace
  const dealAt = new Uint32Array(size.activities)
  const times = new Float64Array(size.activities)
  for (let at = 0; at < size.activities; at += 1) {
    // The first round reaches every deal; the rest goes to the longer ones.
    const deal = at < deals.length ? at : Math.floor(chance.random() * deals.length)
    dealAt[at] = deal
    times[at] = Math.floor(deals[deal]!.from + chance.random() * (deals[deal]!.to - deals[deal]!.from))
  }
  const order = Uint32Array.from(times.keys()).sort((left, right) => times[left]! - times[right]!)
  const every = Math.round(size.activities / size.evidence)
  const perSource = 500
  let source = { id: '', kind: 'message' as 'message' | 'note' | 'row', line: perSource }
  let sources = 0
  inBatches(size.activities, (index) => {
    const deal = deals[dealAt[order[index]!]!]!
    const occurredAt = Math.min(now, times[order[index]!]!)
    const { account, product, rival } = deal
    const inbound = chance.happens(sigmoid(0.5 * deal.quality - 0.4))
    const kind = chance.weighted(inbound ? customerKinds : ownKinds)
    const person = chance.whole(0, account.contacts.length - 1)
    const contactId = account.contacts[person]!
    const text = writeText(chance, account.lang, {
      who: account.people[person]!,
      product: product.name,
      rival,
    })
    let evidenceId: string | null = null
    if (index % every === 0) {
      if (source.line >= perSource) {
        sources += 1
        source = { id: newId('source'), kind: (['message', 'note', 'row'] as const)[sources % 3]!, line: 0 }
        insertSource(db, {
          id: source.id,
          kind: 'file',
          name: `${source.kind}-${sources}.${source.kind === 'row' ? 'csv' : 'txt'}`,
          contentHash: createHash('sha256').update(String(sources)).digest('hex'),
          encoding: 'utf-8',
          format: null,
          sizeBytes: 100_000,
          importId: null,
          createdAt: occurredAt,
        })
      }
      source.line += 1
      evidenceId = newId('evidence')
      insertEvidence(
        db,
        {
          id: evidenceId,
          sourceId: source.id,
          kind: source.kind,
          locator: { line: source.line },
          author: inbound ? account.people[person]! : account.owner,
          title: null,
          text,
          contentHash: createHash('sha256').update(evidenceId).update(text).digest('hex'),
          occurredAt,
          zone: zoneOf(account.lang),
          knownAt: occurredAt,
          consent: 'notRequired',
          sensitivity: 'internal',
          accountId: account.id,
          contactId,
          dealId: deal.id,
          importId: null,
        },
        index,
      )
      for (const fact of extractFacts(text, occurredAt, speakerOf(inbound ? 'inbound' : 'outbound')))
        insertFact(db, {
          ...factColumns(fact),
          id: newId('fact'),
          evidenceId,
          undated: 0,
          accountId: account.id,
          contactId,
          dealId: deal.id,
          occurredAt,
          knownAt: occurredAt,
          origin: 'rule',
          importId: null,
          retractedAt: null,
        })
    }
    insertActivity(db, {
      id: newId('activity'),
      kind,
      direction: inbound ? 'inbound' : 'outbound',
      accountId: account.id,
      dealId: deal.id,
      contactId,
      ownerName: account.owner,
      summary: text,
      durationMs: null,
      occurredAt,
      zone: zoneOf(account.lang),
      knownAt: occurredAt,
      evidenceId,
      importId: null,
      deletedAt: null,
    })
  })
}
