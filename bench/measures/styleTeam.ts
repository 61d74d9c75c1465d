import { readCorpus } from '../../scripts/models/corpus/readCorpus.ts'
import { openCustomers } from '../../scripts/models/small/customers.ts'
import {
  type BuyingRole,
  buyingRoles,
  type Lang,
  type SellingStage,
  sellingStages,
} from '../../src/core/atoms/library/index.ts'
import { adoptTrack, editTrack, type TrackPart } from '../../src/core/brief/decisions/decide.ts'
import { createBriefEngines } from '../../src/core/brief/draftBrief.ts'
import { prepareBrief } from '../../src/core/brief/prepareBrief.ts'
import { sentencesOf } from '../../src/core/brief/tracks/tracksView.ts'
import type { TalkTrack } from '../../src/shared/contract/brief.ts'

/** To whom and when something is said: by what this team decides on its words. */
export interface Listener {
  role: BuyingRole
  stage: SellingStage
}

/** Sections whose sentences a rep of this team puts into the team's own words. */
export type WordedSection = 'opening' | 'questions' | 'nextStep'

/**
 * How an invented team talks, whatever was composed: with those who pay it opens with the sums and asks for them, with
 * those who use it opens with their day and asks for that; early in a deal it ends otherwise than late.
 */
const habits: Record<
  Lang,
  {
    opening: Record<'payers' | 'users', string>
    questions: Record<'payers' | 'users', readonly string[]>
    nextStep: Record<'early' | 'late', string>
  }
> = {
  zh: {
    opening: {
      payers: '咱们先把账摊开，再说东西好不好。',
      users: '先说您手上那些活儿，东西的事往后放。',
    },
    questions: {
      payers: [
        '这笔账您那边平时怎么记？',
        '哪一笔是您觉得算漏了的？',
        '要是只省一处，您先省哪处？',
        '这账给谁看，他才肯点头？',
      ],
      users: [
        '您一天里哪一步最耽误工夫？',
        '换个新手来干，头一回会卡在哪儿？',
        '只许改动一样，您挑哪样？',
        '谁用得最多，能不能听他说说？',
      ],
    },
    nextStep: {
      early: '我先把听到的写成一页，您改完咱们再谈。',
      late: '账本我来起头，您补上您那几行。',
    },
  },
  en: {
    opening: {
      payers: 'Let us put the sums on the table before we talk about any product.',
      users: 'Tell me about your working day first; the product can wait.',
    },
    questions: {
      payers: [
        'How do you keep track of that cost today?',
        'Which expense do you feel is left out of the sums?',
        'If you could save in a single place, where would it be?',
        'Who has to see these sums before anybody agrees?',
      ],
      users: [
        'Which step of your day takes longest?',
        'Where would somebody new get stuck first?',
        'What would you change if it could be only a single thing?',
        'Who uses it most, and could we hear from them?',
      ],
    },
    nextStep: {
      early: 'I will write down what I heard; you correct it and we talk again.',
      late: 'I start the ledger, and you add your lines to it.',
    },
  },
}

const payers: readonly BuyingRole[] = ['approver', 'economicBuyer', 'gatekeeper']
const lateFrom = sellingStages.indexOf('propose')

/** What the team says in a section to this listener. */
export function sayingsFor(lang: Lang, section: WordedSection, { role, stage }: Listener): readonly string[] {
  const who = payers.includes(role) ? 'payers' : 'users'
  if (section === 'opening') return [habits[lang].opening[who]]
  if (section === 'questions') return habits[lang].questions[who]
  return [habits[lang].nextStep[sellingStages.indexOf(stage) < lateFrom ? 'early' : 'late']]
}

/** Whether a sentence is one of the team's, whomever it is for. */
export const isTeams = (lang: Lang, text: string): boolean => {
  const { opening, questions, nextStep } = habits[lang]
  return [Object.values(opening), ...Object.values(questions), Object.values(nextStep)].flat().includes(text)
}

/** Whether it is one that the team says to this listener. */
export const isFor = (lang: Lang, text: string, listener: Listener): boolean =>
  (['opening', 'questions', 'nextStep'] as const).some((section) =>
    sayingsFor(lang, section, listener).includes(text),
  )

/** Sentences of a track that state nothing on file, which are those that may be worded, each with its section. */
export function statingNothing({ sections: { opening, questions, nextStep } }: TalkTrack) {
  return new Map(
    Object.entries({ opening, questions, nextStep }).flatMap(([name, sentences]) =>
      sentences
        .filter(({ marks }) => marks.every(({ kind }) => kind === 'rule'))
        .map((sentence) => [sentence, name as WordedSection] as const),
    ),
  )
}

/** What a rep of the team sends of a track: the team's sayings in their places, and the rest as it was composed. */
function inTheirWords(lang: Lang, track: TalkTrack, listener: Listener): string[] {
  const next = { opening: 0, questions: 0, nextStep: 0 }
  const places = statingNothing(track)
  return sentencesOf(track).map((sentence) => {
    const section = places.get(sentence)
    if (!section) return sentence.text
    const sayings = sayingsFor(lang, section, listener)
    // Another track of the brief asks in another order.
    const said = sayings[(next[section] + track.index) % sayings.length]!
    next[section] += 1
    return said
  })
}

const parts: readonly TrackPart[] = ['track:1', 'track:2', 'track:3']

/** What a rep sends of a track, sentence by sentence; null where they take it as it is. */
export type Rep = (track: TalkTrack, listener: Listener) => string[] | null

/** The rep of the team above, in a language. */
export const repOf =
  (lang: Lang): Rep =>
  (track, listener) =>
    inTheirWords(lang, track, listener)

/**
 * A workspace in memory of a team that has edited all tracks of so many customers. Every customer has written a
 * message of the corpus, from which their role and stage are, and every second has more on file: so tracks are
 * composed of this and that, and few are alike.
 */
export function teamOfEdits(lang: Lang, customers: number, rep: Rep = repOf(lang)) {
  const { corpus } = readCorpus('corpus', 'development')
  const messages = corpus.messages.filter((message) => message.lang === lang && message.role !== null)
  const office = openCustomers(lang)
  const engines = createBriefEngines()
  const decided = Array.from({ length: customers }, (_, at) => {
    const message = messages[Math.floor((at * messages.length) / customers)]!
    const listener: Listener = {
      role: message.role ?? buyingRoles[at % buyingRoles.length]!,
      stage: message.stage ?? sellingStages[at % sellingStages.length]!,
    }
    const added = office.add(listener, message.text, at % 2 === 0)
    const { dealId, contactId } = added
    const brief = prepareBrief(office.session, engines, { dealId, contactId, lang })
    for (const part of parts) {
      const track = brief.tracks.find(({ index }) => part === `track:${index}`)
      if (!track) continue
      const sentences = rep(track, listener)
      if (sentences === null) {
        adoptTrack(office.session, brief.adviceId, part)
        continue
      }
      editTrack(office.session, {
        ...{ adviceId: brief.adviceId, part, exemption: null, sentences },
        reason: lang === 'zh' ? '这是我们的说法' : 'this is how we say it',
      })
    }
    return { ...added, listener }
  })
  return { session: office.session, engines, decided }
}
