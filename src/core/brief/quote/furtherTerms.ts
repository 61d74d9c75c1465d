import type { ReadableDb } from '../../db/open.ts'
import { isNote } from '../../imports/formats/tables/sheetNotes.ts'
import { cellsOf } from '../record/rowCells.ts'
import { type Lang, labels, type Offer } from './offers.ts'

/** The terms without their last clause where that says how long they hold: it is told as a day. */
export const withoutEnd = ({ terms, validTo }: Offer): string | null =>
  validTo === null ? terms : terms?.replace(untilDay, '') || null
const untilDay = /[\s,，;；]*(?:(?:报价)?有效(?:期)?[至到:：]|\bvalid (?:until|till|til|to)\b)[^,，;；]*$/i

const ofTerms =
  /^(?:(?:本报价)?(?:替代|代替|取代)|replaces|supersedes|税|税率|含税|是否含税|含税情况|税费|tax|vat|gst|质保|保修|质保期|保修期|贸易条款|交货条件|交货方式|运输方式|备注|说明|附注|条件|warranty|guarantee|incoterms?|delivery terms|freight|shipping|remarks?|notes?|conditions?|comments?)(?:\s*[（(].*[)）])?$/i
const ofTax = /^(?:税|税率|含税|是否含税|含税情况|税费|tax|vat|gst)(?:\s*[（(].*[)）])?$/i
const ofReplacing = /^(?:(?:本报价)?(?:替代|代替|取代)|replaces|supersedes)$/i
const saysTax = /税|\b(?:vat|gst|tax|incl|excl|net|gross)/i
/** Whether words are in the other language than the one in which they are told. */
const isOtherScript = (words: string, lang: Lang): boolean =>
  /\p{Script=Han}/u.test(words) !== (lang === 'zh')
const tellsTerm =
  /\d|质保|保修|替代|取代|作废|不含|包含|另计|含税|\b(?:warrant\w*|guarante\w*|replaces?|supersed\w*|exclud\w*|includ\w*|not included|excl|incl|vat|on top|by others|by (?:the )?customer|subject to|only (?:with|if|for))\b/i
const mostFurther = 8
const longestTerm = 80

/** What the rows of a quote say besides price, payment and time: warranty, incoterm, what is charged on top. */
export function furtherTerms(db: ReadableDb, lines: readonly Offer[], lang: Lang): string[] {
  const told = lines.flatMap(({ evidenceId, terms, validTo }) => {
    const row = db
      .read(`SELECT text FROM evidence WHERE id = ? AND shredded_at IS NULL AND sensitivity <> 'restricted'`)
      .get(evidenceId) as { text: string } | undefined
    return cellsOf(row?.text ?? '').flatMap(({ head, value }) => {
      if (isNote(head)) return noteOf(value.trim(), { terms, validTo })
      if (!ofTerms.test(head.trim()) || terms?.includes(value.trim())) return []
      // Remarks of a whole letter are told one by one, but for who signed it.
      if (value.length > longestTerm && /^remarks?$|^备注$/i.test(head.trim()))
        return underHeadings(value.split(/[;；]\s*/))
          .filter((one) => tellsTerm.test(one))
          .flatMap((one) => noteOf(one, { terms, validTo }))
      const said = (validTo === null ? value : value.replace(untilClause, ' '))
        .replace(/\s{2,}/g, ' ')
        .replace(/^[\s,，;；]+|[\s,，;；]+$/g, '')
      if (said === '' || said.length > longestTerm) return []
      // Of a warranty the cell says only how long, and of tax perhaps only how much or that it is in.
      if (/^(?:质保|保修|warranty|guarantee)/i.test(head.trim()))
        return [`${isOtherScript(head, lang) ? labels[lang].warranty : head.trim()} ${said}`]
      if (ofReplacing.test(head.trim())) return [`${labels[lang].replaces} ${said}`]
      if (!ofTax.test(head.trim())) return [said]
      const isBare = /^[\d.]+\s?[%％]$/.test(said)
      return isBare ? [`${labels[lang].tax} ${said}`] : saysTax.test(said) ? [said] : []
    })
  })
  return [...new Set(told)]
    .filter(
      (one, at, all) => !all.some((other, before) => before !== at && other !== one && other.includes(one)),
    )
    .slice(0, mostFurther)
}
/** What heads the remarks behind it: Optional, Not included, 选配. */
const headsRemarks =
  /^(?:optional(?: items?| extras?)?|options?|exclu(?:ded|sions?)|not included|inclu(?:ded|sions?)|选[配项]件?|可选项?|不含|不包含?|另计)\s*[:：]?$/i
/** Remarks with the heading under which they stand: "Optional: service contract". */
function underHeadings(remarks: readonly string[]): string[] {
  let heading: string | null = null
  return remarks.flatMap((remark) => {
    const said = remark.trim()
    if (said === '') return []
    if (headsRemarks.test(said)) {
      heading = said.replace(/\s*[:：]$/, '')
      return []
    }
    return [heading === null ? said : `${heading}: ${said}`]
  })
}
const longestNote = 160
const endOfNote = /^(?:本?报价|价格|报价单)?有效期?(?:至|到|[:：]).*\d|^valid (?:until|till|to)\b.*\d/i
/** A note of the paper itself, but for what its terms and its last day say already. */
const noteOf = (note: string, { terms, validTo }: Pick<Offer, 'terms' | 'validTo'>): string[] =>
  note.length > longestNote || terms?.includes(note) || (validTo !== null && endOfNote.test(note))
    ? []
    : [note]
const untilClause =
  /(?:报价)?有效(?:期)?[至到:：]\s*[\d/.\-年月日]+|\bvalid (?:until|till|til|to) [\w .]+?(?=[,;]|$)/gi
