import type { TalkTrack } from '../../../shared/contract/brief.ts'
import { adoptTrack, editTrack, type TrackPart } from '../../brief/decide.ts'
import { createBriefEngines } from '../../brief/draftBrief.ts'
import { prepareBrief } from '../../brief/prepareBrief.ts'
import { sentencesOf } from '../../brief/tracksView.ts'
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

/**
 * For tests: an office whose rep edited the talk tracks of so many hospitals, a deal a day, `dealsEach` at each of
 * them; tracks that are not edited are adopted.
 */
export function officeOfEdits(
  hospitals: number,
  {
    edits = ['track:1', 'track:2', 'track:3'],
    dealsEach = 1,
  }: { edits?: readonly TrackPart[]; dealsEach?: number } = {},
) {
  const office = openOffice()
  const { story, session, clock } = office
  const engines = createBriefEngines()
  const accountIds = Array.from({ length: hospitals }, (_, at) =>
    story.account({ name: `海州第${at + 1}医院`, region: '浙江', industry: '医院' }),
  )
  const decided = Array.from({ length: hospitals * dealsEach }, (_, at) => {
    const accountId = accountIds[at % hospitals]!
    const contactId = story.contact({
      accountId,
      name: `陆${'明清远安宁达成'[at % 7]}${'之然宇霖'[at % 4]}`,
      title: '主任',
      department: '设备科',
      buyingRole: roles[at % roles.length]!,
    })
    const productId = story.product({ name: `监护仪 M${at + 1}` })
    const dealId = story.deal({
      accountId,
      name: `监护仪 ${at + 1} 期`,
      productId,
      stage: stages[at % stages.length]!,
      nextCallContactId: contactId,
    })
    const brief = prepareBrief(session, engines, { dealId, contactId, lang: 'zh' })
    for (const part of ['track:1', 'track:2', 'track:3'] as const) {
      const track = brief.tracks[Number(part.slice(6)) - 1]!
      if (edits.includes(part))
        editTrack(session, {
          adviceId: brief.adviceId,
          part,
          sentences: inStyle(track),
          reason: '先讲总拥有成本',
          exemption: null,
        })
      else adoptTrack(session, brief.adviceId, part)
    }
    clock.now += day
    return { accountId, contactId, dealId, brief }
  })
  return { ...office, engines, decided }
}
