import {
  type BuyingRole,
  type FactKind,
  factKinds,
  type Lang,
  type SellingStage,
} from '../../atoms/library/index.ts'
import { formatDate, formatMoney, formatQuantity } from '../formatFigure.ts'
import { type Dispute, standingFacts } from '../standing/standing.ts'
import type { Blank, TalkTrackInput } from '../types.ts'

type BlankNote = {
  code: string
  /** Filled when somebody is seated in one of these roles. */
  roles?: readonly BuyingRole[]
  /** Filled when a fact of one of these kinds is known. */
  kinds?: readonly FactKind[]
  stages: readonly SellingStage[]
} & Record<Lang, string>

const open: readonly SellingStage[] = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close']
const early: readonly SellingStage[] = ['qualify', 'discover', 'evaluate']
const late: readonly SellingStage[] = ['propose', 'negotiate', 'close']

/** What a brief should know by its stage, what matters more first. */
const notes: readonly BlankNote[] = [
  {
    code: 'budgetSigner',
    roles: ['economicBuyer', 'approver'],
    kinds: ['decisionRole'],
    stages: open,
    zh: '谁签预算？',
    en: 'Who signs the budget?',
  },
  {
    code: 'decisionDate',
    kinds: ['decisionDate'],
    stages: ['evaluate', ...late],
    zh: '哪天定下来？',
    en: 'On which day is it decided?',
  },
  {
    code: 'budgetAmount',
    kinds: ['budgetAmount'],
    stages: ['evaluate', ...late],
    zh: '这一项批了多少钱？',
    en: 'How much is set aside for it?',
  },
  {
    code: 'criteria',
    kinds: ['awardCriteria', 'decisionFactor'],
    stages: ['evaluate', ...late],
    zh: '按哪几条比、各占多少？',
    en: 'By which criteria do they compare, and how much does each weigh?',
  },
  {
    code: 'budgetDeadline',
    kinds: ['budgetDeadline', 'budgetPhases'],
    stages: open,
    zh: '预算到哪天、分不分期？',
    en: 'Until when does the budget run, and is it phased?',
  },
  {
    code: 'approver',
    roles: ['approver', 'gatekeeper'],
    kinds: ['decisionRole'],
    stages: ['evaluate', ...late],
    zh: '还要经过谁审批？',
    en: 'Who else has to approve?',
  },
  {
    code: 'goal',
    // Whoever says by what is judged has said what is to be achieved.
    kinds: ['statedGoal', 'awardCriteria', 'decisionFactor'],
    stages: early,
    zh: '对方要达成什么？',
    en: 'What do they want to achieve?',
  },
  {
    code: 'daily',
    roles: ['user'],
    stages: [...early, 'deliver', 'renew'],
    zh: '天天用的人是谁？',
    en: 'Who would use it every day?',
  },
  {
    code: 'competitor',
    kinds: ['competitorName', 'competitorOffer', 'competitorNews'],
    stages: ['discover', 'evaluate', ...late],
    zh: '还在看哪几家？',
    en: 'Whom else are they looking at?',
  },
  {
    code: 'acceptance',
    kinds: ['acceptanceCriterion'],
    stages: [...late, 'deliver'],
    zh: '交货以后怎样算合格、谁来签验收？',
    en: 'Once it is delivered, what must it pass, and who signs that it has?',
  },
  {
    code: 'opponent',
    roles: ['blocker'],
    stages: ['evaluate', 'propose', 'negotiate'],
    zh: '谁可能不同意，为什么？',
    en: 'Who might object, and why?',
  },
  {
    code: 'currentSystem',
    kinds: ['currentSystem'],
    stages: early,
    zh: '现在用的是什么？',
    en: 'What do they use today?',
  },
  {
    code: 'usage',
    kinds: ['usageRate', 'activeUsers'],
    stages: ['deliver', 'renew'],
    zh: '实际用了多少？',
    en: 'How much is it really used?',
  },
  {
    code: 'contractEnd',
    kinds: ['contractEndDate'],
    stages: ['deliver', 'renew'],
    zh: '合同哪天到期？',
    en: 'When does the contract end?',
  },
]

/** Where something is installed, tried or paid on acceptance, and nowhere else, it matters what it has to pass. */
const ofAcceptance =
  /验收|安装|调试|试运行|试车|试机|\b(?:[Aa]cceptance|[Ii]nstall(?:s|ed|ation|ing)?|[Cc]ommissioning|FAT|SAT|[Ss]ite test)\b/
/** What is put up and tried before anybody uses it. */
const isInstalled =
  /设备|系统|机(?!票)|仪|器|产线|装置|改造|平台|软件|\b(?:machines?|systems?|lines?|plants?|equipment|rigs?|cells?|retrofit|platforms?|software)\b/i
/** More questions than these are asked in no one call. */
const mostBlanks = 6

/** The first questions on what is not known yet, with how much evidence there is so far; disputes come first. */
export function blanksOf(input: TalkTrackInput): Blank[] {
  const known = input.facts.filter((fact) => fact.knownAt <= input.asOf && fact.stance !== 'thought')
  const kinds = new Set(known.map((fact) => fact.kind as FactKind))
  const disputed = standingFacts(known).disputes.flatMap((dispute) => disputeOf(dispute, input.lang) ?? [])
  const isOnRecord = (code: string) =>
    (code === 'competitor' && Boolean(input.deal.competitor)) ||
    (code === 'opponent' && (input.isOpposed === true || input.committee.some((seat) => seat.opposes)))
  const blanks = notes
    .filter(
      ({ stages, code }) =>
        stages.includes(input.deal.stage) &&
        // Boxes and steel are used by nobody every day: of what is put up or worked with it is asked.
        (code !== 'daily' || isInstalled.test(input.deal.product)) &&
        (code !== 'acceptance' ||
          ofAcceptance.test(input.deal.product) ||
          isInstalled.test(input.deal.product) ||
          known.some(({ text }) => ofAcceptance.test(text))),
    )
    .flatMap((note) => {
      const seats = input.committee.filter((seat) => note.roles?.includes(seat.buyingRole))
      const filled = seats.length > 0 || isOnRecord(note.code) || note.kinds?.some((kind) => kinds.has(kind))
      return filled ? [] : [{ code: note.code, question: note[input.lang], n: 0 }]
    })
  return [...disputed, ...blanks].slice(0, mostBlanks)
}

/** Two figures of one day for the same thing: which of them holds is a question for the call. */
function disputeOf({ kind, facts }: Dispute, lang: Lang): Blank | null {
  const said = facts.flatMap(({ figures }) => {
    const figure = figures[0]
    const words =
      figure && (formatMoney(figure, lang) ?? formatQuantity(figure, lang) ?? formatDate(figure, lang))
    return words ? [words] : []
  })
  if (said.length < 2) return null
  const name = factKinds[kind][lang]
  const question =
    lang === 'zh'
      ? `${name}同一天有两种说法（${said.join('、')}），以哪个为准？`
      : `The ${name} was given as ${said.join(' and ')} on one day: which holds?`
  return { code: `dispute.${kind}`, question, n: facts.length }
}
