import type { TalkTrack } from '../../../shared/contract/brief.ts'
import { insertAccount } from '../../accounts/store.ts'
import { adoptTrack, editTrack, type TrackPart } from '../../brief/decide.ts'
import { createBriefEngines } from '../../brief/draftBrief.ts'
import { prepareBrief } from '../../brief/prepareBrief.ts'
import { sentencesOf } from '../../brief/tracksView.ts'
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

const roles = ['approver', 'champion', 'user', 'economicBuyer', 'gatekeeper', 'coach', 'influencer'] as const
const stages = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate'] as const

/** How much of it there is: a deal a day, `dealsEach` at each hospital; tracks that are not edited are adopted or left. */
export interface EditedTeam {
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
  { hospitals, dealsEach = 1, edits = () => parts, adopts = true, inWords = inStyle }: EditedTeam,
) {
  const { db, newId } = session
  const engines = createBriefEngines()
  const known = () => ({ knownAt: session.now(), updatedAt: session.now() })
  const accountIds = Array.from({ length: hospitals }, (_, at) => {
    const id = newId('account')
    const name = `海州第${at + 1}医院`
    insertAccount(db, { id, name, nameKey: nameKeyOf(name), region: '浙江', industry: '医院', ...known() })
    return id
  })
  return Array.from({ length: hospitals * dealsEach }, (_, at) => {
    const accountId = accountIds[at % hospitals]!
    const [contactId, productId, dealId] = [newId('contact'), newId('product'), newId('deal')]
    const [person, product, deal] = [
      `陆${'明清远安宁达成'[at % 7]}${'之然宇霖'[at % 4]}`,
      `监护仪 M${at + 1}`,
      `监护仪 ${at + 1} 期`,
    ]
    insertContact(db, {
      id: contactId,
      accountId,
      name: person,
      nameKey: nameKeyOf(person),
      title: '主任',
      department: '设备科',
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
      zone: 'Asia/Shanghai',
      nextCallContactId: contactId,
      ...known(),
    })
    const brief = prepareBrief(session, engines, { dealId, contactId, lang: 'zh' })
    const edited = edits(at % hospitals)
    for (const part of parts) {
      const track = brief.tracks[Number(part.slice(6)) - 1]!
      if (edited.includes(part))
        editTrack(session, {
          adviceId: brief.adviceId,
          part,
          sentences: inWords(track),
          reason: '先讲总拥有成本',
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
