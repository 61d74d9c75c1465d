import { type Outcome, type Stage, stages } from '../../shared/vocabulary.ts'
import { toSimplified } from './matching/simplified.ts'
import { readEnumExactly } from './recognition/readEnum.ts'
import { outcomes } from './recognition/valueWords.ts'

/** Words by which CRM exports name their stages, most telling first. A team's own names map by what they contain. */
const words: readonly [Stage, RegExp][] = [
  [
    'won',
    /赢单|已?赢了?$|成交|成单|已签(约|单|合同|了)?$|拿下|签单成功|中标|closed.?won|^won$|^win$|success|gewonnen|auftrag erhalten|beauftragt/i,
  ],
  [
    'lost',
    /输单|丢单|失单|流失|落标|未中标|失败|关闭|closed.?lost|^lost$|^loss$|abandon|dead|verloren|abgesagt|abgelehnt/i,
  ],
  [
    'close',
    /签约|合同|审批中|下单|法务|等(?:签|盖章|信用证|LC|订单|PO|合同|付款|定金|预付)|口头(?:答应|同意|定|确认|成交|拍板)|contract|signing|verbal|commit(?!t?ee)|closing|\bL\/?C\b|waiting for (?:the )?(?:l\/?c|po|contract|signature|deposit|letter of credit)|awaiting (?:po|lc|contract|signature)|vertrag|unterschrift/i,
  ],
  [
    'negotiate',
    /verhandlung|ausschreibung|谈判|议价|谈价|谈钱|砍价|压价|还价|讲价|拉锯|磨价|商务|招标|投标|比价|等(?:上会|过会|开会|评审|评标|定标|开标|结果|拍板|批)|上会|过会|评审会|评标|negotiat|tender|bid|procurement|redline|haggl|bought.?in|(?:waiting|wait) for (?:the )?(?:panel|board|committee|decision|award|result|approval)|(?:awaiting|pending) (?:the )?(?:panel|board|committee|decision|award|approval)|best and final|\bbafo\b|shortlist/i,
  ],
  [
    'propose',
    /方案|报价|建议书|报了(?:[一两二三四五]|\d|价|几)|已报|递了?标书|(?<!value )propos|quot|business case|\brf[pq]\b|offer (?:sent|made|out)|priced|angebot/i,
  ],
  [
    'evaluate',
    /评估|试用|试机|试样|试产|试模|打样|送样|小试|中试|验证|演示|测试|选型|技术交流|论证|sampling|samples? (?:sent|out|under)|on trial|evaluat|demo|trial|poc|pilot|technical|solution|value proposition|\bdevelop$|bemuster|teststellung|technische klärung|信任重建/i,
  ],
  [
    'discover',
    /需求|摸底|摸排|调研|分析|确认|discover|needs|analysis|scoping|engag|present|decision makers?$|perception|bedarf|analyse/i,
  ],
  [
    'qualify',
    /初步|线索|接触|立项|意向|资格|潜在|新建|qualif|\bqual\b|lead|prospect|new|initial|contacted|contact made|appointment|open|identified|erstkontakt|anfrage|neu$/i,
  ],
]

const held =
  /搁置|暂停|暂缓|挂起|冻结|延期|推迟|on.?hold|paused|postponed|deferred|stalled|frozen|parked|shelved|pausiert|zurückgestellt|ruht/i

/** A mere yes or no, or a single letter, which says how a deal ended only under a heading that asks for it. */
const yesOrNo = /^(yes|no|是|否|[01]|[中成没败缓])$/i

/** The word for how a deal ended, as a column of outcomes reads it (签了, 客户取消): also a deal's last stage. */
function endOf(tidy: string): 'won' | 'lost' | null {
  const outcome = yesOrNo.test(tidy) ? null : readEnumExactly(tidy, outcomes)
  return outcome === 'won' || outcome === 'lost' ? outcome : null
}

/** The stage that an export's own word means; null when it means none of ours. */
export function stageOf(text: string): Stage | null {
  const tidy = toSimplified(text.normalize('NFKC')).trim()
  const own = stages.find((stage) => stage === tidy)
  if (own !== undefined) return own
  // A deal that waits has not come any further or any less far.
  if (held.test(tidy)) return null
  return endOf(tidy) ?? words.find(([, pattern]) => pattern.test(tidy))?.[0] ?? null
}

/** Stage and outcome together: a closed outcome decides the stage, a closed stage the outcome. */
export function stageAndOutcome(
  stageText: string | null,
  outcome: Outcome | null,
): { stage: Stage; outcome: Outcome; known: boolean } {
  const stage = stageText === null ? null : stageOf(stageText)
  if (outcome === 'won' || outcome === 'lost') return { stage: outcome, outcome, known: true }
  if (stage === 'won' || stage === 'lost') return { stage, outcome: stage, known: true }
  return { stage: stage ?? 'qualify', outcome: 'open', known: stage !== null || stageText === null }
}
