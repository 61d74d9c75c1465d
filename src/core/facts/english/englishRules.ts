import type { FactRule } from '../factRule.ts'
import { tellsAttitude } from './attitudes.ts'

/** Rules of English wordings alone, tried behind those of both languages: what minds capitals stands here. */
export const englishRules: readonly FactRule[] = [
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: tellsAttitude,
    figure: 'text',
    // What keeps an invoice from being paid is no stand on us.
    not: /[?？]|\b(?:if (?:you|we|they|he|she|it)|would you|do you)\b|\b(?:invoices?|AP|payment run|PO number)\b[^.;\n]{0,60}\b(?:without|until|unless)\b/i,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    // Who signs what goes beyond somebody's authority: "anything above is signed by the Group CFO, Ann Bell".
    kind: 'decisionRole',
    apart: true,
    whole: true,
    cue: /\b(?:above|over|beyond|larger|higher|bigger)\b[^.;\n]{0,40}\b(?:is|are|gets?|must be|has to be|have to be|needs? to be) (?:signed|approved|countersigned|authori[sz]ed)(?: off)? by \p{L}|\b(?:[Aa]bove|[Oo]ver|[Bb]eyond) (?:that|this|it),? \p{Lu}\p{L}+ (?:signs|approves|has to sign)\b|\b[Ss]ign(?:s|ing|-?off|ature)?\b[^;\n]{0,60}?\bup to\b[^;\n]{0,60}?\b(?:anything|everything|whatever|above|over|beyond|bigger|higher|larger)\b|\bup to [^;\n]{0,6}\d[^;\n]{0,40}?\b(?:anything|everything|whatever) (?:above|over|beyond|bigger|higher|larger)\b[^.;\n]{0,16}?\b(?:goes to|needs|escalates to)\b/u,
    figure: 'text',
    not: /[?？]|\b(?:our|we|us)\b/i,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    // Who decides and who can stop it, in the words of people: "I make the recommendation and ExCo follows", "if Ann says no, it's no".
    kind: 'decisionRole',
    apart: true,
    whole: true,
    cue: /\bI make the (?:final )?(?:recommendation|decision|call)\b|\bI (?:won['’]t|will not|wouldn['’]t) (?:overrule|go against|override) \p{Lu}|\b[Ii]f \p{Lu}\p{L}+ says no\b|\bneeds? \p{Lu}\p{L}+['’]s signature\b|\b[Rr]ecommendation (?:goes|comes) from \p{Lu}|\bwho signs (?:once|after|when|only|off|it)\b|\bnobody (?:else )?(?:tells|overrules) (?:her|him|them) (?:which|who|what|on)\b|(?<![\p{L}])\p{Lu}[\p{L}&]+ can (?:still )?(?:block|veto)\b|\b(?:he|she|\p{Lu}\p{L}+) (?:is|['’]s) (?:just |only )?(?:a )?(?:rubber[- ]stamp\w*|going through the motions)|\b(?:committee|board|ExCo) (?:just |only )(?:ratif\w+|rubber[- ]stamps)\b/u,
    figure: 'text',
    not: /[?？]|\b(?:our|we)\b/i,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    // "Jeff – on our side, he would have to re-verify six assays".
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: /(?:^|[\n*•-] ?)\**\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?\** ?[-–—:,] ?(?:is |he['’]s |she['’]s )?(?:firmly |clearly |still |very much )?(?:on our side|in our corner|our (?:champion|advocate|friend))\b/u,
    figure: 'text',
    not: /[?？]/,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['note', 'team'],
  },
  {
    // Who retires is gone with the party for it: "Stuart's retirement do is today".
    kind: 'peopleChange',
    apart: true,
    whole: true,
    cue: /\p{Lu}\p{L}+['’]s? (?:retirement|leaving|farewell) (?:do|party|drinks|lunch|dinner|bash|card|present|gift)\b/u,
    figure: 'text',
    not: /[?？]/,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    // "Ines Faro leaves Tarnhill today", "is leaving them end of May".
    kind: 'peopleChange',
    apart: true,
    whole: true,
    cue: /(?<![\p{L}'’])\p{Lu}\p{L}+ (?:leaves|is leaving|will leave|quits) (?:(?:us|them|\p{Lu}[\p{L}\d&]+(?: \p{Lu}[\p{L}\d&]+)?) )?(?:today|tomorrow|tonight|this week|this month|next|on (?:the )?\d|on \p{Lu}|at the end|end of|in (?:\p{Lu}|two|three|a))/u,
    figure: 'text',
    not: /[?？]|\bif\b|\b(?:truck|ship|vessel|train|shipment|container|plane|flight|ferry|lorry|courier|Port|Harbour)\b/,
    stances: ['stated', 'promised'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    // Where somebody went who has left: "Ruud sits at Nordlift now", "Tom joined Halberd in May".
    kind: 'peopleChange',
    apart: true,
    whole: true,
    cue: /(?<![\p{L}'’])\p{Lu}\p{L}+ (?:(?:now|has|is|went|and) )*(?:sits|sitting|works|working|landed|ended up|resurfaced|turned up|joined|joins|started|starts|signed on|signed up|defected|jumped ship|gone over|went over|moved over|moved)(?: (?:over|across))?(?: at| for| with| to)? \p{Lu}[\p{L}\d]+(?= (?:now|these days|since|instead|as|from)\b)|\p{Ll}['’]?s? last (?:working )?day (?:was|is|will be)\b|\bleft (?:(?:on|in|at|the|end|of|last|early|mid|late|this) )*(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\bleft\b[^.;\n]{0,30}, (?:and )?(?:joined|now (?:at|with)|went to|is with) \p{Lu}/u,
    figure: 'text',
    not: /[?？]|\bif\b|\b(?:part|pump|unit|machine|truck|probe|goods|device|equipment|ship|vessel|container)s?\b[^.;]{0,20}\bleft\b/i,
  },
]
