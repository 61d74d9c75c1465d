import { findFigures } from '../../facts/figures.ts'

/** A sum without its currency, as colleagues write it: no day, no clock and no count. */
export const bareSum =
  /(?<![\d.,:：\-/A-Za-z])(?:\d{1,3}(?:,\d{3})+|\d{4,7})(?:\.\d{1,2})?(?![\d.,:：\-/]*\d|\s*(?:%|[年月号日点]|[A-Za-z]|个|台|字|条|套|件))/g
/** The number of an invoice between the word and its sum: paid INV-4471, 12,300. */
export const numberOfPaper =
  /\b(?!(?:RMB|CNY|EUR|GBP|USD|HKD|SGD|AUD|CHF|TWD|NTD)\b|(?:RMB|CNY|EUR|GBP|USD|HKD|SGD|AUD|CHF|TWD|NTD)\d)[A-Z]{2,4}[-/]?\d{3,}(?:[-/]\d+)*\b(?![.,]\d)/g

/** 付清了, "is paid", "paid INV-4471": the paper that the clause names was paid, and no sum of it is told. */
const paperPaid =
  /(?:已经?|都|全部?|今天|昨天)?(?:付清|结清|付讫)了?|(?:全额|全款|整笔)(?:已经?)?(?:到账|付了|收到)|(?:已|已经)(?:到账|付款|回款|收款)|\b(?:(?:was|is|has been|now) (?:fully )?(?:paid|settled|cleared)|paid (?:off|in full)|paid (?:invoice )?(?=[A-Z]{0,4}[-/ ]?\d{3,})|settled (?:invoice )?(?=[A-Z]{0,4}[-/ ]?\d{3,}))/iu
const notAllPaid =
  /没|未|不|部分|一半|一部分|首付|尾款|还剩|还差|等|再|才|如果|要是|只要|催|吗|[?？]|\b(?:not|never|half|part(?:ly|ial)?|some of|first|instal\w*|until|once|when|if|will|should|to be|still|rest|balance|remaining|chase|promised|says?|said)\b|n['’]t\b/iu
/** Whether a clause says of the paper that it names that it was paid, and of no sum how much. */
export const saysPaid = (clause: string): boolean =>
  paperPaid.test(clause) &&
  !notAllPaid.test(clause) &&
  findFigures(clause.replace(numberOfPaper, ' '), 0).every(({ kind }) => kind !== 'money') &&
  !bareSumIn(clause)
const bareSumIn = (clause: string): boolean =>
  [...clause.replace(numberOfPaper, (words) => ' '.repeat(words.length)).matchAll(bareSum)].length > 0
