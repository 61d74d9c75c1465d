import type { FactKind } from '../../atoms/library/factKinds.ts'
import { wording } from './template.ts'

export interface NameWordings {
  kind: FactKind
  wordings: readonly RegExp[]
  /** Of what we write ourselves as well. */
  isOfOurs?: true
  not?: RegExp
}

const offer = '(?:quote|quotation|offer|bid|proposal|price|tender|contract|list|pitch|demo unit)'
const bound = '(?:contract|agreement|lease|deal|subscription|framework|maintenance|licen[cs]e|rental|SLA)'
const machine =
  '(?:pumps?|machines?|systems?|units?|software|scanners?|lines?|printers?|robots?|trucks?|lathes?|press(?:es)?|scales?|ovens?|lifts?|till|kit|kiosks?|database)'
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
    not: /\b(?:reference|lunch|birthday)\b/i,
    wordings: [
      `{Name}(?:['’]s|['’]re| is| are| was| were| works? out| comes? out| came out)?(?: {M})?(?: (?:much|a bit|slightly|{P}|{M}|about))* (?:cheaper|dearer|less expensive|more expensive|lower|below you|above you)`,
      `{Name}['’]s ${offer}\\b`,
      `{Name} ${offer} (?:arrived|came|is|was|has|includes|says|landed|looks)`,
      `\\b(?:dearer|cheaper|more expensive|higher|lower|better|worse|less|more|slower|faster|{M}[^.;!?\\n]{0,40}?)\\b[^.;!?\\n]{0,12}? than (?:that of |those of |what )?(?!Europe|Germany|Dutch|German|Italian|French|you\\b|we\\b){Name}`,
      `\\b(?:than|over) (?:its life\\w*|the lifetime) than that of {Name}`,
      `\\b${bound} (?:with|w/|from) {Name}`,
      `\\b(?:on|in|with|have) an? {Name} ${bound}`,
      `\\b(?:existing|present|current|our|the|their) {Name} ${bound}`,
      `\\b${bound} with (?:the )?{Name}`,
      `{Name}(?:\\b(?: \\w+)? (?:just |have |has |also )*)(?:bumped|raised|put|putting|hiked|hiking|cut|cutting|slashed|dropped|increased|reduced|knocked|upped)\\b[^.;!?\\n]{0,30}?(?:{P}|price|list|rates?|spares)`,
      `{Name}['’]s (?:cutting|putting|raising|dropping|offering|knocking|slashing|including|throwing)\\b`,
      `\\b(?:lads|people|guys|crowd|salesman|rep|man|girl) from {Name}`,
      `\\b(?:comp(?:etitors?|etition)?|rivals?|incumbents?|other bidders?|bidders)(?: is| are| here)? ?[:(=]? ?{Name}`,
      `\\b(?:present|current|existing|previous) (?:partner|supplier|vendor|provider|contractor)(?: is|:|,)? {Name}`,
      `\\b(?:two|three|four|{N}) (?:bidders|suppliers|vendors|firms|offers|quotes)[,:] {Name}`,
      `\\b(?:alongside|against|versus|vs\\.?|up against|compared (?:to|with)|comparison with|instead of|rather than|switch(?:ing)? (?:from|to)|moving (?:from|to)|lost to|losing to)(?: (?:that|those|the \\w+) of)? {Name}`,
      `(?<!\\bfrom ){Name} (?:does|do|did|makes?|offers?|promised|promises|pitched|claims?|guarantees?|includes?|provides?|quoted|undercut|came in|bid|came (?:by|in|round|out)|showed|shows|demoed|turned up|called (?:by|in))(?: (?:the same|as well|too|us|a|an|no|free|at|it|for|with|last|with|on|also|yesterday|{P}|{M}|{T}))+`,
      `\\bheard (?:that )?{Name}(?:['’]s| is| are| has)`,
      `{Name}[^.;!?\\n]{0,4}? is what (?:the )?[\\w ]{3,24} us(?:e|es)`,
      `\\b(?:they|we|plant|bindery|clinic|site|is|are|still|now|today|['’]s|['’]re)(?: (?:run|runs|use|uses|using|running|still))* on {Name}(?= (?:since|today|now|for|at|contract|until)|[,.;]|$)`,
      `\\b(?:on|using|use|uses|run|runs|have|has|with) {Name}(?= (?:${machine}|since|today|for (?:dispatch|scheduling|payroll|planning|queue|booking|\\w+ing)\\b))`,
      `\\bus(?:e|es|ing) {Name}(?= for| since| now|[,.])`,
      `\\b(?:system|machines?|software|equipment|product|kit|offer|quote|bid|visit|demo|pitch) (?:of|from|by) {Name}`,
      `\\+ {Name} for \\w+`,
    ].map(wording),
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
