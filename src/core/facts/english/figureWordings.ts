import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { Speaker } from '../whoSays/stance.ts'
import type { SlotType } from './slots.ts'
import { wording } from './template.ts'

/** The wordings in which one kind of fact states its figure, the figure before its word or behind. */
export interface FigureWordings {
  kind: FactKind
  /** Without a figure of this type no wording fits. */
  needs: SlotType
  wordings: readonly RegExp[]
  units?: RegExp
  /** Of a bare number: the unit that goes without saying. */
  unit?: string
  /** Only what one of these says counts. */
  speakers?: readonly Speaker[]
  /** Such a sentence says something else. */
  not?: RegExp
  /** Of days: it lies ahead, or behind. */
  lies?: 'ahead' | 'behind'
  /** Each figure that a wording fits is a fact of its own. */
  isMany?: true
}

const hours = /^(minutes?|mins?|hours?|hrs?|h|days?|d|(working|business) days?|shifts?)$/
const short = /^(seconds?|secs?|minutes?|mins?|hours?|hrs?|h)$/
const days = /^(hours?|hrs?|h|days?|d|(working|business|calendar) days?|weeks?|wks?)$/
const long = /^(months?|mths?|mos?|years?|yrs?)$/

/** What a day does that another comes in place of. */
const movedTo =
  '(?:extended|moved|pushed|put back|postponed|brought forward|shifted|changed|delayed|rescheduled|deferred)'
/** "moves from 2 December to Friday", "is now", "has slipped to": to which day it went, the one that it left before that. */
const goesTo =
  '(?:(?:has |is |was |will be |have |are )?(?:now )?(?:been )?(?:mov(?:es?|ed|ing)|slip(?:s|ped)|shift(?:s|ed)|chang(?:es?|ed)|extend(?:s|ed)|push(?:es|ed)|postponed|goes)(?: back| out| forward)?(?: by [^.;!?\\n]{2,14}?)?(?: from (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{D})? (?:to|until|till)|(?:is|are) now)'
const stopped =
  '(?:down|out of (?:action|service|order|use|commission)|off-?line|stood(?: still)?|standing|stopped|idle|dead|dark|unavailable|at a standstill|shut(?: down)?|not (?:run|running|working|moving)|out)'
const idleHour =
  "(?:(?:idle|lost|standing|down|dead|stopped|missed) (?:hour|hr|day|shift|minute)|(?:hour|hr|day|shift|minute)(?:’s|'s)? (?:of )?(?:down ?time|standstill|outage|idle|it is down|we(?:'re| are) down|the \\w+ (?:is down|stands|stops)))"
const perHour = '(?:per|an?|each|every|/) ?(?:\\w+ )?(?:hour|hr|day|shift|minute|min)\\b'
const againRunning =
  '(?:running|going|spinning|working|moving|fixed|repaired|restored|sorted|turning|back(?: up| on| in service)?|up(?: again)?|live|alive)'
const perTime =
  '(?:(?:a|an|per|each|every|/) ?(?:\\w+ )?(?:day|night|week|wk|month|mth|year|yr|season|annum|morning|shift)\\b|daily|weekly|monthly|yearly|annually|p\\.?a\\b)'
const workedOn =
  '(?:do|does|did|run|runs|process(?:es)?|handles?|push(?:es)?|sees?|ships?|makes?|treats?|packs?|picks?|turns? out|produces?|serves?|puts?|milks?|wash(?:es)?|moves?|books?|issues?|sends?|prints?|loads?|checks?|bakes?|fills?|cuts?|welds?|scans?|performs?|takes? in|gets? through|press(?:es)?|receives?|delivers?|dispatch(?:es)?|clears?)'
const offered =
  '(?:quote|quotation|offer|bid|price|cheaper|dearer|invoice|refund|penalt|fee\\b|salary|revenue|turnover|quota)'

/** Kinds whose figure a wording binds, most specific first: one figure serves the first that claims it. */
export const figureWordings: readonly FigureWordings[] = [
  {
    kind: 'downtimeCost',
    needs: 'money',
    wordings: [
      `${idleHour}…{=M}`,
      `{=M} ${perHour}…\\b(?:down|lost|stop|stand|idle|outage|off)`,
      `{=M} (?:lost )?(?:per|each|every|an?) (?:standing|idle|lost|dead|down) (?:hour|hr|day|shift)`,
      `\\b(?:${stopped}|down ?time|outage|without an?)\\b[^.;!?\\n]{0,60}?{=M} ?(?:is )?(?:lost )?${perHour}`,
      `\\b(?:lose|loses|losing|lost|burn|burns|forgo|cost(?:s|ing)?)\\b…{=M} ?${perHour}`,
      `\\b(?:each|every|an?|one) (?:such )?(?:hour|hr|day|shift)\\b(?: of (?:that|it|those))?…\\b(?:costs?|loses?|sets? us back|runs? (?:us|to)|is worth)…{=M}`,
      `\\bone of (?:those|them)\\b…{=M}`,
    ].map(wording),
    not: /\b(?:rent|hire|overtime|wage|engineer costs|technician costs|day rate)\b/i,
  },
  {
    kind: 'repairHours',
    needs: 'time',
    units: hours,
    wordings: [
      `\\b(?:MTTR|fix(?:ed|ing)?|repair(?:s|ed|ing)?|mend(?:ed|ing)?|restor(?:e|ed|ing))\\b(?: time| itself| work)?[^.;!?\\n]{0,20}?{=T}`,
      `\\b(?:get|getting|got|have|had|bring) (?:it|us|them|her|that|things|the [\\w ]{2,20}?) (?:back )?${againRunning}(?: again)?[^.;!?\\n]{0,16}?{=T}`,
      `{=T}(?: \\w+){0,3} (?:to|until|till|before)\\b[^.;!?\\n]{0,40}?\\b(?:is|are|was|it|it's|them|her|us|\\w+) ${againRunning}\\b(?: again)?`,
      `{=T}(?: \\w+){0,2} to (?:fix|repair|mend|restore|sort|clear)\\b`,
    ].map(wording),
    not: /\b(?:warranty|accept\w*|backup|drill)\b/i,
  },
  {
    kind: 'downtimeHours',
    needs: 'time',
    units: hours,
    wordings: [
      `\\b${stopped} (?:again )?(?:for )?{~}{=T}(?! (?:ahead|early|later|notice|away|before|ago|from|of notice|to (?:fix|repair)))`,
      `{=T} (?:of )?(?:unplanned |unscheduled |lost |total |accumulated )*(?:down ?time|outages?|stoppages?|standstill|production loss|lost production|idle time|being down|standing)\\b`,
      `\\b(?:down ?time|outages?|stoppages?|standstill|hours lost)\\b[^.;!?\\n]{0,32}?{=T}`,
      `\\blost {~}{=T}(?= (?:of|to|on|last|this|in|through|because|when|per|a)|[,.;]|$)`,
    ].map(wording),
    not: /\b(?:without|window|planned|maintenance window|penalt\w*|SLA|compensation|dead line|if it)\b|\bnever\b/i,
  },
  {
    kind: 'trainingHours',
    needs: 'time',
    units: days,
    wordings: [
      `\\b(?:train(?:ing|s|ed)?|trng|instruct(?:ion|s|ed)?|induction|onboarding|coaching|classroom|course|schooling|refresher|teach(?:es|ing)?)\\b[^.;!?\\n]{0,44}?{=T}`,
      `{=T}(?: each)? (?:of |for )?(?:\\w+ )?(?:training|instruction|classroom|coaching|trng|induction|onboarding|tuition|hands-on|refresher)\\b`,
      `\\brefresher (?:course )?of {=T}`,
    ].map(wording),
    not: /\b(?:within|after|later|waiting?|notice)\b/i,
    isMany: true,
  },
  {
    kind: 'changeoverTime',
    needs: 'time',
    units: hours,
    wordings: [
      `\\b(?:change-?overs?|change overs?|changing over|re-?tool(?:ing)?|set-?up(?! (?:fee|cost))|job change|tool change|format change|colou?r change|product change|make-?ready|clean-?down|wash-?down between)\\b[^.;!?\\n]{0,60}?{=T}`,
      `\\b(?:swap(?:ping)?|switch(?:ing)?|chang(?:e|ing)) (?:over |between |from |an? |the )+[\\w ]{2,30}?\\b(?:takes?|took|needs?|eats?|costs?|lasts?|is|runs?)\\b[^.;!?\\n]{0,28}?{=T}`,
      `{=T}[^.;!?\\n]{0,16}?\\b(?:per|for an?|for each|each|every|to) (?:\\w+ )?(?:change-?over|swap|switch|set-?up|re-?tool|job change|colou?r change)\\b`,
      `{=T} (?:from|between) (?:the )?(?:last|one) [\\w ]{2,24} (?:to|and) (?:the )?(?:first|next)\\b`,
    ].map(wording),
  },
  {
    kind: 'installDays',
    needs: 'time',
    units: days,
    wordings: [
      `\\b(?:install(?:s|ed|ing|ation|ations)?|fitting|fit-?out|put(?:ting)? (?:it|them|this|the \\w+) in|set(?:ting)? (?:it |them )?up|commissioning|roll-?out|rolling (?:it )?out|deploy(?:ment|ing)?|mounting|assembly|erection|erecting|implementation|cut-?over)\\b[^.;!?\\n]{0,32}?{=T}`,
      `{=T}[^.;!?\\n]{0,12}?\\bto (?:install|fit|put (?:it|them|this|one|the \\w+) in|set (?:it |them )?up|commission|roll (?:it )?out|deploy|mount|erect|assemble|get it in|implement)\\b`,
      `{=T} (?:of |for (?:the )?|on )(?:install\\w*|fitting|assembly|commissioning|erection|site work)\\b`,
    ].map(wording),
    not: /\b(?:pay|paid|payment|net|invoice|deposit|retention|days (?:from|after)|\d\d?\/\d\d|at \d+ days|warranty|used to|in 20\d\d|last time|notice|wait\w*|training|ago)\b/i,
  },
  {
    kind: 'warrantyPeriod',
    needs: 'time',
    units: long,
    wordings: [
      `\\b(?:warrant(?:y|ies|ed|ied)|wty|guarantee[ds]?|cover(?:ed|age|s)?|vouch)\\b[^.;!?\\n]{0,40}?{=T}`,
      `{=T}(?:['’]s?)?[^.;!?\\n]{0,24}?\\b(?:warranty|guarantee|wty|cover(?:age)?)\\b`,
    ].map(wording),
    not: /\bwhat would\b|\b(?:report|contract|lease)\b[^.;]{0,12}\bcover|\b(?:has|have|had|need|needs|must|should|will|got)(?: now| also)? (?:to )?(?:now |also )?cover\b|\b(?:lease|rental|budget|finance|money)\b/i,
  },
  {
    kind: 'paymentTerm',
    needs: 'time',
    units: /days?|d$|wks?|weeks?|months?/,
    wordings: [
      `{=T},? (?:e\\.?o\\.?m|net|end of month|(?:after|from|of|on) (?:the )?(?:date of )?(?:invoic\\w+|delivery|receipt|acceptance|statement|a valid)|credit|terms|payment)`,
      `\\b(?:pay(?:s|ment|ments|able|ing)?|paid|pmt|settle[sd]?|settlement|invoices?|terms|credit|AP)\\b[^.;!?\\n]{0,44}?{=T}`,
    ].map(wording),
    not: /\b(?:paid for|payback|pay back|late|overdue|warranty|visits?|training|what I pay|trial|stop(?:s|ped)?)\b/i,
  },
  {
    kind: 'paymentTerm',
    needs: 'count',
    unit: 'days',
    wordings: [`\\bnet {=N}(?! \\w*(?:tons|tonnes|kg|margin))`, `\\b{=N} (?:days )?(?:eom|net)\\b`].map(
      wording,
    ),
  },
  {
    kind: 'responseHours',
    needs: 'time',
    units: hours,
    wordings: [
      `{=T}(?: on)?[- ](?:call-?outs?|response|reaction|on-?site|SLA|attendance)\\b`,
      `\\b(?:call-?out|response|reaction|SLA|attendance)\\b(?: times?)?[^.;!?\\n]{0,20}?{=T}`,
      `\\b(?:engineer|technician|tech|fitter|mechanic|somebody|someone|service|man|van|person|people|attend\\w*|respon[ds]\\w*|react\\w*|turns? up|shows? up|comes? out|come|be (?:here|there|on site)|at (?:your|our|the) (?:door|site|gate))\\b[^.;!?\\n]{0,32}?\\b(?:within|inside|in under|in|under|max) {~}{=T}`,
      `\\b(?:on[- ]site|at (?:your|our|the) (?:door|site|gate)|with (?:you|us)) (?:within|inside|in under|in) {~}{=T}`,
      `\\bwithin {~}{=T} of (?:an? |the |your |our )?(?:call|fault|breakdown|being|report|stop|failure|alarm|ticket|entrapment|notice)`,
    ].map(wording),
    not: /\b(?:pay|invoice|deliver\w*|quote|proposal|fit|install\w*|train\w*|trained|refund|people in)\b|\b(?:answered?|reply) in\b(?![^.;]*\bdoor\b)/i,
  },
  {
    kind: 'waitingTime',
    needs: 'time',
    wordings: [
      `\\bwait(?:s|ing|ed)?\\b[^.;!?\\n]{0,36}?{=T}`,
      `{=T}[^.;!?\\n]{0,24}?\\b(?:waits?|waiting|queu(?:e|es|ing)|in line|on hold|backlog|(?<!\\b(?:the|our|their|next|last|this|spring|summer|autumn|plant|before|miss|during) )turn-?around|stuck)\\b`,
      `\\b(?:queues?|turn-?around|backlog|hold time)\\b[^.;!?\\n]{0,56}?{=T}`,
      `\\bsits? (?:for )?{~}{=T} in\\b`,
    ].map(wording),
    not: /\b(?:can(?:no|')t wait|won't wait|waited for your|waiting for your|delivery)\b|\b(?:miss(?:es|ed|ing)?|before|after|during|until|in|for) (?:the|our|his|her|their|next|this|last)(?: \w+)? turn-?around\b/i,
  },
  {
    kind: 'cycleTime',
    needs: 'time',
    units: short,
    wordings: [
      `\\b(?:one|an?|each) \\w+(?: \\w+)? every {~}{=T}`,
      `{=T} (?:each|apiece)\\b`,
      `{=T} (?:per|for each|for every|for one) (?!day|week|month|year|shift|operator|person|user|team|store|vessel|bay|machine|site|head|change|swap|set|repair|fix|incident|visit|call)\\w+`,
      `{=T} (?:an?|every) (?:run|piece|part|go|batch|cycle|scan|test|sample|case|unit|load|order|pallet|cup|panel|page|bottle|tray|box|job|sheet|crown|lift|patient|round)\\b`,
      `\\b(?:per|each|every|a|one) (?!day|week|month|year|shift)\\w+ (?:\\w+ )?(?:it )?(?:takes?|needs?|costs?|lasts?|runs? for|sits? (?:in|on)|is on|is in)\\b[^.;!?\\n]{0,36}?{=T}`,
      `\\bcycle(?: times?)?\\b[^.;!?\\n]{0,24}?{=T}`,
      `{=T}[^.;!?\\n]{0,6}? to (?:milk|mill|bake|scan|print|cut|weld|process|fill|pack|pick|clean|wash|read|test|run|make|produce|load|unload|turn|dry|press|check|grade) (?:one|an?|the|a single|{N}) \\w+`,
    ].map(wording),
    not: /\b(?:train\w*|install\w*|wait\w*|queue|repair\w*|swap\w*|change-?over\w*|warranty|call-?out|down ?time|crew|respon\w*)\b/i,
  },
  {
    kind: 'openTickets',
    needs: 'count',
    wordings: [
      `{=N} (?:\\w+ ){0,2}?(?:tickets?|tix|cases|issues|calls|faults|requests|snags|jobs|incidents)\\b[^.;!?\\n]{0,28}?\\b(?:open|unanswered|unresolved|waiting|outstanding|sitting|pending|unclosed|backlog|not (?:been )?(?:closed|answered|resolved|touched)|untouched|with your (?:helpdesk|support|service))\\b`,
      `{=N} (?:still )?(?:open|unresolved|outstanding|pending|unanswered|unclosed) (?:\\w+ )?(?:tickets?|tix|cases|issues|calls|faults|requests|snags|jobs|incidents)\\b`,
      `\\b(?:open|unresolved|outstanding|pending|unanswered) (?:tickets?|tix|cases|issues|calls|faults)\\b[^.;!?\\n]{0,16}?{=N}`,
    ].map(wording),
  },
  {
    kind: 'activeUsers',
    needs: 'count',
    wordings: [
      `{=N} (?:\\w+ )?(?:of|out of) (?:the |our |their |my |those |all |your )*{N}(?: \\w+){0,2} (?:\\w+ ){0,2}?(?:use|uses|using|used|log|logs|logged|open|opens|opened|sign|signed|work with|works with)\\b`,
      `{=N} (?:active|live|named|daily|regular|concurrent|weekly|monthly)(?: \\w+)? ?(?:users?|seats?|accounts?|logins?|licen[cs]es?|people)\\b`,
      `{=N} (?!tickets|cases|issues)[a-z]+ (?:\\w+ ){0,2}?(?:logged (?:in|on)|log (?:in|on)|signed in|sign in|use (?:it|the (?:app|system|tool|portal|software|platform))|are (?:active|logged)|were active|actually use)\\b`,
      `\\b(?:active|live) (?:users|accounts|seats)\\b[^.;!?\\n]{0,12}?{=N}`,
      `\\b(?:used|opened) by {~}{=N} (?:people|users|staff|colleagues|operators|drivers)`,
    ].map(wording),
    not: /\b(?:would|will|could|should|need|want|say|maybe need)\b/i,
  },
  {
    kind: 'interfaceSites',
    needs: 'count',
    wordings: [
      `\\b(?:live|connect(?:ed|ions?)?|link(?:ed|s)?|interfaced?s?|interfaces|integrat(?:ed|ions?)|coupled|hooked up|exchang(?:e|es|ing)(?: \\w+)? data|talk(?:s|ing)? to|plugged in(?:to)?)\\b[^.;!?\\n]{0,36}?\\b(?:at|to|with|in|across|into|from) {~}{=N} (?!users|people|seats|hours|days|minutes)\\w+`,
      `\\b(?:of (?:the |our )?{N} \\w+,? )?{=N}(?: \\w+)? (?:are |is |already |now )+(?:coupled|connected|linked|integrated|interfaced|hooked up)\\b`,
    ].map(wording),
    not: /[?]|\b(?:would|want to|need to|should)\b/i,
  },
  {
    kind: 'caseVolume',
    needs: 'count',
    wordings: [
      `\\b${workedOn}\\b[^.;!?\\n]{0,20}?{=N} (?!hours|tickets|times|visits|stops|errors|faults|trips|goes|reps|quotes|calls?\\b|callouts|clicks|complaints)(?:\\w+ ){1,3}?${perTime}`,
      `\\b${workedOn} (?:every|each|per) (?:day|night|week|month|year|season|shift) {~}{=N}`,
      `(?:^|, )(?:[\\s,(-]|so |and |that's |about |roughly )*{=N} (?!hours|tickets|times|visits|stops|errors|faults|trips|goes|reps|quotes|callouts|complaints|users|people|sites)(?:\\w+ ){1,2}${perTime}`,
      `\\b(?:through-?put|volumes?|capacity used|output|intake|head ?count of animals)\\b[^.;!?\\n]{0,24}?{=N}`,
      `\\bto (?:milk|wash|pack|scan|process|bake|treat|load) {=N} \\w+`,
    ].map(wording),
    not: /\b(?:saves?|saving|quota|target|would|if we|licen[cs]es?)\b|[?]\s*$/i,
  },
  {
    kind: 'competitorPriceChange',
    needs: 'share',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `\\b(?:{Name}|their|they|theirs|competitor|rival|incumbent|lads|the others?)(?:['’]s|['’]re)?\\b[^.;!?\\n]{0,32}?\\b(?:rais(?:e|ed|es|ing)|put(?:ting)?(?: \\w+){0,4} up|bump(?:ed|ing|s)?|hik(?:e|ed|es|ing)|cut(?:s|ting)?|drop(?:s|ped|ping)?|lower(?:ed|ing|s)?|slash(?:ed|ing|es)?|increas(?:e|ed|es|ing)|went up|go(?:ne|ing|es) up|reduc(?:e|ed|es|ing)|tak(?:e|es|en|ing)|took|knock(?:ed|ing|s)?|shav(?:e|ed|es|ing))\\b[^.;!?\\n]{0,28}?{=P}`,
      `\\b(?:{Name}|their|theirs)(?: \\w+){0,3} (?:went|gone|going|is|are|goes) (?:up|down)(?: by)? {~}{=P}`,
    ].map(wording),
    not: /\b(?:scrap|rejects?|downtime|energy|budget|staff|our (?:price|budget|share)|waste|errors?|in total|your)\b/i,
  },
  {
    kind: 'scrapRate',
    needs: 'share',
    wordings: [
      `\\b(?:scrap(?:ped|s)?|reject(?:s|ed|ion)?|waste|rework|remakes?|defects?|yield loss|out of spec|fail(?:ure|s|ed)? rate|breakages?|spoil(?:age|t|s)?|binned|write-?offs?|shrinkage)\\b(?!-free)[^.;!?\\n]{0,32}?{=P}`,
      `{=P}[^.;!?\\n]{0,24}?\\b(?:scrap(?:ped)?|rejects?|rejected|defects?|defective|rework(?:ed)?|remakes?|wasted?|binned|spoilt|spoiled|thrown (?:away|out)|goes? in(?:to)? the (?:bin|skip))\\b`,
    ].map(wording),
    not: /\b(?:on average|average plant|usually|industry|fell|from|went down|dropped)\b/i,
  },
  {
    kind: 'usageRate',
    needs: 'share',
    wordings: [
      `{=P}[^.;!?\\n]{0,40}?\\b(?:(?:are|is|gets?|were) (?:ever |actually |really |even )?(?:used|using|switched on|active|in use|live|opened|touched)|uses? (?:it|the|them)|log(?:ged|s)? (?:in|on))\\b`,
      `\\b(?:adoption|utili[sz]ation|usage|uptake|take-?up|penetration|use of the)\\b[^.;!?\\n]{0,44}?{=P}`,
      `{=P} (?:adoption|utili[sz]ation|usage|uptake|take-?up)\\b`,
    ].map(wording),
  },
  {
    kind: 'totalCostGap',
    needs: 'money',
    wordings: [
      `{=M}[^.;!?\\n]{0,20}?\\b(?:more|dearer|higher|cheaper|less|above|below|over|extra)\\b[^.;!?\\n]{0,24}?\\b(?:over (?:its|the|{T}|a|{N})|life(?:time|cycle)?|in total|all in|total cost|tco|(?:five|ten|seven|\\d+)[- ]year|term)\\b`,
      `\\b(?:tco|total cost|cost of ownership|life-?time|life ?cycle|over (?:{T}|{N} ?y\\b|its life|the term)|(?:on|in) an? {T} view)\\b[^.;!?\\n]{0,60}?{=M}[^.;!?\\n]{0,24}?\\b(?:more|dearer|higher|cheaper|less|above|below|extra|over|gap|difference|apart)\\b`,
      `\\b(?:dearer|cheaper|higher|more expensive|more)\\b[^.;!?\\n]{0,12}? by {=M}[^.;!?\\n]{0,24}?\\b(?:over|life|total|term)\\b`,
    ].map(wording),
  },
  {
    kind: 'annualServiceFee',
    needs: 'money',
    wordings: [
      `\\b(?:service|support|maintenance|maint|servicing|upkeep|care|SLA|hotline)\\b(?: \\w+){0,4}?[^.;!?\\n]{0,16}?{=M} ?(?:/ ?|a |per |each |every )?(?:year|yr|annum|p\\.? ?a\\b)`,
      `\\b(?:yearly|annual|per-year) (?:service|support|maintenance|care|upkeep)\\b[^.;!?\\n]{0,28}?{=M}`,
      `{=M} ?(?:/ ?|a |per )(?:year|yr|annum)(?: \\w+){0,2} (?:for|in|on) (?:the )?(?:service|support|maintenance|upkeep|servicing)\\b`,
      `\\b(?:service|support|maintenance) (?:fee|charge|line|plan|contract|agreement)\\b[^.;!?\\n]{0,16}?{=M}`,
    ].map(wording),
  },
  {
    kind: 'consumableCost',
    needs: 'money',
    wordings: [
      `\\b(?:consumables?|reagents?|cartridges?|inks?|toners?|plates|blades|filters?|burs|blankets|chemicals?|supplies|refills?|wear parts|gloves|labels|solvents?|detergents?|lubricants?|tips|needles|sleeves|resins?|powder|electrodes|glue|adhesives?|spares|abrasives|wire|gas bottles|salt|paper rolls|liners|membranes)\\b[^.;!?\\n]{0,36}?{=M}`,
      `{=M}[^.;!?\\n]{0,24}?\\b(?:on|for|in|of) (?:\\w+ )?(?:consumables?|reagents?|cartridges?|inks?|toners?|blades|filters?|chemicals?|supplies|refills?|wear parts|detergents?|needles|sleeves|electrodes)\\b`,
    ].map(wording),
    not: /\b(?:quote|offer|order(?:ed)?|invoice|price of your|your price)\b/i,
  },
  {
    kind: 'budgetAmount',
    needs: 'money',
    wordings: [
      `\\b(?:budgets?|set aside|put by|put aside|earmark(?:ed)?|allocat(?:ed|ion)|ring-?fenced|capex|kitty|pot|purse|envelope|funds? of|sum of|ceiling|spending limit|grant of)\\b[^.;!?\\n]{0,32}?{=M}`,
      `{=M}[^.;!?\\n]{0,32}?\\b(?:set aside|put by|put aside|earmarked|allocated|approved|signed off|available|to spend|in the (?:budget|pot|kitty|plan|bank)|budget(?:ed)?|ring-?fenced|capex|released|reserved|to play with|to work with)\\b`,
      `\\b(?:we|i|he|she|they|boss|board|co-op|treasurer|committee)(?:['’]ve| have| has|['’]s)(?: got| only| only got| about)* {~}{=M}(?= (?:for|to spend|max|set|put|in|all told|all[- ]in|this year|and not|and no more|incl\\w*|excl\\w*|ex (?:VAT|GST)|net|gross|left|now|instead|in total|capex)|[,.;]|$)`,
      `\\b(?:approved|agreed|released|confirmed|sanctioned|okayed)\\b[^.;!?\\n]{0,20}?{=M}`,
      `{=M} (?:is|was|remains|stays) (?:now )?(?:the |our |my |their )?(?:(?:absolute|hard|new|final|board['’]s) )?(?:ceiling|maximum|envelope|budget)\\b`,
      // "the gas budget goes from RMB 1.45m to 1.6m a year"
      `\\b(?:budgets?|envelope|allocation|allowance|ceiling|pot|funds|funding|capex|opex|spend|spending)\\b[^.;!?\\n]{0,36}? from (?:{M}|{N}) (?:back |up |down )?to {~}{=M}`,
      // "Money: finance moved it from 2.4 to 2.5m for the 60 months"
      `\\b(?:finance|treasury|controlling|board|hq|head office|group|cfo|management|corporate|(?:money|budget|funds|funding|capex)\\b[^.;!?\\n]{0,24}?) (?:has |have |just |now )*(?:moved|raised|lifted|increased|upped|bumped|cut|reduced|trimmed|lowered|put|brought|took|taken|pushed|topped) (?:it|us|this|that|the (?:number|figure|pot|line|amount|money|envelope|ceiling)) (?:up |down |back )?(?:from (?:{M}|{N}) )?(?:up |down )?to {~}{=M}`,
    ].map(wording),
    not: new RegExp(
      `\\b(?:sits?|is|are|comes?) (?:outside|on top of|separate from|apart from) (?:of )?(?:that|it|this)\\b|\\b(?:${offered}|per (?:hour|day|month)|an? (?:hour|month)|service|support|maintenance|cheaper|dearer|more than|lost|losing|above|over budget)\\b|\\?\\s*$|\\b(?:would|if)\\b`,
      'i',
    ),
  },
  {
    kind: 'budgetDeadline',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `\\b(?:money|funds?|funding|budget|grant|spend|cash|allocation|capex)\\b[^.;!?\\n]{0,44}?\\b(?:gone|laps\\w*|expir\\w*|spent|used|committed|drawn|lost|back|ends?|closes?|runs? out|forfeit\\w*|dead ?line|drop dead)\\b[^.;!?\\n]{0,24}?{=D}`,
      `\\bnot (?:committed|spent|used|drawn|ordered) by {=D}`,
      `\\b(?:committed|spent|used up|drawn down|drawn)\\b (?:by|before|until) {=D}`,
      `\\b(?:before|by|after) {=D},? (?:or|otherwise)[^.;!?\\n]{0,20}?\\b(?:money|funds?|budget|grant|cash)\\b`,
      `\\bdrop[- ]dead (?:date )?(?:for|on) (?:the )?(?:spend|budget|money|funds)[^.;!?\\n]{0,12}?{=D}`,
      `\\b(?:order|spend|commit)\\b[^.;!?\\n]{0,12}? before (?:FY|fiscal|financial|year)[^.;!?\\n]{0,12}? (?:close|end)s? {=D}`,
    ].map(wording),
    not: /\bnever\b|\binvoice/i,
  },
  {
    kind: 'contractEndDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `\\b(?:contracts?|leases?|agreements?|subscriptions?|licen[cs]es?|deal|MSA|framework|renewals?|tenancy)\\b[^.;!?\\n]{0,48}?\\b(?:ends?|ending|expires?|expiring|up|stops?|until|til|till|runs? (?:out|to|until|through)|lapses?|over|through|is|comes? up|terminates?|due)\\b(?: (?:on|in|at))? {=D}`,
      `\\b(?:renewal|renews)(?: date)?(?: is| on|:| due)* {=D}`,
      `\\btied (?:in|to|up)\\b[^.;!?\\n]{0,24}?(?:until|til|till|to) {=D}`,
    ].map(wording),
    // "MSA mark-up is due 20 Nov": when the paper comes back, and not when what it says ends.
    not: /\bmark[- ]?ups?\b|\bred-?lin\w+|\b(?:comments|amendments|review) (?:on|of|to)\b|\b(?:return|send back|counter-?sign)\w*\b|\b(?:sign(?:ed|s)?|start(?:s|ed)?|begins?|send|sent|draft|invoice)\b[^.;]{0,20}$|\b(?:contract|lease|agreement|service|framework|subscription)s?(?:['’]s)? (?:start|begin|commenc|award|signature|signing)\w*/i,
  },
  {
    kind: 'tenderDate',
    needs: 'day',
    isMany: true,
    wordings: [
      `\\b(?:tenders?|rfps?|rfqs?|itt|gebiz|invitation to (?:tender|bid)|call for (?:bids|tenders))\\b[^.;!?\\n]{0,70}?\\b(?:issued?|opens?|out|close[sd]?|closing|published?|up|posted|due|deadline|starts?|drops?|released|on|lands?)\\b(?:['’]s)?[^.;!?\\n]{0,12}?{=D}`,
      `\\b(?:deadline|closes?|closing|close)\\b(?:['’]s| is| on)? {=D}`,
      `{=D}[^.;!?\\n]{0,20}?\\b(?:tender|rfp|rfq|itt)\\b`,
      // "Submission date extended to 4 Dec 5pm"
      `\\b(?:submissions?|bids?|tenders?|responses?)\\b[^.;!?\\n]{0,24}?\\b(?:deadline|date|due|closing|cut-?off)\\b[^.;!?\\n]{0,12}?\\b${movedTo}\\b[^.;!?\\n]{0,20}?{=D}`,
      `\\b(?:submissions?|bids?|tenders?|responses?)(?: |-)(?:[a-z]+ )?(?:deadline|date|due date|closing date|cut-?off)\\b ${goesTo} (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{=D}`,
    ].map(wording),
    not: /\b(?:you (?:will|['’]ll) (?:have|get|receive)|(?:we|i)['’]ll|last year|was awarded|(?:pull|back|dropp?|bow|opt|fall|fell)(?:ed|s|ing)? out|out of the (?:tender|race|running|bidding)|withdr[ae]w\w*|office|store|shop|lapses|expires|budget|FY|yard)\b/i,
  },
  {
    kind: 'offerDueDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `\\b(?:offers?|quotes?|quotations?|proposals?|pricing|prices)\\b[^.;!?\\n]{0,36}?\\b(?:due|by|no later than|until|before|reach|arrives?|expected|deadline|closes?|in)\\b[^.;!?\\n]{0,24}?{=D}`,
      // "Offers due date pushed out - now Wed 2 Dec"
      `\\b(?:offers?|quotes?|quotations?|proposals?|pricing|prices|bafos?)\\b[^.;!?\\n]{0,24}?\\b(?:deadline|date|due|closing|cut-?off)\\b[^.;!?\\n]{0,12}?\\b${movedTo}\\b[^.;!?\\n]{0,20}?{=D}`,
      // "The final offer deadline moves from 2 December to Friday 4 December"
      `\\b(?:(?:offers?|quotes?|quotations?|proposals?|pricing|prices|bafos?)(?: |-)(?:[a-z]+ )?(?:deadline|date|due date|closing date|cut-?off)|(?:deadline|due date|closing date|cut-?off) for (?:[a-z]+ ){0,3}(?:offers?|quotes?|quotations?|proposals?|pricing|prices|bafos?))\\b ${goesTo} (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{=D}`,
    ].map(wording),
    speakers: ['customer', 'note', 'team'],
    not: /\b(?:you (?:will|['’]ll) (?:have|get|receive)|(?:we|i)(?:['’]ll| will| shall)|valid|holds?|stands|sent|received|deliver\w*|open until|tender|rf[pq]|decid\w*|vote)\b/i,
  },
  {
    kind: 'acceptanceTestDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `(?-i:\\bFAT\\b|\\bSAT\\b)[^.;!?\\n]{0,28}?{=D}`,
      `\\b(?:factory|site|acceptance|witness|final) (?:acceptance )?tests?\\b[^.;!?\\n]{0,32}?{=D}`,
    ].map(wording),
  },
  {
    kind: 'lastMeetingDate',
    needs: 'day',
    lies: 'behind',
    wordings: [
      `\\b(?:last (?:saw|met|spoke|sat|visited|talked)|we met|met (?:you|them|him|her|yourselves|ye|with)|saw (?:you|them|ye|him|her)|since (?:our|the) (?:last )?(?:meeting|call|visit|talk)|good to (?:see|meet) you|(?:our|the) last (?:meeting|visit|call)|visited (?:you|us|them))\\b[^.;!?\\n]{0,36}?{=D}`,
    ].map(wording),
  },
  {
    kind: 'decisionDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `\\b(?:decid(?:e|es|ed|ing)|decision|votes?|voting|award(?:s|ed)?|pull(?:s|ing)? the trigger|says? yes or no|pick(?:s|ing)? (?:a|the|one|somebody|someone)|choos(?:e|es|ing)|go/no-go|verdict|exco|excom|(?:board|committee|council|panel) (?:sits|meets|votes|will)|make (?:up )?(?:our|their|his|her|my) (?:mind|choice)|final call|sign off|signs off|signed off)\\b[^.;!?\\n]{0,44}?{=D}`,
      // "Finance Committee: Thursday 10 December", a line of a timetable
      `\\b(?:board|committee|council|panel|exco|cabinet|trustees)\\b(?: meeting| date)?\\s?[:–-] ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{=D}`,
      `\\b(?:on|by) {=D},?[^.;!?\\n]{0,16}?\\b(?:we|they|board|committee|brothers|boss|lads|he|she) (?:will |shall )?(?:take the decision|decide|vote|choose|pick|award)`,
    ].map(wording),
    not: /\b(?:some(?:one|body)|any(?:one|body)|people|persons?|colleague|manager) (?:who|that) (?:can|may) |\b(?:decided|since|money|budget|funds|deliver\w*|tender closed|test|done)\b/i,
  },
  {
    kind: 'goLiveDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      // "Start date: 4 January is off, so 1 February", "the start slips to 12 April"
      `^(?:(?:the|our|contract|service|project) )*start(?:ing)?(?: (?:date|day)\\b|(?= (?:is|slips?|slipped|moves?|moved|has|will|stays?|remains?)\\b))[^;!?]{0,80}?(?:\\bso |\\bnow |\\binstead |\\bto |\\bbecomes )(?:now |on |it is |it's )*{=D}`,
      `^(?:(?:the|our|contract|service|project) )*start(?:ing)?(?: (?:date|day)\\b|(?= (?:is|slips?|slipped|moves?|moved|has|will|stays?|remains?)\\b))[^;!?]{0,80}?(?:\\bis |: ?|\\bon )(?:now |on |it is |it's )*{=D}`,
      `\\b(?:go(?:es|ing)?[- ]live|live on|live by|opening (?:night|day)|grand opening|commission(?:ing|ed)|first (?:product|production|run|sailing|shift|service|patient|order|day of)\\b|in (?:use|service|operation|production)|up and running|running (?:by|on|from)|back in use|start of production|switch(?:ed)? on|start(?:s|ing)? up|start-?up)\\b[^.;!?\\n]{0,44}?{=D}`,
    ].map(wording),
    not: /\b(?:was|were|since|lift|lunch|office reopens)\b/i,
  },
  {
    kind: 'deliveryDate',
    needs: 'day',
    lies: 'ahead',
    wordings: [
      `\\b(?:deliver(?:y|ed|ies|s)?|crates?|ship(?:s|ped|ping|ment)?|arriv(?:e|es|al|ing)|reach(?:es)? (?:you|us)|land(?:s)? (?:w/|with|at|on)|on the floor|on our floor|on site|dispatch(?:ed)?|hand(?:ed)? over|goods (?:in|out)|be with (?:you|us))\\b[^.;!?\\n]{0,28}?{=D}`,
      `\\b(?:need|want|must have|have) (?:it|them|the [\\w ]{2,20}) (?:here|there|on|in|delivered)\\b[^.;!?\\n]{0,20}?{=D}`,
    ].map(wording),
    not: /\b(?:invoice|quote|offer|proposal|report|minutes|mark[- ]?ups?|red-?lin\w+|drafts?|nda|msa|dpa|certificates?|advice|feedback|reply|answers?|comments|will do|if|provided|assuming|unless|as long as|samples?|drawings?|money|vendor|tender|was delivered|were delivered|arrived|dock slot|replacements?|spares?|kits?|repair(?:s|ed)?|loan(?:er)?(?: unit)?|new probe|under warranty|days? (?:a|per|each|every) week|remote)\b/i,
  },
]
