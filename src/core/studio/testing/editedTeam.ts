import type { TalkTrack } from '../../../shared/contract/brief.ts'
import { insertAccount } from '../../accounts/store.ts'
import { adoptTrack, editTrack, type TrackPart } from '../../brief/decisions/decide.ts'
import { createBriefEngines } from '../../brief/draftBrief.ts'
import { prepareBrief } from '../../brief/prepareBrief.ts'
import { sentencesOf } from '../../brief/tracks/tracksView.ts'
import { insertProduct } from '../../catalog/store.ts'
import { insertContact } from '../../contacts/store.ts'
import { insertDeal } from '../../deals/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import type { Session } from '../../session.ts'
import { day, openOffice } from '../../testOffice.ts'

/** How this team words its first key message: recognisable, whatever the sentence says. */
export const mark = '先算总账：'

/** The sentences of a track as the team sends them. */
export function inStyle(track: TalkTrack): string[] {
  const first = track.sections.keyMessages[0]
  return sentencesOf(track).map((sentence) =>
    sentence === first ? `${mark}${sentence.text}` : sentence.text,
  )
}

/** A team with one habit: whomever it talks to, it opens with this sentence. The rest it sends as it was composed. */
export const openingWith =
  (habit: string) =>
  (track: TalkTrack): string[] => {
    const [first] = track.sections.opening
    return sentencesOf(track).map((sentence) => (sentence === first ? habit : sentence.text))
  }

/** Whom a team of either language sells to. */
const customers = {
  zh: {
    hospital: (at: number) => ({ name: `海州第${at + 1}医院`, region: '浙江', industry: '医院' }),
    person: (at: number) => `陆${'明清远安宁达成'[at % 7]}${'之然宇霖'[at % 4]}`,
    ...{ title: '主任', department: '设备科', zone: 'Asia/Shanghai' },
    product: (at: number) => `监护仪 M${at + 1}`,
    deal: (at: number) => `监护仪 ${at + 1} 期`,
    reason: '先讲总拥有成本',
  },
  en: {
    hospital: (at: number) => ({ name: `Ashford ${at + 1} Hospital`, region: 'Kent', industry: 'hospital' }),
    person: (at: number) =>
      `${['Ann', 'Paul', 'Ruth', 'Tom', 'Nora', 'Carl', 'Edith'][at % 7]} ${['Keller', 'Marsh', 'Doyle', 'Bright'][at % 4]}`,
    ...{ title: 'Head of equipment', department: 'Equipment', zone: 'Europe/London' },
    product: (at: number) => `Monitor M${at + 1}`,
    deal: (at: number) => `Monitors, phase ${at + 1}`,
    reason: 'total cost first',
  },
}

const roles = ['approver', 'champion', 'user', 'economicBuyer', 'gatekeeper', 'coach', 'influencer'] as const
const stages = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate'] as const

/** How much of it there is: a deal a day, `dealsEach` at each hospital; tracks that are not edited are adopted or left. */
export interface EditedTeam {
  lang?: 'zh' | 'en'
  hospitals: number
  dealsEach?: number
  /** Tracks that the rep words anew, by the hospital's number. */
  edits?: (hospital: number) => readonly TrackPart[]
  adopts?: boolean
  /** What the rep makes of a track's sentences, in reading order. */
  inWords?: (track: TalkTrack) => string[]
}

const parts = ['track:1', 'track:2', 'track:3'] as const

/** For tests: a rep who edits the talk tracks of hospitals, in any open workspace; `pass` lets time go by. */
export function editTracksOf(
  session: Session,
  pass: (milliseconds: number) => void,
  {
    lang = 'zh',
    hospitals,
    dealsEach = 1,
    edits = () => parts,
    adopts = true,
    inWords = inStyle,
  }: EditedTeam,
) {
  const { db, newId } = session
  const customer = customers[lang]
  const { title, department, zone, reason } = customer
  const engines = createBriefEngines()
  const known = () => ({ knownAt: session.now(), updatedAt: session.now() })
  const accountIds = Array.from({ length: hospitals }, (_, at) => {
    const id = newId('account')
    const hospital = customer.hospital(at)
    insertAccount(db, { id, ...hospital, nameKey: nameKeyOf(hospital.name), ...known() })
    return id
  })
  return Array.from({ length: hospitals * dealsEach }, (_, at) => {
    const accountId = accountIds[at % hospitals]!
    const [contactId, productId, dealId] = [newId('contact'), newId('product'), newId('deal')]
    const [person, product, deal] = [customer.person(at), customer.product(at), customer.deal(at)]
    insertContact(db, {
      id: contactId,
      accountId,
      name: person,
      nameKey: nameKeyOf(person),
      title,
      department,
      buyingRole: roles[at % roles.length]!,
      ...known(),
    })
    insertProduct(db, {
      id: productId,
      name: product,
      nameKey: nameKeyOf(product),
      aliases: '[]',
      knownAt: session.now(),
    })
    insertDeal(db, {
      id: dealId,
      accountId,
      name: deal,
      nameKey: nameKeyOf(deal),
      productId,
      stage: stages[at % stages.length]!,
      outcome: 'open',
      openedAt: session.now() - 30 * day,
      zone,
      nextCallContactId: contactId,
      ...known(),
    })
    const brief = prepareBrief(session, engines, { dealId, contactId, lang })
    const edited = edits(at % hospitals)
    for (const part of parts) {
      const track = brief.tracks[Number(part.slice(6)) - 1]!
      if (edited.includes(part))
        editTrack(session, {
          adviceId: brief.adviceId,
          part,
          sentences: inWords(track),
          reason,
          exemption: null,
        })
      else if (adopts) adoptTrack(session, brief.adviceId, part)
    }
    pass(day)
    return { accountId, contactId, dealId, brief }
  })
}

/** For tests: the office with such a rep in it. */
export function officeOfEdits(team: EditedTeam) {
  const office = openOffice()
  const decided = editTracksOf(office.session, (milliseconds) => (office.clock.now += milliseconds), team)
  return { ...office, decided }
}
