import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { wording } from './template.ts'

/**
 * The wordings in which one kind of fact is told and quoted: what the group `quote` holds, else the clause in which the
 * wording stands.
 */
export interface TextWordings {
  kind: FactKind
  wordings: readonly RegExp[]
  not?: RegExp
  speakers?: readonly Speaker[]
}

const rest = '(?<quote>[^.;!?\\n]{8,150})'
const often =
  '(?:every (?:time|single|other|few|shift|day|morning|night|week)|always|all the time|constantly|whenever|again and again|twice an? \\w+|(?:two|three|four|several|{N}) times an? \\w+|again|by (?:lunch|noon|midday)|half the time|most days|when (?:it|the|we|you|two|\\w+ing)|after (?:{T}|a few|an? \\w+|the|every)|if you|in the (?:cold|rain|heat|wet)|in (?:cold|hot|wet|bright) \\w+|mid-?\\w+|all (?:shift|day|night))'
const misbehaves =
  "(?:freez(?:es?|ing)|froze|hangs?|hanging|crash(?:es|ed|ing)?|jams?|jamm(?:ed|ing)|leaks?|leaking|trips?|tripping|goes? (?:black|blank|dead|dark|down|offline)|drifts?|drifting|peels?|peeling|sticks?|sticking|dies|dying|die|drops? (?:out|the)|cuts? out|overheats?|lags?|logs? \\w+ out|kicks? \\w+ out|throws? (?:us|them|you|me|errors?)|stalls?|slips?|squeals?|rattles?|rusts?|cracks?|blocks?|clogs?|loses? (?:the|its|your|our|\\w+)|won't (?:start|close|open|print|scan|load|connect|charge|sync|hold)|doesn't (?:start|close|print|scan|save|sync|recogni[sz]e|hold)|breaks?|falls? off|spills?|runs? (?:dry|hot)|beeps?|restarts?|reboots?)"
const failing =
  '(?:peeling|jamming|dropping|freezing|crashing|tripping|leaking|failing|breaking|slipping|sticking|stopping|overheating|losing|cutting out|rattling|restarting|blinking|flickering|beeping|disconnecting|hanging|stalling|blocking|clogging|falling|coming (?:off|loose|apart)|shutting|switching off|running (?:hot|dry)|logging|erroring|timing out|drifting|wobbling|squeaking|smoking|sweating|dying|going (?:down|off|black|dead))'
const ofWorry =
  '(?:worry|worries|fears?|concerns?|sticking point|reservations?|hesitation|objection|question mark|doubts?|problem with (?:you|your|this|it)|issue with (?:you|your|this|it)|snag)'
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\\b'
const clock =
  '(?:\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:am|pm|h)?|noon|midday|midnight|{N}|five|six|seven|eight|nine|ten)'
const span = `${clock} ?(?:-|–|to|till?|until) ?${clock}`
const window = `(?<quote>(?:(?:only )?(?:on )?(?:the )?(?:${weekday}|weekdays|weekends?|nights?)(?: and (?:${weekday}|nights?)| nights?| mornings?| afternoons?)*,? (?:(?:from|between|after|before) )?(?:${span}|${clock}(?: ?(?:till?|to|until) (?:${weekday})? ?${clock})?)(?: (?:till?|to|until) ${weekday} ?(?:${clock})?)?))`
const dayRange = '(?<quote>(?:from )?(?:\\d{1,2}|{D}|{N}) ?(?:-|–|to|till?|until) ?{D})'
const security =
  '(?:MFA|2FA|SSO|single sign-?on|two-?factor|multi-?factor|encrypt\\w*|pen(?:etration)?[- ]test\\w*|audit (?:logs?|trails?)|be logged|are logged|shared (?:accounts?|passwords?|logins?)|jump (?:host|server)|VPN|air-?gap\\w*|on-?prem\\w*|access (?:control|rights|by)|role-based|patient (?:names|data)|anonymi[sz]\\w*|pseudonymi[sz]\\w*|password\\w*|firewall|remote access|least privilege|vulnerabilit\\w*|background checks?)'
const demanded =
  "(?:must|required?|requires|requirement|insists?|has to|have to|only|needs?|non[- ]negotiable|policy|or else|else no|no go|mandatory|shall|not allowed|we don't allow|no exceptions?|won't (?:sign|let|allow))"
const placeWord =
  '(?:in|within|inside|outside|on) (?:the )?(?:(?-i:[A-Z][\\p{L}]+)|EU\\b|UK\\b|US\\b|EEA\\b|our own|own|country|premises|building|practice|house|site)'

/** Kinds that are quoted, most specific first. */
export const textWordings: readonly TextWordings[] = [
  {
    kind: 'acceptanceCriterion',
    wordings: [
      `\\b(?:we|they|i|he|she|customer)(?:'ll| will| shall| would)? (?:accept|sign (?:it )?off|take (?:it )?over|call it (?:done|accepted|a pass))\\b[^.;!?\\n]{0,20}?\\b(?:when|once|if|only if|as soon as)\\b (?<quote>[^.;!?\\n]{6,110})`,
      `\\b(?:pass(?:es)?|passed|accepted|acceptance) (?:only )?(?:when|once|if|means) (?<quote>[^.;!?\\n]{6,110})`,
      `\\b(?:accept(?:ed|ance)|sign(?:ed)?[- ]off|passed|handover|success|successful|counts? as (?:done|passed|a pass))\\b(?: test| criteri\\w+)?[^.;!?\\n]{0,24}?\\b(?:when|once|if|means|only if|is reached when|is simple:?|is|needs|requires|:)\\s(?<quote>[^.;!?\\n]{0,40}?(?:{F}|without|zero|no )[^.;!?\\n]{0,80})`,
    ].map(wording),
    not: /\b(?:offer accepted|accept (?:the|your) (?:offer|quote|price)|meeting accepted|invitation|deliver\w* by|success fee|scheduled|budget)\b/i,
  },
  {
    kind: 'meetingDecision',
    speakers: ['note', 'customer', 'team'],
    wordings: [
      `\\b(?:we|group|council|board|committee|team|meeting|all|everyone|both sides|steering|management) (?:have |has )?(?:settled on|chose to|chosen to|opted (?:for|to)|voted (?:for|to)|concluded that|ruled that|signed off on) ${rest}`,
      `\\b(?:agreed|decision|decided|resolved|resolution|outcome(?: of (?:the )?(?:vote|meeting))?|conclusion)(?: \\w+ (?:the )?\\w+)?: ${rest}`,
      `\\bit (?:was|has been) (?:agreed|decided|resolved|concluded)(?: by \\w+)? (?:that |to )${rest}`,
      `\\b(?:group|council|board|committee|team|meeting|all|everyone|both sides|steering|management|we all)\\b[^.;!?\\n]{0,16}? (?:resolved|decided|agreed|adopted|voted|settled)(?: that| to| for| on| our plan:?| the plan:?)? ${rest}`,
      `\\b(?:council|board|committee|management) has (?:adopted|approved) [^.;:!?\\n]{4,30}: ${rest}`,
    ].map(wording),
    not: /\b(?:next meeting|workshop|writes the|will decide|to be decided|none agreed|not (?:yet )?(?:decided|agreed))\b/i,
  },
  {
    kind: 'championNote',
    speakers: ['note', 'customer', 'team'],
    wordings: [
      `\\b(?:between us|between you and me|you didn't hear|heads?[- ]up from|on our side|likes us|our (?:fan|champion|friend|man|woman)|a word to the wise|tip from|off the record|unofficially|inside tip|quietly|tipped (?:me|us) off|whispered|confided|let slip|on the quiet|friendly tip|in confidence|privately|our (?:ally|coach|supporter|man inside)|rooting for us|on our side)\\b[^;\\n]{0,90}?\\b(?<quote>(?:don't mention|do not mention|never mention|lead (?:with|w/)|keep \\w+ out|come in (?:under|below)|start with|go in (?:with|under)|avoid|make sure|bring|talk to|stay away|don't bring|never (?:sign|talk)|his \\w+ only|her \\w+ only|\\w+ only signs?|go through|get \\w+ on board|call \\w+ first|leave \\w+ out|skip|wait until|watch out for|careful with|do not (?:bring|send|quote|offer|push|go)|don't (?:send|quote|offer|push|go|let))[^;.!?\\n]{4,110})`,
    ].map(wording),
  },
  {
    kind: 'auditFinding',
    wordings: [
      `\\b(?:major|minor|critical|open) (?:findings?|non-?conformit\\w+|deviations?|observations?)(?: \\w+)?(?: for|:| on| about| was| is| because of)+ (?<quote>[^.;!?\\n]{6,120})`,
      `\\b(?:audit(?:ors?)?|inspect(?:ors?|ion)|regulator|authority)\\b[^.;!?\\n]{0,24}?\\b(?:dinged|fined|nailed|slapped|hit|warned|flagged|failed|caught) (?:us|them)(?: for| on| over| about|:) (?<quote>[^.;!?\\n]{6,120})`,
      `\\b(?:audit(?:ors?|s)?|inspect(?:ors?|ion|ions)|notified body|regulator|HSE|OSHA|MOM|FDA|insurers?|assessors?|fire (?:officer|brigade)|TÜV|certification body)\\b(?:(?!\\b(?:i|we)\\b)[^.;!?\\n]){0,48}?\\b(?:found|noted|notes|flagged|identified|cited|wrote (?:us|them) up for|picked (?:us )?up on|marked (?:us|them) down for|(?:gave|failed) (?:us|them)[^.;!?\\n]{0,30}?,? (?:said|for)|say|says|said|criticised|objected to|pulled (?:us|them) up (?:on|for)|raised|reported)(?: that)? (?<quote>(?!nothing|no (?:issues|findings)|fine|all good|we're fine|ok)[^.;!?\\n]{6,130})`,
    ].map(wording),
    not: /[?]|\b(?:found nothing|no findings|clean (?:sheet|bill)|test report|report \d+)\b/i,
  },
  {
    kind: 'policyChange',
    wordings: [
      `(?<from>\\b(?:government|ministry|state|county|province|EU|Brussels|parliament|health authority|insurers?|regulator|NHS|Medicare|council)\\b (?:will |is going to |has |have |are |is |now |just )+(?:cut(?:ting)?|rais(?:e|ed|ing)|bann?(?:ed|ing)?|requir(?:e|es|ed|ing)|stop(?:ped|ping)?|pay(?:s|ing)?|introduc\\w+|tighten\\w*|scrap\\w*|halv\\w+|doubl\\w+|fund\\w*)\\b[^.;!?\\n]{4,90})`,
      `(?<from>\\b(?:subsid(?:y|ies)|grants?|reimbursements?|tariffs?|levy|levies|customs dut(?:y|ies)|carbon tax|minimum wage|VAT)\\b[^.;!?\\n]{0,30}?\\b(?:ends?|starts?|drops?|rises?|falls?|goes (?:up|down)|doubles|is (?:cut|raised|halved|scrapped)|will be|runs? out|stops?)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:from|as of|as from|starting|effective|since|with effect from) (?:{D}|(?:19|20)\\d\\d|Q\\d|(?:january|february|march|april|may|june|july|august|september|october|november|december|next year|the new year)(?: (?:19|20)\\d\\d)?)\\b[^.;!?\\n]{0,44}?\\b(?:rules?|law|laws|regulations?|tax(?:es)?|may not|must|no more|not allowed|forbidden|banned|ban|no longer|have to|goes up|standards?|reimburs\\w+|tariffs?|subsid\\w+|compulsory|mandatory|allowed|obliged|levy|limits?|directive|quota|duty|duties)\\b[^.;!?\\n]{0,90})`,
      `\\bnew (?:\\w+ )?(?:rules?|laws?|regulations?|directive|standard|decree|ordinance|legislation)\\b(?: \\w+){0,5}[:,]? (?<quote>(?:from|as of|says?|means?|requires?|all|no|every|we|that)\\b[^.;!?\\n]{8,110})`,
    ].map(wording),
    not: /\b(?:your price|our price|your rates|our (?:office|opening)|contract|we have been|agreement|warranty|discount)\b/i,
  },
  {
    kind: 'returnReason',
    wordings: [
      `\\b(?:sent|send|sending|shipped|ship|returned|returning|taken|went|going|gone|had)\\b[^.;!?\\n]{0,44}?\\b(?:back\\b|returned)[^.;!?\\n]{0,12}?,? ?\\b(?:because of|because|cause|cos|as|since|due to|owing to|on account of|for the reason that|reason:) (?<quote>[^.;!?\\n]{5,100})`,
      `\\b(?:returned|sent back|rejected) (?:due to|owing to|because of|because|as|since|for) (?<quote>[^.;!?\\n]{5,100})`,
      `\\b(?:sent|shipped|ship|had to (?:ship|send|return))\\b[^.;!?\\n]{0,40}?\\bback\\b, (?<quote>[^.;!?\\n]{5,80})`,
    ].map(wording),
    not: /\b(?:call(?:ed)? back|get back|came back to|back to you|money back|signed|contract|form|quote|questionnaire|nda|will be sent)\b/i,
  },
  {
    kind: 'testReport',
    wordings: [
      `(?<from>\\b(?:tested|measured|verified|validated) by (?:the |an? )?(?:{Name}|independent|university|third)[^.;!?\\n]{6,110})`,
      `(?<quote>(?:\\b(?-i:[A-Z][\\w-]+) ){0,2}(?:\\b(?:test|lab|laboratory|measurement|validation|type|inspection) )?\\breport\\b(?: (?:no\\.? )?[\\w/-]*{N}?[\\d-]*)?,? (?:which |that )?(?:found|finds|shows?|showed|confirms?|confirmed|says|states|measured|proves?|certifies|puts)\\b[^.;!?\\n]{6,120})`,
      `(?<quote>\\b(?:the |an? )?(?:independent|third-party|accredited|external|university|neutral) (?:\\w+ )?(?:lab|laborator\\w+|institute|test(?: house)?|body|study)\\b[^.;!?\\n]{0,24}?\\b(?:found|shows?|showed|confirms?|confirmed|measured|tested|proved)\\b[^.;!?\\n]{6,110})`,
    ].map(wording),
    not: /\b(?:users?|operators|drivers|colleagues|staff|guys) report\b|\bI will report\b/i,
  },
  {
    kind: 'trialResult',
    wordings: [
      `\\b(?:trials?|pilot|test (?:week|run|phase|period|batch|machine|unit)|demo (?:unit|machine|kit)|loan (?:unit|machine)|evaluation|sample \\w+|(?:with|using) your [\\w ]{3,24}|(?:I|we) tried (?:your|the|it)|trial (?:update|result)s?|pilot results?)\\b[^.;?\\n]{0,64}?(?<quote>\\b(?:(?:pick |read |scan |print |\\w+ )?\\w+ )?(?:went from|from {F}|fell|dropped|rose|climbed|improved|went (?:up|down)|dn from|down from|up from|cut|halved|held|{P} (?:more|less|fewer|better|faster)|{N} (?:of|out of) {N}|{P}|we had|saved|came down)[^.;!?\\n]{0,100})`,
      `(?<from>\\b(?:fell|dropped|rose|went (?:up|down)|improved|halved)\\b[^.;!?\\n]{0,60}?)(?: during| in| over| by the end of| after)(?: the| our)? (?:{T} )?(?:trial|pilot|test (?:week|phase|period))`,
    ].map(wording),
    not: /[?]|\b(?:want|would|could|like) (?:a|to) (?:trial|try|test)\b|\b(?:trial|pilot) (?:starts|on one|on \\w+ only|will)\b|\bdecision\b/i,
  },
  {
    kind: 'registrationScope',
    wordings: [
      `\\b(?:approval|registration|declaration|clearance|licen[cs]e|label|authori[sz]ation|type approval|listing|marking|registered use)\\b(?: \\w+){0,2} (?:covers?|extends? to|includes?|is (?:only )?for|allows?|permits?|reaches|is limited to) (?<quote>[^;!?\\n.]{6,110})`,
      `\\b(?:cleared|indicated|registered|listed|licen[cs]ed|authori[sz]ed|approved|validated|rated) (?:only )?for (?:use )?(?<quote>(?!the (?:budget|board|finance)|payment|release|production|supplier|you|us|this year|sale\\b)[^.;!?\\n]{6,100})`,
      `(?<quote>\\bcleared for use [^.;!?\\n]{6,90})`,
    ].map(wording),
    not: /\b(?:budget|capex|funds|spend|purchase|order|leave|travel|users? licen|seats|signed)\b|{M}/i,
  },
  {
    kind: 'interfaceVersion',
    wordings: [
      `\\b(?:talks?|speaks?|exchang\\w+|interfaces?|interfac\\w+|API|links?|integrat\\w+|connect\\w*|protocol|uses?|over|through|via|does it do|supports?|standard|compatible|imports?|exports?)\\b[^;!?\\n]{0,48}?(?<quote>(?-i:\\b(?:[A-Z][A-Za-z]*[A-Z][\\w/-]*|Mod[Bb]us|Profinet|EtherCAT|Zigbee|Matter)(?: (?:[A-Z]{2,}|FHIR|Cloud|rev\\.?|version|release|v\\.?|ver\\.?))*[ -]?(?:v|R)?\\d[\\d.]*(?:-\\d+)*))`,
      `\\b(?:talks?|speaks?|exchang\\w+|interfaces?|connect\\w*|coupled|over|via|through)\\b[^;!?\\n]{0,24}?(?<quote>(?-i:\\b(?:Mod[Bb]us (?:TCP|RTU)|OPC ?UA|BACnet(?:/\\w+)?|Profinet|EtherCAT|MQTT|HL7|FHIR|DICOM|EDIFACT|Peppol)\\b)(?: (?:rev|v|R)?\\.? ?\\d[\\d.]*)?)`,
    ].map(wording),
    not: /\b(?:certif\w*|accredit\w*|ISO \d|report|warranty|type approval|MFA|SSO)\b/i,
  },
  {
    kind: 'dataLocation',
    wordings: [
      `(?<quote>\\b(?:data|servers?|backups?|hosting) (?:sits?|stays?|lives?|(?:is|are|be) (?:stored|kept|hosted|held)|resides?|must (?:stay|be kept|be stored)|never leaves?|may not leave|can't leave|cannot leave)(?: only)? (?:(?:in|on|at|inside|within|with) )?[^.;!?\\n]{3,60})`,
      `(?<from>\\b(?:data(?: centres?| centers?)?|cloud|servers?|backups?|storage|hosting|records|(?:patient |customer )?files)\\b[^.;!?\\n]{0,40}?\\b(?:only |must be |must stay |has to be |have to be |stays? |sits? |are |is |be )?(?:stored |kept |hosted |held |located )?(?:exclusively |only |solely )?${placeWord}[^.;!?\\n,]{0,40}(?:, (?:backup|mirror|no|not|never|cannot)[^.;!?\\n,]{0,40})?)`,
      `(?<quote>\\b(?:storage|hosting|servers?|data|backups?) outside (?:the )?(?-i:[A-Z]\\w+)[^.;!?\\n]{0,40})`,
      `(?<quote>\\b(?:stored|kept|hosted|held|run) (?:exclusively |only |solely )?(?:on our own servers?|on (?:our |the )?premises|in[- ]house|locally|within (?:the )?(?-i:[A-Z])|in (?:our|the) own)[^.;!?\\n]{0,60})`,
    ].map(wording),
    not: /\b(?:train|meet(?:ing)?|price|report|sheet|spare parts|master data|data ?sheet|Access database|Excel|tells?|shows?|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b/,
  },
  {
    kind: 'securityRequirement',
    wordings: [
      `(?<from>\\b${demanded}\\b[^.;!?\\n]{0,50}?\\b${security}(?!\\w)[^.;!?\\n]{0,60})`,
      `(?<quote>\\b${security}(?!\\w)[^.;!?\\n]{0,80}?\\b${demanded}(?!\\w)[^.;!?\\n]{0,40})`,
    ].map(wording),
    not: /\b(?:we (?:hold|have|are certified)|our (?:product|software|service) (?:has|offers|supports))\b|\bwe'd never\b/i,
  },
  {
    kind: 'maintenanceWindow',
    wordings: [
      `\\bonly\\b[^.;!?\\n]{0,40}?\\b(?:stop|shut|access|work|install|come|be in|take it down|switch(?:ed)? off|down|idle|free|closed)\\b[^.;!?\\n]{0,24}?(?<quote>(?:on |over |during |between |at )?(?:${weekday}s?|weekends?|nights?|Easter|Christmas|the summer (?:break|shutdown)|bank holidays?|the holidays)[^.;!?\\n]{0,40})`,
      `\\b(?:shut ?down|outage|shutdown week|plant holidays?|summer break|line stop) (?:is |runs |from |:)+(?<quote>[^.;!?\\n]{0,8}?{D}[^.;!?\\n]{0,30})`,
      `\\b(?:only|can (?:be|come|install|do it|work|get|have|start)|could come|may (?:be|only)|be in|you(?:'d| would|'ll| can)? get|we (?:only )?(?:ever )?(?:stop|close|shut)|dock|window|slots?|access|enter(?:ed)?|carried out|install(?:ed|ation)?|shutdown|outage|cut over|fit(?:ted)? (?:it|them)?)\\b[^.;!?\\n]{0,64}?${window}`,
      `^(?:\\W)*${window}[^.;!?\\n]{0,30}?\\b(?:only time|only|you can|can be in|no other|at the earliest)\\b`,
      `\\b(?:dock|window|shutdown|outage|install(?:ation)?|fit(?:ting)?|works?|site access|access|closed for)\\b[^.;!?\\n]{0,40}?${dayRange}`,
      `\\b(?:come in|be in|get in|work|install)\\b[^.;!?\\n]{0,40}?(?<quote>between (?:the )?[^.;!?\\n]{4,60}?${span})`,
    ].map(wording),
    not: /\b(?:office|phone|call me|ring me|reach(?:able)?|hotline|lunch|support hours|meeting|demo|serviced|engineer|tender|trial)\b/i,
  },
  {
    kind: 'budgetPhases',
    wordings: [
      `(?:^|[.;!?:] )(?=[^.;!?\\n]*(?:{M}|{P}|pay|paid|fund|budget|\\bFY|financ|spen[dt]|money|invest|cash))(?<quote>[^.;!?\\n]{10,90}?,? (?:and )?(?:the )?(?:rest|remainder|balance|second half|other half)\\b[^.;!?\\n]{0,24}?\\b(?:next|in|from|after|FY ?\\d+|20\\d\\d|spring|autumn|once|later)\\b[^.;!?\\n]{0,40})`,
      `(?<from>\\b(?:split|spread|staggered|phased|divided) (?:the \\w+ |it |this |this one )?(?:over|across|between|into) [^.;!?\\n]{4,70})`,
      `(?<quote>\\b(?:half|a third|{P}|{M}|the first [\\w ]{3,20}?|phase one|stage one|part one)\\b[^.;!?\\n]{0,50}?(?:\\b(?:now|this|current|next|FY ?\\d+|20\\d\\d|year|y1|yr|spring|autumn)\\b|{D})[^.;!?\\n]{0,20}?\\b(?:and|,|then|rest|remainder|balance|other)\\b[^.;!?\\n]{0,24}?\\b(?:rest|remainder|balance|other (?:half|two|three|{N})|half|second|{P}|{M})\\b[^.;!?\\n]{0,50})`,
      `\\b(?:budget|funds?|money|funding|paid|payment|released|approved|financed)\\b[^.;!?\\n]{0,32}?(?<quote>in (?:two|three|four|\\d|{N}) (?:tranches|stages|steps|instal\\w+|parts|years|lots|phases)[^.;!?\\n]{0,90})`,
      `(?<quote>\\bhalf (?:now|up front|this year)[^.;!?\\n]{0,12}? and (?:the other )?half[^.;!?\\n]{0,60})`,
    ].map(wording),
    not: /\b(?:retention|on delivery|on order|deposit|users|scrap|weeks? of|trial)\b|[?]/i,
  },
  {
    // Who writes so signs: of a note it would be us.
    kind: 'decisionRole',
    speakers: ['customer'],
    wordings: [
      `(?<quote>(?:[^.;!?\\n]{0,100}\\b(?:and|but|then) )?\\bI (?:sign|decide|countersign|have the (?:final|last) (?:say|word))\\b(?= (?:it|this|off|them|for|above|over)\\b|[,.;]|$)[^.;!?\\n]{0,60})`,
    ].map(wording),
    not: /[?]|\b(?:if|before|until|when|unless|whatever|what) I\b/i,
  },
  {
    kind: 'currentSystem',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `(?<from>\\b(?:spread-?sheets?|excel (?:sheets?|files?|lists?)|white-?boards?|paper (?:forms?|cards?|logs?|tickets?|lists?|files?)|pen and paper|fax(?:es)?|clipboards?)\\b[^.;!?\\n,]{0,40})`,
      `\\b(?:do|does|doing|done|handled?|managed?|planned|plan|logged|log|record(?:ed)?|scheduled?|kept|tracked?)\\b (?:it |this |that |everything |all |them )*(?:in|on|with|through|via) (?<quote>(?:(?:an? |the |our )?(?-i:Excel|Access|WhatsApp|Outlook|{Name})|e-?mails?|paper|spreadsheets?|a [\\w-]+ (?:tool|sheet|file|system|database|book))[^.;!?\\n,]{0,40})`,
      `\\b(?:still|now|currently|at present|at the moment|today|right now|so far|for now|everything|all of it|nowadays)\\b[^.;!?\\n]{0,24}?\\b(?:us(?:e|es|ing)|runs?(?: on)?|running(?: on)?|on|in|with|by|work(?:s|ing)? (?:with|on)|track(?:s|ing)? (?:everything )?in|rely(?:ing)? on)\\b (?<quote>(?:the |an? |our )?(?:(?:old|same|home-?made|ancient) )?(?:spread-?sheets?|excel|(?-i:Access|Excel|SAP)|paper|white-?boards?|pen and paper|[\\w-]+ database|system of \\w+|{Name}|[\\w ]{0,24}?(?:sheets?|book|cards|ledger|software|system|scales?|database))[^.;!?\\n,]{0,50})`,
      `\\b(?:(?:current|present|existing|in use|legacy)(?: system| set-?up| tool| software| solution)? ?(?:=|is|are)|(?:current|existing|legacy) (?:system|set-?up|tool|software|solution) ?:|current(?:ly)?:) (?<quote>[^.;!?\\n,]{3,70})`,
      // Looked for from "on" backwards: from the front every letter of a text would begin the search anew.
      `(?<=(?:^|[.;,] ?|\\b(?:they|we|clinic|plant|bindery|lab|site|team|dept|everyone|is|are|crew|['’]s|['’]re|it)) ?(?:(?:run|runs|use|uses|running|using|have|are|is|['’]s|['’]re) )?)on (?<quote>(?:an? |the )?{Name}[^.;!?\\n,]{0,30}?)(?= (?:since|today|now|for \\w+|at present)|,|$| currently)`,
      `\\b(?:stuck (?:on|with)|replac(?:e|es|ing) (?:our|the|their)|retir(?:e|ing) (?:our|the)) (?<quote>[^.;!?\\n,]{4,60})`,
      `\\bkeep(?:s|ing)? (?:it|everything|track|records?) (?:all )?(?:in|on) (?<quote>[^.;!?\\n,]{4,60})`,
    ].map(wording),
    not: /[?]|\b(?:instead of|import|attached|send (?:you|me|us) (?:the|a|an)|the attached|replace|filled? in|your (?:system|software|machine|offer)|with your|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|holidays?|leave|site visit|running late|hols|old employer|used to)\b|\b(?:wants?|would like|needs?|asks?|asked|should|must|could|please)\b[^.;\n]{0,40}\b(?:kept|held|done|handled|managed|planned|logged|recorded|tracked)\b|\b(?:parts?|spares?|stock|goods|samples?|pallets?|machines?|tools?|keys)\b[^.;\n]{0,16}\bkept\b/i,
  },
  {
    kind: 'competitorGap',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `(?<from>\\b(?:theirs|competitor|rival|the (?:others?|cheaper one)) (?:can't|cannot|doesn't|does not|don't|do not|won't|lacks?|has no|have no|leaves? out|skips?|stops? at|comes? without)\\b[^.;!?\\n]{3,80})`,
      `(?<quote>\\bwhat (?:they|{Name}) (?:don't|do not|doesn't|does not|can't|cannot) [^.;!?\\n]{4,80})`,
      `(?<quote>\\b(?:their|his|the (?:other|rival|cheaper|competing)(?: \\w+)?(?:'s)?) (?:machine|offer|bid|quote|proposal|unit|system|price|kit|tool|package|one|contract)s?\\b[^.;!?\\n]{0,16}?\\b(?:has no|have no|includes? no|comes? without|doesn't|does not|don't|lacks?|leaves? out|excludes?|says? nothing|is missing|offers? no|without)\\b[^.;!?\\n]{3,80})`,
      `(?:{Name}(?:['’]s)?(?: \\w+){0,3}|the one from \\w+) (?<quote>(?:includes?|offers?|has|have|come|comes|provides?|brings|gives?) (?:no|not|without)(?! (?:time|idea|clue|problem|doubt|authority|say|objection|money|budget|choice|interest))\\b[^.;!?\\n]{3,80}|(?:does not|doesn't|do not|don't|cannot|can't|won't) (?:include|cover|offer|support|provide|do|have|come with|handle|supply|deliver|train|install)\\b[^.;!?\\n]{3,80}|leaves? out[^.;!?\\n]{3,80}|excludes?[^.;!?\\n]{3,80}|lacks?[^.;!?\\n]{3,80}|says? nothing about[^.;!?\\n]{3,80})`,
      `{Name}[^.;!?\\n]{0,12}? (?:cheaper|dearer|faster|quicker|nice|good|fine|ok),? but (?<quote>(?:no|without|lacks?|doesn't|does not|their)\\b[^.;!?\\n]{3,80})`,
      `(?<quote>\\b(?:no|without) [\\w ]{3,30} (?:in it|included|in their (?:offer|price|quote|bid)|on their side))`,
    ].map(wording),
    not: /[?]|\b(?:do|does|did)(?: not|n['’]?t) know\b|\b(?:we|I|my (?:team|people|lads|crew|board)) (?:still |simply |just |really |personally )?(?:don['’]t|do not|have no|can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)|would(?:n['’]t| not))\b|\b(?:can(?:not|['’]t)|won['’]t|will not|doesn['’]t|does not|don['’]t|do not) (?:support|have|do|handle) (?:you|us|(?:your|our) (?:bid|offer|tender|firm|company|team)|them|him|her|(?:the|this|that) (?:change|move|switch|award|renewal))\b|^(?:we|our|your)\b|\b(?:told|tells|says?|said|asked|reckons|thinks|wants?|insists?)\b[^.;]{0,30}\b(?:s?he|they|who) (?:won['’]?t|will not|can['’]?t|cannot|doesn['’]?t|does not|don['’]?t)\b|\b(?:won['’]?t|will not|wont) have\b|\b(?:doesn['’]?t|does not|don['’]?t|do not) (?:do|have) (?:(?:video |phone |the )?calls?|meetings?|e-?mails?|teams|zoom|mornings?|mondays?|fridays?)\b/i,
  },
  {
    kind: 'userComplaint',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `(?<from>\\b${misbehaves}\\b[^.;!?\\n]{0,40}?\\b${often}(?!\\w)[^.;!?\\n]{0,40})`,
      `(?<from>\\b(?:always|keeps?|kept|constantly|every time)\\b[^.;!?\\n,]{0,16}?\\b(?:${misbehaves}|${failing})\\b[^.;!?\\n]{0,50})`,
      `(?<from>\\b(?:far|way|much) too (?:loud|heavy|slow|hot|small|bright|complicated|fiddly|noisy|stiff)\\b[^.;!?\\n]{0,50})`,
      `(?<from>\\b(?:broke(?:n)?(?: down)?|fail(?:s|ed)?|fell over|packed (?:up|in)|gave up|conked out|malfunction(?:s|ed)?|went down|seized|gone wrong|acting up|playing up)\\b[^.;!?\\n]{0,24}?\\b(?:again|twice|{N} times|for the \\w+ time|within|since|after|every|all the time|in {T})(?!\\w)[^.;!?\\n]{0,40})`,
      `(?<from>(?<!\\b(?:i|we|you|he|she|they|to|who|people|nobody|it|that|this) )\\b(?:doesn't|doesnt|does not|don't|do not|didn't|won't|wont|will not|can't|cannot|never) (?:properly |even |fully )?(?:close|open|start|work|print|scan|save|sync|hold|fit|seal|read|charge|load|connect|respond|recogni[sz]e|cut|weigh|count|stay|switch|turn|stick)\\b[^.;!?\\n]{0,50})`,
      `(?<from>\\b(?:refuse|refuses|hate|hates|have given up|stopped) (?:to )?(?:us(?:e|ing)|push(?:ing)?|touch(?:ing)?|wear(?:ing)?|open(?:ing)?|work(?:ing)? with)\\b[^.;!?\\n]{0,50})`,
      `(?<quote>\\b(?:every|each|any) (?:\\w+ ){1,2}(?:takes?|needs?) (?:{T}|a minute|minutes|ages|forever|hours|half)[^.;!?\\n]{0,40})`,
      `(?<from>\\b(?:peels?|falls?|comes?|flakes?|drops?|rubs?) (?:off|apart|loose|out(?! (?:of|at|to|on) (?:my|our|your|his|her|their|another|the same|an?|opex|capex|the \\w+ (?:budget|pot|line)|the (?:budget|opex|capex)|[£€$\\d])))\\b[^.;!?\\n]{0,40})`,
      `(?<from>\\b(?:produc(?:es|ed)|throw(?:s|n)?|giv(?:es|en)|show(?:s|n)?)(?: us)?(?: \\w+)? (?:errors?|false alarms?|wrong (?:readings?|values?|results?|numbers?))\\b[^.;!?\\n]{0,50})`,
      `(?<from>\\b(?:logs?|logged|kicks?|kicked|throws?|threw) (?:it|them|us|me|you|everyone|\\w+ \\w+|\\w+) (?:all )?out\\b[^.;!?\\n]{0,40})`,
      `\\b(?:complain(?:s|ed|ing)?|moan(?:s|ed|ing)?|grumbl\\w+|(?:operators|users|drivers|nurses|staff|colleagues|guys|crew|lads|teams?|people|technicians) (?:report|tell|say|hate)|keep telling)(?: me| us)? (?:that |about |how |the )?(?<quote>[^.;!?\\n]{8,90})`,
      `(?<from>\\b(?:you|we|they) (?:lose|have to (?:reset|restart|re-?do|re-?enter|re-?boot|clean|re-?type|wait))\\b[^.;!?\\n]{4,60})`,
      `(?<from>\\b(?:battery|screen|app|scanner|handheld|printer|sensor|door|lid|pump|seal|handle|login|search)s? (?:dies|goes|drops|fails|freezes|errors|won't)[^.;!?\\n]{0,50})`,
      `(?<quote>\\b(?:battery|screen|app|scanner|printer|sensor) (?:dies|goes|drops|fails|freezes)\\b[^.;!?\\n]{0,50})`,
    ].map(wording),
    not: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.;]{0,24}work|\b(?:time|date|slot|\d{1,2}[:.]\d\d|meeting|call|that|which|it)(?: \w+)? (?:doesn|won|does not|will not|don)[^.;]{0,6} work|\b(?:no complaints?|not complain\w*|never complain\w*|residents|neighbours|if (?:it|the line|that)|what if|says? keep|keeps? (?:asking|me|us|an? eye|going|coming|saying|running|growing|pushing|selling|moving|changing (?:his|her|their) mind)|competitor|price|budget|quote|dearer|cheaper|on the phone|train(?:ing)?|waiting for (?:you|your)|(?:open|read|load|print|scan) (?:the |your |this |that |my )?(?:\w+ )?(?:files?|attachments?|link|pdf|e-?mail|mail|document|doc|photos?|pictures?|zip|invite))\b|[?]/i,
  },
  {
    kind: 'statedGoal',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `(?<quote>\\b(?:aiming|shooting|hoping|pushing|going) for {~}{G}[^.;!?\\n]{0,50})`,
      `\\b(?:goal|target|aim|objective|priority|ambition|mandate)(?: (?:is|for \\w+|this year|here|remains))*(?: is|:| to|=) (?:to )?(?<quote>[^.;!?\\n]{8,110})`,
      `(?<quote>\\b(?:happy|fine|content|satisfied) with {~}{G}[^.;!?\\n]{0,40})`,
      `(?<quote>\\b(?:wants?|wanted|targets?|goal|aims?|aiming|objective|would like|'d like|needs?|mean(?:s)? to|must|hopes?|plans?|looking to|trying to|has to|have to|determined to|intends?|tasked with|asked (?:me|us) to|challenge is)\\b[^.;!?\\n]{0,60}?\\b(?:under|below|inside|down to|to|max|within|less than|by|at|off|half|halve|double|from|(?:or|and) less|above|over|is|payback)\\b {~}(?:the )?{G}[^.;!?\\n]{0,50})`,
      `(?<quote>\\b(?:wants?|needs?|would like|'d like|aims?|hopes?|looking to|trying to|mean to|plans? to|goal is|aim is|objective is)\\b[^.;!?\\n]{0,24}?\\b(?:a (?:fifth|quarter|third|half|tenth)|half|(?:cut|reduc|halv|doubl|short|lower|rais|increas|improv|bring|speed|get rid|eliminat|stop)\\w*)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:under|below|inside|down to|max|within) {F}(?: \\w+){0,4} (?:is|'s|would be) (?:the|our|my|what) (?:target|goal|aim|dream|we want|I want|we need)[^.;!?\\n]{0,30})`,
      `(?<quote>\\b(?:this|it|that) must (?:be |go |come )?(?:under|below|down to|within) {F}[^.;!?\\n]{0,40})`,
      `(?<quote>\\b(?:spare|backup|second \\w+) on[- ]site)`,
    ].map(wording),
    not: /[?]|\b(?:needs?|wants?) (?:it|this|that|you|them)\b[^.;]{0,24}[£$€]|\b(?:quote|quotation|offer|proposal|discount|price|reference list|call (?:me|back)|invoice|deliver\w*|meeting|demo|warranty|net \S+|wants? {M}|signed? off|approv\w+|accepted|documents?|lease|contract|audit log|logged)\b/i,
  },
  {
    kind: 'statedConcern',
    speakers: ['customer', 'note', 'team'],
    wordings: [
      `(?<quote>\\b(?:my|our|his|her|their|the|only|main|big(?:gest)?|one|\\w+['’]s|boss's) (?:only |main |big(?:gest)? |real |one )?${ofWorry}\\b[^.;!?\\n]{0,16}?(?:\\b(?:is|was|with|about|regarding|over|lies|that)\\b|[:–-])[^.;!?\\n]{3,100})`,
      `(?<quote>\\b(?:you(?:['’]re| are)|ur|u r|yours is|your (?:price|quote|offer) is) [^.;!?\\n]{0,16}?{P} (?:over|above|more than|higher than|dearer than) [^.;!?\\n]{3,60})`,
      `(?<quote>\\bwhat (?:scares|worries|bothers|concerns|frightens|puts|holds|stops|keeps) (?:me|us|him|her|them|the \\w+)[^.;!?\\n]{4,110})`,
      `\\bwhat (?:i|we) miss\\b[^.;!?\\n]{2,20} is (?<quote>[^.;!?\\n]{4,90})`,
      `(?<quote>\\bbut (?:the )?(?:worry|fear|concern|problem) is [^.;!?\\n]{4,90})`,
      `(?<quote>\\b(?:far |way |much |a bit |just )?too (?:dear|expensive|pricey|steep|rich for|risky|costly|much money|small a|young a)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:not|isn't|hardly) (?:really )?good enough\\b[^.;!?\\n]{0,40})`,
      `(?<quote>\\bwhy (?:would|should|pay|do|bother|spend)\\b[^.;!\\n]{4,60})`,
      `(?<quote>\\b(?:i|we|he|she) (?:can't|cannot|can not|could not|couldn't|won't|will not) (?:take|sell|justify|explain|defend|put|bring|carry|recommend|get) (?:that|this|it|these)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:appears?|seems?|looks?|feels?|sounds?|strikes \\w+ as)(?: rather| quite| very| a bit)? (?:excessive|steep|high|a lot|hard to (?:justify|defend|sell)|overpriced|risky|expensive|dear|optimistic)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:expressed |has |have |had )?reservations? (?:about|regarding|over|concerning|as to)[^.;!?\\n]{4,90})`,
      `(?<quote>\\bmore than (?:we|they) (?:pay|spend|have ever paid)[^.;!?\\n]{2,60})`,
      `(?<quote>\\b(?:i'm|we're|i am|we are|he's|she's|they're|is|are) not (?:renewing|paying|signing|convinced|happy (?:with|about)|comfortable)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:got|were|was|been|have been) (?:burned|burnt|bitten|let down|stung)\\b[^.;!?\\n]{2,70})`,
      `(?<quote>\\bwithout [^.;!?\\n]{4,40}, no\\b)`,
      `(?<quote>\\b(?:he|she|they|\\w+) (?:doubts|fears|worries|questions)(?: that| whether| about| if)? [^.;!?\\n]{6,90})`,
      `(?<quote>\\b(?:support|service|maintenance|licen[cs]e|subscription)? ?(?:fee|price|cost)s? [^.;!?\\n]{0,24}?(?:=|is (?:the|his|her|their|our)) (?:the )?(?:sticking point|problem|obstacle|stumbling block)[^.;!?\\n]{0,30})`,
      `(?<from>\\b(?:is|are|it's|its|that's|thats|this is|looks|seems|find\\w* \\w+|considers? \\w+)\\b[^.;!?\\n,]{0,40}?\\b(?:steep|pricey|overkill|excessive|disproportionate|unreasonable|unacceptable|not acceptable|a (?:big |real )?(?:deal ?breaker|show ?stopper|non[- ]?starter|no-go|stretch|gamble|big risk|hard sell|tough sell)|out of (?:our )?reach|beyond (?:our|the|what)|on the (?:high|pricey|expensive) side|(?:a )?bit (?:high|much|steep)|hard to (?:justify|swallow|defend|sell|explain|explain)|difficult to (?:justify|defend|sell|explain))\\b[^.;!?\\n]{0,70})`,
      `(?<quote>\\b(?:no way|not a chance) (?:i|we|he|she|they|you)\\b[^.;!?\\n]{3,70})`,
      `(?<quote>\\b(?:i|we|he|she|they) (?:do not|don't|dont|did not|didn't) (?:love|like|fancy|trust|believe|see (?:how|why|the))\\b[^.;!?\\n]{3,80})`,
      `(?<quote>\\b(?:i'm|im|we're|i am|we are|he's|she's) not (?:going to )?(?:putting|put|paying|pay|giving|give|handing|hand|risking|risk|betting|bet|moving|letting)\\b[^.;!?\\n]{3,70})`,
      `(?<quote>\\b(?:we're|we are|it's|its|they're|you're|you are|yours is|your \\w+ is) (?:far |much |way |simply |just )?too (?:small|big|far|slow|complicated|complex|long|late|new|heavy|rigid|young|little|short)[^.;!?\\n]{0,60})`,
      `(?<from>\\b(?:takes?|took) too long (?:for|to)\\b[^.;!?\\n]{0,50})`,
      `(?<quote>\\btoo (?:complicated|complex|slow|heavy|long|far|small|big|technical) for (?:us|our|my|them|their)\\b[^.;!?\\n]{0,40})`,
      `(?<quote>\\b(?:what|and) if (?:you|your|it|the|we|one|somebody|nobody)\\b[^.;!\\n]{4,70})`,
      `(?<quote>\\b(?:he|she|they|who|[a-z]+) (?:baulked|balked|objected|objects|pushed back|took issue|takes issue|bristled|winced|grumbled|choked|got cold feet|has cold feet|is lukewarm|is cool|was cool|is uneasy|is wary|are wary|are uneasy|is sceptical|is skeptical|is not sold|isn't sold)\\b[^.;!?\\n]{0,80})`,
      `(?<quote>\\b(?:reckons?|thinks?|feels?|believes?|considers?|finds?|says?|argues?|holds?) (?:that )?(?:it|we|you|they|this|our|your|the|a)\\b[^.;!?\\n]{0,40}?\\b(?:too|never|won't|will not|can't|cannot|not enough|not worth|unproven|overpriced|expensive|risky|weak|insufficient)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:i|we) (?:really |just |certainly )?(?:do not|don't|dont|would not|wouldn't) (?:really )?want (?:any |to have |to see |another |two |three |more |yet )(?!of your time|than)[^.;!?\\n]{3,80})`,
      `(?<quote>\\b(?:bad|uneasy|queasy|funny) feeling about\\b[^.;!?\\n]{3,60})`,
      `(?<quote>\\b(?:lack|lacks|no|little|not much|not enough) (?:confidence|faith|trust|appetite|proof|benefit|evidence) (?:in|for|that|to)\\b[^.;!?\\n]{3,70})`,
      `(?<quote>\\b(?:not|n't) (?:see|offer|bring|give)(?: us)?(?: the| any| enough)? (?:benefit|value|point|return|advantage|payback)\\b[^.;!?\\n]{0,60})`,
      `(?<quote>\\b(?:we|i) (?:are|am)?'?(?:re|m)? ?(?:unable|not able|not prepared|not willing|in no position) to (?:agree|accept|sign|pay|commit)\\b[^.;!?\\n]{0,60})`,
      `(?<from>\\b(?:will|would|is going to|gonna) (?:kill|cripple|bury|ruin|sink|finish) (?:us|me|them|the)\\b[^.;!?\\n]{0,40})`,
      `(?<quote>\\byou(?:'ve| have) never (?:done|had|worked|delivered|built)[^.;!?\\n]{4,70})`,
    ].map(wording),
    // "revised after Ann pushed back": it tells what came of it, and of whom nobody said against what.
    not: /\b(?:after|since|because|until|when) \w+ (?:pushed back|objected|baulked|balked)\b|\bnot? (?:really )?(?:a )?(?:worr\w+|concern\w*|problem)\b|\bnever a problem\b|\bno (?:worries|problem|concerns?)\b|\bfor the avoidance of doubt\b|\b(?:not sure leh)\b|\bwithout (?:a )?doubt\b|\bwhy (?:do|would|should) (?:you|they) (?:ask|want|need)\b/i,
  },
]
