import { hanValue } from '../checking/numerals.ts'
import type { Contact } from '../contacts/store.ts'
import { surnameClass } from '../facts/personHead.ts'
import type { Fact } from '../facts/store.ts'
import { spokenClauses } from './spokenClauses.ts'
import { whoIsCalled } from './whoIsCalled.ts'

/** Above which sum somebody signs in place of somebody else, as a record says. */
export interface SigningLimit {
  /** Whole units of the deal's money. */
  above: number
  /** Who signs above it: of the contacts by id, else only by name. */
  signer: { contactId: string | null; name: string; title: string | null }
  /** Who signs up to the sum, where the same words name that one too. */
  lower?: { contactId: string; words: string; start: number; end: number } | null
  /** Contacts of whom the same sentence says that they no longer may. */
  formerIds: string[]
  words: string
  evidenceId: string
  start: number
  end: number
  at: number
}

const number = String.raw`(\d+(?:[.,]\d{3})*(?:\.\d+)?)`
const currency = '[€£$¥]|USD|US\\$|EUR|GBP|RMB|CNY|HKD|HK\\$|SGD|S\\$|AUD|A\\$|CHF|MYR|RM|AED|INR'
const sums = [
  new RegExp(String.raw`${number}\s*(万|[wW])(?:元)?(?:[（(]含?[)）])?(?:以上|及以上|往上)`),
  new RegExp(String.raw`(?:超过|超出|超了?|高于|大于|过了?)\s*${number}\s*(万|[wW])`),
  // 只到200万，超了要…签; 50万以内他批，再高…: what is above is told by the next words.
  new RegExp(
    String.raw`(?:只|最多|顶多|上限|限额?)(?:能|可以?)?(?:签|批|审批?|定)?(?:到|是|为)?\s*${number}\s*(万|[wW])(?=[^。；;\n]{0,16}(?:超|再高|再多|再大|往上|以上|不够))`,
  ),
  new RegExp(
    String.raw`${number}\s*(万|[wW])(?:元)?以[内下](?=[^。；;\n]{0,20}(?:超|再高|再多|再大|往上|以上))`,
  ),
  // "Ann up to 80k only, anything bigger goes to …".
  new RegExp(
    String.raw`\b(?:up to|max(?:imum)?(?: of)?|limited to|limit(?: is| of)?|only to) (?:the )?(?:${currency})?\s?${number}\s?(k|m|thousand|million)?\b(?=[^\n]{0,48}\b(?:anything|everything|whatever|above|over|beyond|bigger|higher|larger)\b)`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:over|above|more than|exceeding|beyond) (?:the )?(?:${currency})?\s?${number}\s?(k|m|thousand|million)?\b`,
    'i',
  ),
]
const scales: Record<string, number> = { 万: 1e4, w: 1e4, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 }

/** Who may no longer sign, and clauses that tell it. */
export const losesPen =
  /签不了|签不动|不(?:是|归|由|用|该)[^，,。；\s]{1,6}签|不(?:再|能|用|归|由)[^，,。；]{0,8}签|没权(?:限)?签|无权签|不再(?:拍板|审批)|\b(?:no longer|not?|n['’]t|cannot) (?:able to |allowed to )?(?:sign|approve)s?\b/i
const signs =
  /签|审批|拍板|批准|批(?=$|[，,。；;\s]|才|了算)|\b(?:signs?(?!ed)|approves?|signature|(?:signed|approved|released|authori[sz]ed)(?: off)? by|sign-?off (?:from|by))\b/i
/** Where what is above a sum goes: "anything bigger goes to Ann Hale", 再高的报秦总. */
const goesUp =
  /\b(?:anything|everything|whatever|all|above|over|beyond|bigger|higher|larger)\b[^.;\n]{0,40}?\b(?:goes|go|needs?|escalates?|lands with|(?:is|are) for)\b|(?:超过?了?|以上|再高|再多|再大|往上)的?(?:都|就|得|要|由|归)*(?:报|送|到|找|走|归|给)/i
/** That a text is of signing at all. */
const ofSigning = /签|审批|\b(?:sign(?:s|ing|-?off|ature|s off)?|approv\w+|authority|delegation)\b/i
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
/** 超过200万要岳总(总经理)签: how somebody is called, and behind it only what they are. */
const calledAndTitled = new RegExp(
  `(?:要|由|得|须|需|归|到|找|报|给)(?<name>${surnameClass}[总董工])\\s*[（(](?<title>[^（()）\\d]{0,4}(?:总裁|总经理|董事长|总监|院长|厂长|老板|局长|校长|副总))[)）]${signsNext}`,
  'u',
)
const presentedLatin =
  /(?<name>\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{L}'’-]+)+)\s*[（(](?<title>[^()（）]{2,40})[)）]/u

/** What is above a sum goes before several who sit together. */
const passesBody =
  /[过上报由经][^，,。；;]{0,8}会(?![议员计])|决议|\b(?:board|committee|council|shareholders)\b/i

/** Whose signature a sum needs that the sentence before tells: "Anything above is signed by …", 再高的由…签. */
const aboveThat =
  /\b(?:anything|everything|whatever|sums?|amounts?|orders?|contracts?|commitments?) (?:(?:is |goes )?(?:above|over|beyond)|higher|larger|bigger|more)\b(?! ?(?:[€£$¥]|[A-Z]{2,3} ?\d|\d))|(?:超过?|超出|再高|再多|再大|往上|以上)的?(?=[^\d，。；]{0,20}[签批])/iu
/** How far somebody's pen goes: "regional authority is USD 350,000", 区域授权额度80万. */
const authority = new RegExp(
  String.raw`(?:\b(?:authority|limit|threshold|delegat\w+|mandate|sign-?off|signing rights?|approv\w+)\b|权限|额度|上限|限额|授权)[^.;。；\n]{0,60}?(?:${currency})?\s?${number}\s?(万|[kmwKMW](?![a-zA-Z])|thousand|million)?`,
  'giu',
)
function sumBefore(words: string, before: string): number | null {
  if (!aboveThat.test(words)) return null
  const [, figure, scale] = [...before.matchAll(authority)].at(-1) ?? []
  return figure === undefined
    ? null
    : Number(figure.replaceAll(',', '')) * (scales[scale?.toLowerCase() ?? ''] ?? 1)
}

const jobs =
  '(?:C[EFOIT]O|Chief Executive|MD|GM|VP|Director|Manager|Head|President|Chair(?:man|woman)?|Officer|Treasurer|Partner|Controller|Principal|Counsel|Secretary)'
/** "signed by the Group CFO, Alasdair Reid"; "needs our Managing Director Ann Hale"; "Ann Hale, our CFO, signs". */
const titledLatin = [
  new RegExp(
    String.raw`\b(?:by|of|from|needs?|to|for|with) (?:the |our |their )?(?<title>(?:\p{Lu}[\p{L}&]*,? ){0,3}?${jobs}(?: of(?: \p{Lu}\p{L}+){1,2})?),? (?<name>\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{L}'’-]+){1,2})`,
    'u',
  ),
  new RegExp(
    String.raw`(?<name>\p{Lu}[\p{Ll}'’]+(?: \p{Lu}[\p{L}'’-]+){1,2}), (?:the |our |their )?(?<title>(?:\p{Lu}[\p{L}&]* ){0,3}?${jobs}(?: of(?: \p{Lu}\p{L}+){1,2})?),? (?:signs|approves|has to sign|must sign)`,
    'u',
  ),
]

/** 一百万 as 100万: the patterns of sums read digits. */
const inDigits = (words: string): string =>
  words.replaceAll(/[一二两三四五六七八九十百千]+(?=\s*[万亿])/gu, (han) => String(hanValue(han) ?? han))

function sumIn(said: string): number | null {
  const words = inDigits(said)
  for (const cue of sums) {
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
  facts: readonly Pick<Fact, 'text' | 'stance' | 'occurredAt' | 'evidenceId' | 'spanStart'>[],
  contacts: readonly One[],
  /** What stands in the evidence before a fact. */
  before: (fact: { evidenceId: string; spanStart: number }) => string = () => '',
): SigningLimit[] {
  return facts
    .filter(({ stance }) => stance !== 'thought' && stance !== 'negated')
    .toSorted((one, other) => other.occurredAt - one.occurredAt)
    .flatMap(({ text, evidenceId, spanStart, occurredAt }): SigningLimit[] => {
      const above = sumIn(text) ?? sumBefore(text, before({ evidenceId, spanStart }))
      const isTold = signs.test(text) || (goesUp.test(text) && ofSigning.test(text))
      if (above === null || !isTold || /\bcountersign/i.test(text)) return []
      // What stands in brackets behind a name parts no clause.
      const clauses = text.split(/(?:[，；;。]|,(?!\d{3}(?!\d)))(?![^（(]*[）)])/u)
      const losing = clauses.filter((clause) => losesPen.test(clause))
      // 合同林总签，超300万的都要过定标会: above the sum it is the committee, and not who was named before.
      const sumAt = clauses.findIndex((clause) => sumIn(clause) !== null)
      const isOfBody = sumAt > 0 && passesBody.test(clauses[sumAt]!)
      const signing = clauses.filter(
        (clause, at) =>
          (signs.test(clause) || goesUp.test(clause)) && !losesPen.test(clause) && !(isOfBody && at < sumAt),
      )
      const [told] = signing.flatMap((clause): { clause: string; signer: SigningLimit['signer'] }[] => {
        const known = whoIsCalled(clause, contacts)
        if (known) return [{ clause, signer: { contactId: known.id, name: known.name, title: known.title } }]
        const shown = [presented, calledAndNamed, calledAndTitled, presentedLatin, ...titled, called]
          .map((one) => one.exec(clause))
          .find(Boolean)
        const { name, title } = shown?.groups ?? {}
        return name === undefined
          ? []
          : [
              {
                clause,
                signer: { contactId: null, name, title: title && title.length > 1 ? title.trim() : null },
              },
            ]
      })
      const byTitle = told === undefined ? namedByTitle(text, contacts) : undefined
      const found = told ?? byTitle ?? (losing.length > 0 ? namedBody(clauses) : undefined)
      if (found === undefined) return []
      const deciding = clauses.flatMap((clause) =>
        stillDecides.test(clause) && !losesPen.test(clause) ? (whoIsCalled(clause, contacts)?.id ?? []) : [],
      )
      const words = found.clause.trim()
      const start = spanStart + text.indexOf(words)
      return [
        {
          above,
          signer: found.signer,
          lower: signsUpTo(clauses, text, contacts, { signerId: found.signer.contactId, spanStart }),
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

const upToSum =
  /(?:只|最多|顶多|上限)[^，,。；;]{0,6}\d|\d\s*[万wk]?(?:元)?以[内下]|\b(?:up to|max(?:imum)?(?: of)?|limited to|only to)\b[^,;]{0,12}\d/iu
/** Who signs what is not above the sum: "Ann up to 80k only", 80万以内她签. */
function signsUpTo<One extends Pick<Contact, 'id' | 'name' | 'nickname'>>(
  clauses: readonly string[],
  text: string,
  contacts: readonly One[],
  { signerId, spanStart }: { signerId: string | null; spanStart: number },
): SigningLimit['lower'] {
  for (const clause of clauses) {
    if (!upToSum.test(clause) || losesPen.test(clause)) continue
    const meant = whoIsCalled(clause, contacts)
    if (meant === null || meant.id === signerId) continue
    const words = clause.trim()
    const start = spanStart + text.indexOf(words)
    return { contactId: meant.id, words, start, end: start + words.length }
  }
  return null
}

/** 300万以上一律上集团投资委员会，不再由秦总签: those who sit together in place of whoever may no longer sign. */
const body =
  /(?<!以)[过上报由经交归到](?<name>(?:(?![过上报由经])\p{Script=Han}){2,10}?(?:委员会|董事会|投委会|评审会|班子会|办公会|招采会|党委会))/u
function namedBody(
  clauses: readonly string[],
): { clause: string; signer: SigningLimit['signer'] } | undefined {
  for (const clause of clauses) {
    const name = body.exec(clause)?.groups?.name
    if (name !== undefined) return { clause, signer: { contactId: null, name, title: null } }
  }
  return undefined
}

/** Who signs by a sentence that gives title and name side by side with a comma between. */
function namedByTitle<One extends Pick<Contact, 'id' | 'name' | 'nickname' | 'title'>>(
  text: string,
  contacts: readonly One[],
): { clause: string; signer: SigningLimit['signer'] } | undefined {
  if (losesPen.test(text)) return undefined
  const { name, title } = titledLatin.map((one) => one.exec(text)).find(Boolean)?.groups ?? {}
  if (name === undefined) return undefined
  const known = whoIsCalled(name, contacts)
  return {
    clause: text,
    signer: { contactId: known?.id ?? null, name: known?.name ?? name, title: known?.title ?? title ?? null },
  }
}

/** Whom older words than a limit's have sign, of whom nothing says that they decide: their pen does not go so far. */
export const signersBefore = (
  facts: readonly Pick<Fact, 'text' | 'stance' | 'occurredAt'>[],
  contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
  limit: SigningLimit,
): string[] =>
  facts
    .filter(({ stance, occurredAt }) => stance !== 'thought' && stance !== 'negated' && occurredAt < limit.at)
    .flatMap(({ text }) =>
      spokenClauses(text).flatMap(({ words }) =>
        signs.test(words) && !losesPen.test(words) && !stillDecides.test(words) && sumIn(words) === null
          ? (whoIsCalled(words, contacts)?.id ?? [])
          : [],
      ),
    )
    .filter((id) => id !== limit.signer.contactId)
