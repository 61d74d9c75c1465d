import { matches, matchOf } from '../cues/mayMatch.ts'
import type { Speaker } from '../whoSays/stance.ts'

const money = String.raw`(?:(?:about |around |only )?(?:[£€$¥￥]\s?\d|(?:RMB|CNY|USD|EUR|GBP|NTD?|HKD|SGD|AUD|CHF|MYR)\s?\$?\s?\d|\d[\d.,]*\s?(?:m|k|mn|million)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) point \w+))`
const sum = String.raw`(?:[¥￥]?\s?\d[\d.,]*\s*(?:[万亿千]|元)|[1-9]\d{2,}(?!\s*(?:号|日|年|月|天|台|套|个|人|页|[A-Za-z/-]))(?=[，。；、\s]|$|包干|含|未|是按))`

/** What they themselves say that they will pay: 总价900万包干, 我这边开2,050万, "our position is GBP 7.95m". */
const said = new RegExp(
  [
    String.raw`(?:总价|整单|整体|一口价|打包价?|包干价?)(?:就|只|按|给到?|做到?)?[^，。；\n\d]{0,4}${sum}(?:[^，。；\n]{0,2}(?:包干|封顶|含))?`,
    String.raw`(?:我|我们|我方|我司|公司|贵公司|我这边|我们这边|这边)(?:的)?(?:这边)?(?:只能|能|就|先)?(?:开|出|还|给)(?:价|到)?[^，。；\n\d]{0,3}${sum}`,
    String.raw`(?:我们?|我方|我司|公司)(?:这边)?的?(?:目标价?|心理价位?|还价|中间价)(?:就)?(?:是|为|:|：)?[^，。；\n\d]{0,4}${sum}`,
    String.raw`(?:请|要|希望)[^，。；\n]{0,10}(?:降到|做到|压到|调到|给到)[^，。；\n\d]{0,3}${sum}`,
    String.raw`\b(?:our|my|the (?:trust|group|company|board|hospital|plant)['’]s) (?:position|number|figure|counter(?:[- ]?offer)?|target|offer|price)\b(?: for you| on [^.;\n]{1,40}?)?(?: is| stands at| would be|:)\s?${money}`,
    String.raw`\b(?:we|i)(?:['’]re| are|['’]m| am)? (?:at|on|willing to (?:pay|go to)|prepared to (?:pay|go to)|can (?:pay|go to|do)|will pay|offer|counter(?:ed)? (?:with|at))\s?${money}`,
    String.raw`(?:请)?按\s*${sum}[^，。；\n]{0,6}(?:考虑|执行|报|签)`,
    String.raw`(?:的意思|要价|目标价?|心理价)[^。；\n\d]{0,14}\d+(?:\.\d+)?(?!\d*\s*[天日号月年%])`,
    String.raw`\bwe(?: would|['’]d| could| will| can) (?:sign|settle|close|agree|go ahead)(?: it| this)? (?:at|for)\s?${money}`,
    String.raw`^(?:[-*•]\s*|\d{1,2}[.)]\s*)?(?:[A-Z]{3}|[£€$¥])\s?\d[\d.,]*\s?(?:m|k|mn|million)?\s(?:(?:a|per) (?:year|month|unit|head)|all[- ]in|for the term|flat|fixed)\b`,
    String.raw`\b(?:need|want|would like) to (?:see|get to|be at)\s?(?:${money}|\d{2,})`,
    String.raw`\b(?:meet us|come down|get(?: it)? (?:down )?|bring it(?: down)?) (?:at|to)\s?${money}`,
  ].join('|'),
  'iu',
)
/** The same told by one of ours: 客户还价1150, 徐曼还的900, "Jo countered 7.95m", "their number 2.70m". */
const reported = new RegExp(
  [
    String.raw`(?:还价|还的(?:是)?|回价|还到|砍到|压到|杀到)(?:下来了?|来了)?[^，。；\n\d]{0,6}\d`,
    String.raw`(?:[他她]|客户|对方|甲方|\p{Script=Han}{1,3}(?:总|经理|姐|哥|工))的?(?:们)?(?:目标价|心理价位?|还价|出价|开价)(?:是|为)?[^，。；\n\d]{0,4}\d`,
    String.raw`\b(?:their|his|her) (?:number|figure|counter(?:[- ]?offer)?|position|offer|target|price)(?: is| now|:)?\s?${money}`,
    String.raw`\b(?:\p{Lu}\p{Ll}+|they|he|she|customer|client)(?: has| have|['’]s|['’]ve)? (?:countered|came back|come back|offered|went to|is at|are at)(?: us)?(?: (?:with|at|on))?\s?${money}`,
  ].join('|'),
  'iu',
)
/** Of what else: a budget, a rival's price, a rate of penalty, days and bonds. */
const ofElse =
  /预算|批了|违约|罚|质保金|保证金|竞品|对手|\b(?:budget|envelope|affordab|penalt|liquidated|deposit|bond|rival|competitor|another (?:house|supplier|vendor))\b/iu
/** Our own wish, spoken of among ourselves. */
const ours = /我们(?:的|这边的?)?(?:目标|底|报价)|我方|\bour (?:number|price|offer|quote|target)\b/iu

/** Whether a sentence tells what they will pay, in simplified letters. */
export function isCounter(words: string, by: Speaker): boolean {
  if (by === 'ours') return false
  if (by === 'customer')
    return (
      matches(said, words) &&
      !/预算|\b(?:budget|another (?:house|supplier|vendor))\b/i.test(
        words.slice(0, said.exec(words)!.index + said.exec(words)![0].length),
      )
    )
  const found = matchOf(reported, words)
  return (
    found !== null &&
    !ofElse.test(words.slice(Math.max(0, found.index - 12), found.index + found[0].length)) &&
    !ours.test(words.slice(Math.max(0, found.index - 8), found.index + 2))
  )
}
