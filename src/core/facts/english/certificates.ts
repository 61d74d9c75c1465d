import { allMatches, matches } from '../cues/mayMatch.ts'
import type { ToldInEnglish } from './englishFacts.ts'

const standards =
  /\b(?:ISO(?:\/IEC)?|IEC|EN|DIN|UL|ASTM|BS|ATEX|MED|MPS|HACCP|BRC(?:GS)?|IFS|GMP|SOC|FSSC|IATF|AS|NSF|PED|CSA|NF|VDE|ECE|ANSI|AWS|EHEDG|GOTS|FSC|OHSAS|KIWA|TISAX|PCI[ -]DSS|Cyber Essentials)(?:[ -](?:EN|IEC|ISO))*(?:[ -](?:\d[\d/:.-]*\d|\d)[A-Z]?\b(?: [Tt]ype I+\b)?|-[A-Z]\b|(?<=ATEX|HACCP|BRC|BRCGS|GMP|IFS|GOTS|FSC|TISAX|DSS|Essentials))/g
const held =
  /\b(?:certif\w*|certs?\b|accredit\w*|hold(?:s|ing)?|have|has|had|having|renewed|approval|compl(?:y|ies|iant)|conform\w*|audited|attested|presented|show|proof|to|under|q:|valid|mandatory|required)\b/i
const notHeld =
  /\b(?:no need|don['’]t need|needn['’]t|without|talks?|speaks?|exchange|interface|protocol|report|test(?:ed)? to) (?:[\w/]+ ){0,3}$/i

/** The standards that a sentence says somebody holds, or must hold. */
export function certificatesIn(text: string): ToldInEnglish[] {
  if (!matches(held, text)) return []
  return [...allMatches(standards, text)].flatMap((match): ToldInEnglish[] =>
    notHeld.test(text.slice(0, match.index))
      ? []
      : [
          {
            kind: 'certificate',
            subject: 'standard',
            start: match.index,
            end: match.index + match[0].length,
            figures: [],
          },
        ],
  )
}
