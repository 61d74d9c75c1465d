import { setImmediate as breathe } from 'node:timers/promises'
import type { Brief, TalkTrack } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { Stage } from '../../shared/vocabulary.ts'
import { recordOutcome } from '../brief/decisions/callOutcome.ts'
import { adoptTrack, editTrack, reject, type TrackPart } from '../brief/decisions/decide.ts'
import { type BriefEngines, createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { adoptQuote, editQuote } from '../brief/quote/quoteDecision.ts'
import { refitIntentModel } from '../brief/readings/intentEngine.ts'
import { declaredPrior } from '../brief/readings/readings.ts'
import { refitWinModel } from '../brief/readings/winEngine.ts'
import { isAdvance } from '../brief/tracks/effects.ts'
import { sentencesOf } from '../brief/tracks/tracksView.ts'
import { transaction } from '../db/open.ts'
import { type Deal, listClosedDeals, listOpenDeals, listStageChanges } from '../deals/store.ts'
import { seededRandom, shuffle } from '../learning/random.ts'
import type { Session } from '../session.ts'
import { giveEstimate } from '../watching/sideBySide.ts'
import { listOurCalls } from '../watching/store.ts'
import { createCalendar } from './calendar.ts'
import { type Chance, createChance } from './chance.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** How long the team has used briefs, and how many of its calls in a week it prepared with one. */
const season = { weeks: 26, briefsAWeek: 3 }
const seed = 2611
const mostDeals = 1000
const batch = 10

/** How this team takes advice: often enough that there is something to train a style on at the end of the season. */
const habits = [
  ['adopted', 36],
  ['edited', 46],
  ['rejected', 12],
  ['untouched', 18],
] as const
const quoteHabits = [
  ['adopted', 30],
  ['edited', 25],
  ['rejected', 5],
  ['untouched', 40],
] as const

/** A way in which reps of this team word a track anew: one sentence of a section, for a reason. */
type Edit = {
  of: 'keyMessages' | 'questions' | 'nextStep'
  reason: string
  word: (text: string) => string
}

const said = {
  zh: {
    edits: [
      { of: 'keyMessages', reason: '先讲结论', word: (text) => `先说结论：${text}` },
      { of: 'keyMessages', reason: '按事实说', word: (text) => `按事实说：${text}` },
      { of: 'questions', reason: '语气改软一点', word: (text) => `想先听您怎么看：${text}` },
      {
        of: 'nextStep',
        reason: '换成我们常说的',
        word: () => '今天说的我整理成一页发给您，您看有没有漏的。',
      },
    ],
    rejected: ['和上次说的重复', '这个阶段不谈这些', '语气太硬', '客户不关心这一点'],
    price: ['按这家的老规矩报', '领导已口头答应这个价', '留一点谈判余地'],
    priceRejected: ['这次不报单价'],
    outcomes: {
      advanced: '进到下一步了',
      unchanged: '还在等内部意见',
      setBack: '对方说要再比一比',
    },
  },
  en: {
    edits: [
      { of: 'keyMessages', reason: 'conclusion first', word: (text) => `In short: ${text}` },
      { of: 'questions', reason: 'softer tone', word: (text) => `I would like your view first: ${text}` },
      {
        of: 'nextStep',
        reason: 'as we always put it',
        word: () => 'I will put what we said on a page and send it over; tell me what is missing.',
      },
    ],
    rejected: ['we said this last time', 'not at this stage', 'too pushy', 'they do not care about this'],
    price: ['as we always price them', 'agreed by word of mouth', 'leaves room to negotiate'],
    priceRejected: ['no unit price this time'],
    outcomes: {
      advanced: 'on to the next step',
      unchanged: 'still waiting for their own people',
      setBack: 'they want to compare once more',
    },
  },
} as const satisfies Record<Brief['lang'], { edits: readonly Edit[] } & Record<string, unknown>>

/** What a rep takes a deal's chance for, by its stage: they are hopeful people. */
const hopes: Partial<Record<Stage, number>> = {
  qualify: 0.3,
  discover: 0.4,
  evaluate: 0.5,
  propose: 0.6,
  negotiate: 0.72,
  close: 0.85,
}

/** The same session on an earlier day, with whoever acts then. */
const sessionAt = (session: Session, at: number, actor: string): Session => ({
  ...session,
  now: () => at,
  actor: () => actor,
  stamp: () => ({ ...session.stamp(), at, actor }),
})

/** Runs what may be refused for good reasons; a refusal is what would have happened to the team as well. */
function unlessRefused(act: () => unknown): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** The sentences of a track with the first of a section as a rep would say it; one that cites something is kept whole. */
function inOwnWords(track: TalkTrack, { of, word }: Edit): string[] {
  const first = track.sections[of][0]
  return sentencesOf(track).map((sentence) => {
    if (sentence !== first) return sentence.text
    const worded = word(sentence.text)
    return worded.endsWith(sentence.text) || sentence.marks.length === 0 ? worded : sentence.text
  })
}

function decideTracks(session: Session, brief: Brief, chance: Chance): void {
  const words = said[brief.lang]
  const index = chance.weighted([
    [1, 60],
    [2, 25],
    [3, 15],
  ] as const)
  const part = `track:${index}` as TrackPart
  const adopt = () => adoptTrack(session, brief.adviceId, part)
  switch (chance.weighted(habits)) {
    case 'adopted':
      unlessRefused(adopt)
      return
    case 'edited': {
      const way: Edit = chance.pick<Edit>(words.edits)
      const edit = {
        adviceId: brief.adviceId,
        part,
        sentences: inOwnWords(brief.tracks[index - 1]!, way),
        reason: way.reason,
        exemption: null,
      }
      if (!unlessRefused(() => editTrack(session, edit))) unlessRefused(adopt)
      return
    }
    case 'rejected':
      unlessRefused(() => reject(session, brief.adviceId, part, chance.pick(words.rejected)))
      return
    case 'untouched':
  }
}

function decideQuote(session: Session, brief: Brief, engines: BriefEngines, chance: Chance): void {
  const target = brief.quote?.advice?.targetMinor
  const habit = chance.weighted(quoteHabits)
  const factor = 1 + 0.04 * chance.normal()
  if (target === undefined) return
  const words = said[brief.lang]
  if (habit === 'adopted') unlessRefused(() => adoptQuote(session, brief.adviceId, engines))
  if (habit === 'rejected')
    unlessRefused(() => reject(session, brief.adviceId, 'quoteRange', chance.pick(words.priceRejected)))
  if (habit === 'edited')
    unlessRefused(() =>
      editQuote(
        session,
        {
          adviceId: brief.adviceId,
          unitPriceMinor: Math.round((target * factor) / 10_000) * 10_000,
          reason: chance.pick(words.price),
        },
        engines,
      ),
    )
}

/** A rep's own guess, in steps of five in a hundred. */
function guess(session: Session, brief: Brief, chance: Chance): void {
  const isGiven = chance.happens(0.55)
  const share = (hopes[brief.stage] ?? 0.5) + 0.12 * chance.normal()
  if (!isGiven || brief.win.kind !== 'probability') return
  const probability = Math.min(0.95, Math.max(0.05, Math.round(share * 20) / 20))
  unlessRefused(() => giveEstimate(session, { adviceId: brief.adviceId, probability }))
}

/** What came of a call by the deal's own story, two weeks later. */
function outcomeOf(session: Session, deal: Deal, fromAt: number, toAt: number) {
  const moves = listStageChanges(session.db, deal.id).filter(
    ({ changedAt }) => changedAt > fromAt && changedAt <= toAt,
  )
  if (moves.some(({ fromStage, toStage }) => isAdvance(fromStage, toStage))) return 'advanced' as const
  return moves.length > 0 ? ('setBack' as const) : ('unchanged' as const)
}

/**
 * Tells how the team has used briefs for half a year: each is computed as of its day, by models that were fitted on
 * what was known before the first of them, and shown, decided on and logged through the functions that screens use.
 * `onBrief` hears how far it is.
 */
export async function tellSeason(
  session: Session,
  onBrief: (done: number, of: number) => void,
): Promise<void> {
  const { db } = session
  const now = session.now()
  const calendar = createCalendar(now)
  const chance = createChance(seededRandom(seed))
  const engines: BriefEngines = {
    ...createBriefEngines(),
    // Which deals were open beside this one on a past day is not on file, so that no rank is told.
    scores: () => () => null,
  }
  const deals = new Map(
    [...listClosedDeals(db, now, mostDeals), ...listOpenDeals(db, mostDeals)].map((deal) => [deal.id, deal]),
  )
  const begins = calendar.at(-7 * season.weeks - 1, '18:00')
  refitWinModel(db, { ...session.stamp(), at: begins }, declaredPrior)
  refitIntentModel(db, { ...session.stamp(), at: begins })
  const acts: { at: number; run(): void }[] = []
  const calls = listOurCalls(db, begins, now)
  for (let week = season.weeks; week >= 1; week--) {
    const ofWeek = calls.filter(({ at }) => at >= calendar.at(-7 * week) && at < calendar.at(-7 * week + 7))
    const picks = Array.from(ofWeek.keys())
    shuffle(picks, chance.random)
    for (const pick of picks.slice(0, season.briefsAWeek).sort((left, right) => left - right)) {
      const call = ofWeek[pick]!
      const deal = deals.get(call.dealId)
      const at = call.at - Math.round(chance.between(20, 150)) * minuteMs
      const isTold = chance.happens(0.6)
      if (!deal || (deal.closedAt !== null && deal.closedAt <= at)) continue
      acts.push({ at, run: () => adviseOn(deal, at, isTold) })
    }
  }
  function adviseOn(deal: Deal, at: number, isTold: boolean): void {
    const actor = deal.ownerName ?? session.actor()
    const then = sessionAt(session, at, actor)
    let brief: Brief | null = null
    const lang = /[\u4e00-\u9fff]/.test(deal.name) ? 'zh' : 'en'
    unlessRefused(() => {
      brief = prepareBrief(then, engines, { dealId: deal.id, contactId: null, lang })
    })
    if (brief === null) return
    const shown: Brief = brief
    decideTracks(then, shown, chance)
    decideQuote(then, shown, engines, chance)
    guess(then, shown, chance)
    const toldAt = at + 14 * dayMs
    if (!isTold || toldAt >= now) return
    const outcome = outcomeOf(session, deal, at, toldAt)
    const note = said[lang].outcomes[outcome]
    acts.push({
      at: toldAt,
      run: () =>
        void recordOutcome(sessionAt(session, toldAt, actor), { adviceId: shown.adviceId, outcome, note }),
    })
  }
  for (let done = 0; acts.length > 0; ) {
    onBrief(done, done + acts.length)
    // A commit for each of a hundred small acts would cost more than the acts.
    transaction(db, () => {
      for (const end = done + batch; done < end && acts.length > 0; done++) {
        acts.sort((left, right) => left.at - right.at)
        acts.shift()!.run()
      }
    })
    await breathe()
  }
}
