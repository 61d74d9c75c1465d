import type { FactKind } from '../../atoms/library/index.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

export const askedTerm = { zh: '对方要的付款期', en: 'payment term they ask for' } as const
export const askedSplit = { zh: '对方要的付款方式', en: 'payment split they ask for' } as const
/** 你们那个不行，我们就三三三一; "Your 30% deposit is a problem for us": theirs against ours. */
const yoursWillNotDo =
  /(?:你们|贵方|贵司)[^，。；\n]{0,16}(?:不行|不接受|接受不了|过不了|走不通)|(?:改成|换成|必须|要求|只能|只接受)|\b(?:your|the) [^.;\n]{0,40}\b(?:is|are) (?:a problem|too (?:much|high)|not possible|not acceptable)\b|\b(?:we (?:need|want|can only|must have)|not \d+ ?% (?:up ?front|deposit|down))\b/i
/** 付款他们要10/80/10, "they want 20/60/20": told by one of us, and wanted by them. */
const reportedAsk =
  /把[^，。；\n]{0,6}供应商[^，。；\n]{0,4}(?:改|换|统一)|(?:他们?|她们?|客户|对方|甲方)(?:那边)?(?:还|就|又|只)?(?:要|想要|坚持|提的?是?)|\b(?:they|he|she|customer|client)(?:['’]re| are)? (?:want|wants|ask|asks|asked|asking|insist)/i
/** What a paper of both sides has, and no wish. */
const ofPapers =
  /合同|协议|按(?:约定|合同)|\b(?:contract|agreement|as agreed|agreed|signed)\b|(?:同意|接受(?![^，,。；]{0,8}(?:承兑|汇票|信用证))|认可|没问题|可以)(?!谈)/i
/** A split of payments that they want or will talk about is none that anybody agreed to. */
export const isAskedSplit = ({ speaker, stance, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'paymentSplit' &&
  speaker !== 'ours' &&
  (speaker !== 'team' || reportedAsk.test(text)) &&
  (reportedAsk.test(text) ||
    stance === 'asked' ||
    (speaker === 'customer' && (ofPapers.test(text) === false || /(?:可以|再|这条)谈|商量/.test(text))) ||
    yoursWillNotDo.test(text))
/** 账期90天，别家都给: what others are said to give is asked of us. */
const otherSuppliers =
  /(?:别|人|同行|其他|另外)的?(?:家|人|供应商|厂家|几家)|同行|(?<!\p{L})(?:everyone|everybody|all the others?|the others?|your competitors?|other (?:suppliers|vendors|bidders)|elsewhere|we(?:['’]re| are) (?:on|used to)|our standard)\b/iu
/** A payment term that they want is none that anybody agreed to. */
export const isAskedTerm = ({ speaker, stance, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'paymentTerm' &&
  speaker !== 'ours' &&
  speaker !== 'team' &&
  (stance === 'asked' ||
    (speaker === 'customer' && (otherSuppliers.test(text) || !ofPapers.test(text))) ||
    /改|想|要|能不能|希望|\b(?:could|would|instead|needs?|wants?|asks?|asked|like)\b/i.test(text))
