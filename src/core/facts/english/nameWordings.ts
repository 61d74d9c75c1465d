import type { FactKind } from '../../atoms/library/factKinds.ts'
import { wording } from './template.ts'

export interface NameWordings {
  kind: FactKind
  wordings: readonly RegExp[]
  /** Those of a chat in small letters. */
  small?: readonly RegExp[]
  /** Of what we write ourselves as well. */
  isOfOurs?: true
  not?: RegExp
}

const offer = '(?:quote|quotation|offer|bid|proposal|price|tender|contract|list|pitch|demo unit)'
const bound = '(?:contract|agreement|lease|deal|subscription|framework|maintenance|licen[cs]e|rental|SLA)'
const machine =
  '(?:pumps?|machines?|systems?|units?|software|scanners?|lines?|printers?|robots?|trucks?|lathes?|press(?:es)?|scales?|ovens?|lifts?|till|kit|kiosks?|database)'
const adverb =
  "(?: (?:also|just|now|already|only|still|even|too|has|have|had|is|are|was|were|will|would|can|could|been|apparently|always|recently|since)|['’]s|['’]re)*"

/** Each wording for names in capitals, and for a chat in small letters; `^` marks what is too weak for those. */
const bothCases = (templates: readonly string[]): Pick<NameWordings, 'wordings' | 'small'> => ({
  wordings: templates.map((one) => wording(one.replace(/^\^/, ''))),
  small: templates
    .filter((one) => !one.startsWith('^'))
    .map((one) => wording(one.replace('{Name}', '{small}'))),
})

/** Kinds whose fact is a name. */
export const nameWordings: readonly NameWordings[] = [
  {
    kind: 'competitorOut',
    not: /[?]|\b(?:if|unless|of (?:the )?office|on holiday|sick|on leave)\b/i,
    wordings: [
      `{Name}(?: (?:is|are|was|were|has been|have been|has|have))?(?: now| already)?,? (?:off the (?:list|short-?list|table)|eliminated|disqualified|ruled out|no longer (?:in|considered|an option)|out of (?:the )?(?:race|running|picture)|dropped out|withdrawn|pulled out|struck off|not short-?listed)`,
      `{Name} (?:is|are) out(?=[,.;]| (?:since|because|as|anyway|after|-)|$)`,
      `\\b(?:eliminated|ruled out|discarded|struck off|excluded|dropped|crossed off|said no to|turned down|binned) {Name}`,
      `{Name}\\b[^.;!?\\n]{0,40}?\\b(?:they're|they are|it's) out\\b(?! (?:of|to|for|on|at))`,
    ].map(wording),
  },
  {
    kind: 'competitorName',
    not: /\b(?:reference|lunch|birthday|restaurant)\b/i,
    ...bothCases([
      // What a seller does with its price.
      `{Name}(?:['’]s|['’]re| is| are| was| were| works? out| comes? out| came out)?(?: {M})?(?: (?:much|a bit|slightly|way|only|still|also|like|{P}|{M}|about))* (?:cheaper|dearer|less expensive|more expensive|lower|below (?:you|u|us)|above (?:you|u|us)|under (?:you|u|us))`,
      `{Name}${adverb} (?:bump(?:s|ed|ing)|rais(?:es|ed|ing)|hik(?:es|ed|ing)|cuts?|cutting|slash(?:es|ed|ing)|drop(?:s|ped|ping)|lower(?:s|ed|ing)|increas(?:es|ed|ing)|reduc(?:es|ed|ing)|knock(?:s|ed|ing)|upped|jacked up|put(?:s|ting)?(?: \\w+){1,3} up|put(?:s|ting)? up)\\b[^.;!?\\n]{0,30}?(?:{P}|prices?|lists?|rates?|spares|fees?)`,
      `{Name}${adverb} (?:quot(?:es|ed)|undercuts?|undercutting|c[ao]mes? in (?:at|with|under|below|lower|higher)|bids?|throws? in|threw in|match(?:es|ed) (?:you|your|that)|beats? (?:you|your|that|it)|charg(?:es|ed|ing)|offer(?:s|ed|ing)(?: us| a| an| the| better| free| to| \\w+ terms)|gives? us|gave us|lent us|promis(?:es|ed) (?:us|{T}|delivery|to|a)|(?:has |have )?assur(?:es|ed) us|guarante(?:es|ed) |wants? {M}|asks? {M}|asked {M}|costs? {M}|pitched|demoed|sells?|leaves? out|includes?|does the same|do the same|(?:offers?|has|have) no (?!time|idea|clue|problem|doubt|authority|say|objection|money|budget|choice|interest)|c[ao]mes? (?:by|round|out) (?:as well|too|on|last|yesterday|this|and|with))`,
      `{Name}${adverb} (?:show(?:s|ed|ing)|present(?:s|ed|ing)|demonstrat(?:es|ed)) (?:us |them )?(?:an?|their|its|the) (?:\\w+ ){0,2}(?:unit|machine|system|version|product|tool|robot|line|software)`,
      `{Name}${adverb} (?:in the (?:game|race|running|mix|frame)|tak(?:e|es|ing) part|bidding|quoting|tendering|sniffing around|knocking on|on (?:the|our|their) (?:short-?)?list|short-?listed|been in|our (?:supplier|vendor|provider)|also (?:in|here|bid))`,
      // What is a seller's.
      `{Name}['’]s (?:\\w+ )?(?:${offer}|rep|reps|people|guys?|sales\\w*|salesman|price|machine|unit|system|lead time|terms|service)\\b`,
      `^{Name} (?:${offer}|boxes|leaflets|brochures?|van|rep|guys|people|folks|machines?|fleet|kit) (?:arrived|came|is|was|were|are|has|includes|says|landed|looks|in|on|at|outside|turned)`,
      `^\\b(?:existing|present|current|our|the|their|old|an?) {Name} (?:${bound}|machines?|fleet|rep|guys|installation|line|system)\\b`,
      `\\b(?:on|in|with|have) an? {Name} ${bound}`,
      // With whom somebody is bound, talks, or compares us.
      `\\b${bound} (?:with|w\\/|from|at) (?:the )?{Name}`,
      `\\b(?:offer|quote|quotation|bid|price|proposal|visit|call|pitch|demo|samples?|brochure|mail|machine|system|software|equipment|product|kit|unit|lads|people|guys|crowd|salesman|rep|folks)s? (?:from|by|of|made by|comes from|come from) (?:the )?{Name}`,
      `\\b(?:comes?|bought|made|supplied|provided|delivered|built|installed|serviced|maintained) (?:from|by) {Name}`,
      `\\b(?:dearer|cheaper|more expensive|higher|lower|better|worse|less|more|slower|faster|{P} over|over)\\b[^.;!?\\n]{0,14}? (?:than|what) (?:that of |those of |what )?{Name}`,
      `\\bthan (?:that of |those of |what ){Name}`,
      `\\b(?:instead of|rather than|switch(?:ed|ing)? (?:to|from|back to)|go(?:ing)? (?:with|for|to|back to)|went with|stay(?:ing)? with|stick(?:ing)? with|mov(?:e|ing) (?:to|from)|leaning (?:to|towards)|leans? (?:to|towards)|prefers?|lost (?:it )?to|losing to|up against|compared (?:to|with)|comparison with|different from|difference (?:to|from)|alternative (?:is|to|would be)|evaluating|trialling|testing|looking (?:hard )?at|considering|talking to|in talks with|shortlisted|alongside|versus|vs\\.?) (?:(?:that|those|the \\w+) of )?{Name}`,
      `^\\b(?:comp(?:etitors?|etition)?|rivals?|incumbents?|other bidders?|bidders)(?: is| are| here)? ?[:(=]? ?{Name}`,
      `^\\b(?:present|current|existing|previous|our|their|old) (?:partner|supplier|vendor|provider|contractor)(?: is|:|,)? {Name}`,
      `\\b(?:two|three|four|{N}) (?:bidders|suppliers|vendors|firms|offers|quotes)[,:] {Name}`,
      `\\b(?:heard|hearing) (?:that )?{Name}(?:['’]s| is| are| has)`,
      `\\b(?:mentioned|named) {Name}(?= (?:as|too|twice|again)|[,.]|$)`,
      `\\bjust had {Name} (?:in|here|round|over)`,
      `\\bsaw (?:the )?{Name} (?:boxes|leaflets|brochures?|van|machines?|kit|guys)`,
      // What is in use.
      `{Name}[^.;!?\\n]{0,4}? is what (?:the )?[\\w ]{3,24} us(?:e|es)`,
      `^\\b(?:they|we|plant|bindery|clinic|site|is|are|still|now|today|['’]s|['’]re)(?: (?:run|runs|use|uses|using|running|still))* on {Name}(?= (?:since|today|now|rn|for|at|contract|until)|[,.;]|$)`,
      `^\\b(?:on|using|use|uses|run|runs|have|has|with|operate|own) {Name}(?= (?:\\w+ )?(?:${machine}|since|today|rn|(?:right )?now|for (?:dispatch|scheduling|payroll|planning|queue|booking|\\w+ing))\\b)`,
      `^\\bus(?:e|es|ing) {Name}(?= (?:for|since|now|rn)\\b|[,.])`,
      `^\\+ {Name} for \\w+`,
    ]),
  },
  {
    kind: 'referenceSite',
    isOfOurs: true,
    not: /\?\s*$/,
    wordings: [
      `\\breference(?: site| customer| plant| account)?(?: is| are| =|:| would be| for you is)* (?:the )?{Name}`,
      `{Name}(?: \\w+){0,4}? (?:would|will|'d|'ll|said (?:yes|they)|says (?:he|she|they)|is happy|are happy|happy|gladly|agreed|is willing|are willing|has offered|have offered|offered)\\b[^.;!?\\n]{0,40}?\\b(?:reference|talk to you|speak (?:to|with)|show you|take (?:a |your )?calls?|answer (?:our|your)|receive you|have you (?:over|round)|a visit|host you)`,
      `\\bshow you (?:round|around), {Name}`,
      `\\b(?:at|from) {Name}[^.;!?\\n]{0,20}? (?:uses|use|runs|run|has|have) (?:your|our|the same)\\b`,
    ].map(wording),
  },
]
