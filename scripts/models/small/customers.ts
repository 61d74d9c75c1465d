import { createHash } from 'node:crypto'
import { factReading, insertActivityWithFacts } from '../../../src/core/activities/readInto.ts'
import { dealStageOf, type Lang } from '../../../src/core/atoms/library/index.ts'
import { writeTypedEvidence } from '../../../src/core/evidence/typed.ts'
import { day, openOffice } from '../../../src/core/testOffice.ts'
import { recordChangeSet } from '../../../src/core/undo/changeSets.ts'
import type { Scene } from './examples.ts'

/** What a customer says that somebody has on file, beside the message that a brief is prepared for. */
const onFile: Record<Lang, readonly string[]> = {
  zh: [
    '上个季度停机41小时，我们统计过。',
    '总预算280万元，已经批下来了。',
    '我们的目标是年底前把老设备换下来。',
    '希望装机的时候不要影响夜班。',
    '我们要求报修后4小时内到场。',
  ],
  en: [
    'We counted 41 hours of downtime last quarter.',
    'Our budget is 280,000 euros in all, and it has been approved.',
    'Our goal is to have the old line replaced by the end of the year.',
    'Please make sure that the night shift is not disturbed while you install.',
    'We need somebody on site within 4 hours of a call.',
  ],
}
const contractEnd: Record<Lang, string> = {
  zh: '现在的合同到2027年6月30日到期。',
  en: 'Our present contract ends on 30 June 2027.',
}

const names: Record<
  Lang,
  { account: readonly string[]; end: string; person: readonly string[]; product: string }
> = {
  zh: {
    account: [...'明云海松岭泽禾川沐星'].flatMap((first) =>
      [...'州安阳宁溪港台原岸'].map((second) => first + second),
    ),
    end: '机械厂',
    person: [...'周沈陆罗唐宋章夏'].flatMap((first) => [...'岚之宁默然清远'].map((second) => first + second)),
    product: '云帆平台',
  },
  en: {
    account: ['Ald', 'Bram', 'Cold', 'Dun', 'East', 'Farn', 'Glen', 'Hart', 'Inver', 'Kings'].flatMap(
      (first) =>
        ['bury', 'gate', 'ford', 'ham', 'ley', 'mere', 'stead', 'wick', 'worth'].map(
          (second) => first + second,
        ),
    ),
    end: ' Castings',
    person: ['Clara', 'Anna', 'Ruth', 'Helen', 'Mark', 'Paul', 'Simon', 'Peter'].flatMap((first) =>
      ['Haas', 'Keller', 'Brandt', 'Lindner', 'Voss', 'Weber', 'Sauer'].map((last) => `${first} ${last}`),
    ),
    product: 'Halyard platform',
  },
}

/**
 * A workspace in memory that takes customers one after the other: each with one person of the scene's role, a deal at
 * its stage, and what they wrote, put on file as an import would.
 */
export function openCustomers(lang: Lang) {
  const office = openOffice()
  const { session, story, db, clock } = office
  const words = names[lang]
  const productId = story.product({ name: words.product })
  let count = 0
  return {
    ...office,
    /** `bought`: another product than the one of all, how many of it, and where the customer is. */
    add(
      scene: Omit<Scene, 'concern'>,
      message: string,
      hasRecords: boolean,
      bought: { productId: string; quantity: number; region: string | null } | null = null,
    ) {
      const round = Math.floor(count / words.account.length)
      const name = `${words.account[count % words.account.length]}${lang === 'zh' ? '岭海川禾'.slice(0, round) : ''}${words.end}${lang === 'en' ? [' North', ' South', ' West', ' East'].slice(0, round).join('') : ''}`
      const person = words.person[count % words.person.length]!
      count += 1
      const accountId = story.account({ name, ...(bought?.region && { region: bought.region }) })
      const contactId = story.contact({ accountId, name: person, buyingRole: scene.role })
      const dealId = story.deal({
        accountId,
        name: words.product,
        productId,
        ...(bought && { productId: bought.productId, quantity: bought.quantity, currency: 'CNY' }),
        stage: dealStageOf(scene.stage),
        nextCallContactId: contactId,
      })
      const write = (text: string, at: number) =>
        recordChangeSet(db, session, 'import', (changes) => {
          const evidenceId = writeTypedEvidence(db, session, {
            ...{ accountId, dealId, contactId, author: person, text, occurredAt: at },
            contentHash: createHash('sha256').update(`${accountId}\n${at}\n${text}`).digest('hex'),
          })
          changes.inserted('evidence', evidenceId)
          insertActivityWithFacts(
            changes,
            factReading(db, session.newId),
            { accountId, contactId, dealId, occurredAt: at, knownAt: at, evidenceId },
            {
              ...{ kind: 'message', direction: 'inbound', ownerName: null, text, summary: text },
              zone: session.zone(),
              notForLearning: null,
            },
          )
        })
      if (hasRecords)
        for (const [at, text] of onFile[lang].entries()) write(text, clock.now - (20 - at) * day)
      if (scene.stage === 'renew') write(contractEnd[lang], clock.now - 9 * day)
      write(message, clock.now - day)
      clock.now += 60_000
      return { accountId, contactId, dealId }
    },
  }
}
