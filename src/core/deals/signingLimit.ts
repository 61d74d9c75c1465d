import type { Contact } from '../contacts/store.ts'
import { surnameClass } from '../facts/personHead.ts'
import type { Fact } from '../facts/store.ts'
import { whoIsCalled } from './whoIsCalled.ts'

/** Above which sum somebody signs in place of somebody else, as a record says. */
export interface SigningLimit {
  /** Whole units of the deal's money. */
  above: number
  /** Who signs above it: of the contacts by id, else only by name. */
  signer: { contactId: string | null; name: string; title: string | null }
  /** Contacts of whom the same sentence says that they no longer may. */
  formerIds: string[]
  words: string
  evidenceId: string
  start: number
  end: number
  at: number
}

const number = String.raw`(\d+(?:[.,]\d{3})*(?:\.\d+)?)`
const sums = [
  new RegExp(String.raw`${number}\s*(万|[wW])(?:元)?(?:以上|及以上|往上)`),
  new RegExp(String.raw`(?:超过|超出|超了?|高于|大于|过了?)\s*${number}\s*(万|[wW])`),
  // 只到200万，超了要…签; 50万以内他批，再高…: what is above is told by the next words.
  new RegExp(
    String.raw`(?:只|最多|顶多|上限|限额?)(?:能|可以?)?(?:签|批|审批?|定)?(?:到|是|为)?\s*${number}\s*(万|[wW])(?=[^。；;\n]{0,16}(?:超|再高|再多|再大|往上|以上|不够))`,
  ),
  new RegExp(
    String.raw`${number}\s*(万|[wW])(?:元)?以[内下](?=[^。；;\n]{0,20}(?:超|再高|再多|再大|往上|以上))`,
  ),
  new RegExp(
    String.raw`\b(?:over|above|more than|exceeding|beyond) (?:the )?[€£$¥]?\s?${number}\s?(k|m|thousand|million)?\b`,
    'i',
  ),
]
const scales: Record<string, number> = { 万: 1e4, w: 1e4, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 }

/** What the sentence before says how far somebody may go, where the next one only says "anything above". */
const caps = [
  new RegExp(
    String.raw`\b(?:authority|limit|mandate|delegations?|threshold|sign-?off|approval)\b[^.;\n]{0,50}?(?:[€£$¥]|\b[A-Z]{3})\s?${number}\s?(k|m|thousand|million)?\b`,
    'i',
  ),
  new RegExp(String.raw`(?:权限|额度|授权|审批线)[^。；;\n]{0,12}?${number}\s*(万|[wW])`),
]
const anythingAbove =
  /\b(?:anything|everything|whatever|all|contracts?|orders?|sums?)(?: \w+)? (?:above|over|beyond|larger|higher|bigger)\b|\b(?:above|over|beyond) (?:that|this|it)\b|(?:再|往)(?:高|多|上)|超(?:过|出)?(?:了|的)|以上的/i

/** Who may no longer sign, and clauses that tell it. */
export const losesPen =
  /签不了|签不动|不(?:是|归|由|用|该)[^，,。；\s]{1,6}签|不(?:再|能|用|归|由)[^，,。；]{0,4}签|没权(?:限)?签|无权签|不再(?:拍板|审批)|\b(?:no longer|not?|n['’]t|cannot) (?:able to |allowed to )?(?:sign|approve)s?\b/i
const signs =
  /签|审批|拍板|批准|批(?=$|[，,。；;\s]|才|了算)|\b(?:signs?(?!ed)|approves?|signature)\b|\b(?:signed|approved|authori[sz]ed)(?: off)? by\b|\bsign-?off (?:from|by)\b/i
/** A full name and a title in brackets behind how somebody is called: 翁总(翁启明,总经理). */
const presented =
  /(?:要|由|得|须|需|归|到)\s*[^，,。；;\s(（]{0,3}[总董工]\s*[（(](?<name>\p{Script=Han}{2,4})[，,、]\s*(?<title>[^（()）]{2,16})[)）]/u
/** 集团袁总(袁立新)签: how somebody is called, and the whole name behind it. */
const calledAndNamed =
  /(?<surname>\p{Script=Han})[总董工]\s*[（(](?<name>\k<surname>\p{Script=Han}{1,2})[)）](?=(?:本人|来|才能|才|亲自|最后|最终)?(?:签|审批|批|拍板))/u
/** What somebody who may no longer sign still does: 不是他签了, 定还是他定. */
const stillDecides = /[总董工长任他她]定(?=$|[，,。；;、\s])|拍板|说了?算|\bdecides\b/i
/** 由集团董事长聂海峰签, 聂海峰董事长批: a title and a whole name beside it, right before what they do. */
const chief = '(?:董事长|总经理|总裁|总监|院长|厂长|校长|局长|书记|理事长|主席)'
const signsNext = '(?=(?:本人|来|才能|才|亲自|最后|最终)?(?:签|审批|批|拍板))'
const titled = [
  new RegExp(
    `(?:由|须|需|要|得|归|报|给|经|是|[，,\\s]|^)(?<title>(?:集团|公司|总部|总公司|母公司|股份|控股)?\\p{Script=Han}{0,3}?${chief})(?<name>${surnameClass}\\p{Script=Han}{1,2})${signsNext}`,
    'u',
  ),
  new RegExp(`(?<name>${surnameClass}\\p{Script=Han}{1,2}?)(?<title>副?${chief})${signsNext}`, 'u'),
  // 都要裴向东裴总签: a whole name and how it is called.
  /(?<name>(?<surname>\p{Script=Han})\p{Script=Han}{1,2})(?<title>\k<surname>[总董工])(?=(?:本人|来|才能|才|亲自|最后|最终)?(?:签|审批|批|拍板))/u,
]
/** 超了要卓董签, 再高得找秦总批: how somebody is called who is in no list of people yet. */
const called = new RegExp(
  `(?:要|由|得|须|需|归|到|找|报|给)(?:找|报|给|由|到)?(?<name>${surnameClass}(?:董|总|院长|校长|局长|书记|厂长))${signsNext}`,
  'u',
)
const presentedLatin =
  /(?<name>\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{L}'’-]+)+)\s*[（(](?<title>[^()（）]{2,40})[)）]/u

/** "signed by the Group CFO, Alasdair Reid": a title and the whole name behind it. */
const signedBy =
  /\b(?:signed|approved|authori[sz]ed|countersigned)(?: off)? by (?:the |our |its )?(?:(?<title>\p{Lu}[\p{L}&/ -]{1,40}?),? )?(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}'’-]+)+)/u

function sumIn(words: string, cues = sums): number | null {
  for (const cue of cues) {
    const found = cue.exec(words)
    if (found) return Number(found[1]!.replaceAll(',', '')) * (scales[found[2]?.toLowerCase() ?? ''] ?? 1)
  }
  return null
}

/**
 * Who signs above a sum, by facts of kind `decisionRole`, newest first: of whom a sentence says so by name. Guesses and
 * what was denied tell nothing.
 */
export function signingLimitsIn<One extends Pick<Contact, 'id' | 'name' | 'nickname' | 'title'>>(
  facts: readonly (Pick<Fact, 'text' | 'stance' | 'occurredAt' | 'evidenceId' | 'spanStart'> & {
    /** What stands right before it in its text. */
    before?: string
  })[],
  contacts: readonly One[],
): SigningLimit[] {
  return facts
    .filter(({ stance }) => stance !== 'thought' && stance !== 'negated')
    .toSorted((one, other) => other.occurredAt - one.occurredAt)
    .flatMap(({ text, evidenceId, spanStart, occurredAt, before = '' }): SigningLimit[] => {
      const above = sumIn(text) ?? (anythingAbove.test(text) ? sumIn(before, caps) : null)
      if (above === null || !signs.test(text) || /\bcountersign/i.test(text)) return []
      // What stands in brackets behind a name parts no clause.
      const clauses = text.split(/[，,；;。](?![^（(]*[）)])/u)
      const losing = clauses.filter((clause) => losesPen.test(clause))
      const signing = clauses.filter((clause) => signs.test(clause) && !losesPen.test(clause))
      const [told] = signing.flatMap((clause): { clause: string; signer: SigningLimit['signer'] }[] => {
        const known = whoIsCalled(clause, contacts)
        if (known) return [{ clause, signer: { contactId: known.id, name: known.name, title: known.title } }]
        const found = [presented, calledAndNamed, presentedLatin, ...titled, called]
          .map((one) => one.exec(clause))
          .find(Boolean)
        const { name, title } = found?.groups ?? {}
        return name === undefined
          ? []
          : [
              {
                clause,
                signer: { contactId: null, name, title: title && title.length > 1 ? title.trim() : null },
              },
            ]
      })
      // "by the Group CFO, Alasdair Reid": the comma parts no clause.
      const by = told === undefined ? signedBy.exec(text) : null
      const known = by === null ? null : whoIsCalled(by.groups!.name!, contacts)
      const signer =
        told?.signer ??
        (by === null
          ? undefined
          : known !== null
            ? { contactId: known.id, name: known.name, title: known.title }
            : { contactId: null, name: by.groups!.name!, title: by.groups!.title?.trim() ?? null })
      if (signer === undefined) return []
      const deciding = clauses.flatMap((clause) =>
        stillDecides.test(clause) && !losesPen.test(clause) ? (whoIsCalled(clause, contacts)?.id ?? []) : [],
      )
      const words = told === undefined ? text.trim() : told.clause.trim()
      const start = spanStart + text.indexOf(words)
      return [
        {
          above,
          signer,
          formerIds: losing
            .flatMap((clause) => whoIsCalled(clause, contacts)?.id ?? [])
            .filter((id) => !deciding.includes(id)),
          words,
          evidenceId,
          start,
          end: start + words.length,
          at: occurredAt,
        },
      ]
    })
}
