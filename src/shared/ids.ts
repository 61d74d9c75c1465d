import { z } from 'zod'

/** Record ids are opaque, time-ordered text: a prefix that names the kind, then 26 characters. */
const id = <Brand extends string>(prefix: string, _brand: Brand) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`))
    .brand<Brand>()

export const AccountId = id('acc', 'AccountId')
export type AccountId = z.infer<typeof AccountId>
export const ContactId = id('con', 'ContactId')
export type ContactId = z.infer<typeof ContactId>
export const DealId = id('dea', 'DealId')
export type DealId = z.infer<typeof DealId>
export const EvidenceId = id('evi', 'EvidenceId')
export type EvidenceId = z.infer<typeof EvidenceId>
export const SourceId = id('src', 'SourceId')
export type SourceId = z.infer<typeof SourceId>
export const ProductId = id('pro', 'ProductId')
export type ProductId = z.infer<typeof ProductId>
export const ImportId = id('imp', 'ImportId')
export type ImportId = z.infer<typeof ImportId>
export const AtomId = id('ato', 'AtomId')
export type AtomId = z.infer<typeof AtomId>
export const AdviceId = id('adv', 'AdviceId')
export type AdviceId = z.infer<typeof AdviceId>
export const ConsentId = id('cst', 'ConsentId')
export type ConsentId = z.infer<typeof ConsentId>
export const BackupId = id('bak', 'BackupId')
export type BackupId = z.infer<typeof BackupId>
export const LegalHoldId = id('hld', 'LegalHoldId')
export type LegalHoldId = z.infer<typeof LegalHoldId>
export const WatchedFolderId = id('wfo', 'WatchedFolderId')
export type WatchedFolderId = z.infer<typeof WatchedFolderId>
export const WatchedFileId = id('wfi', 'WatchedFileId')
export type WatchedFileId = z.infer<typeof WatchedFileId>
export const RoomId = id('roo', 'RoomId')
export type RoomId = z.infer<typeof RoomId>

export const idPrefixes = {
  account: 'acc',
  contact: 'con',
  committeeSeat: 'sea',
  deal: 'dea',
  stageChange: 'stc',
  activity: 'act',
  evidence: 'evi',
  source: 'src',
  fact: 'fac',
  product: 'pro',
  price: 'pri',
  quote: 'quo',
  quoteLine: 'qln',
  order: 'ord',
  orderLine: 'oln',
  stock: 'stk',
  competitorPrice: 'cpr',
  policyEvent: 'pol',
  tenderFeedback: 'ten',
  productReturn: 'ret',
  receivable: 'rcv',
  visitPlan: 'vis',
  import: 'imp',
  importFile: 'imf',
  profile: 'prf',
  mergeProposal: 'mrg',
  linkAlias: 'lal',
  atom: 'ato',
  advice: 'adv',
  changeSet: 'chg',
  consent: 'cst',
  assessment: 'asm',
  legalHold: 'hld',
  watchedFolder: 'wfo',
  watchedFile: 'wfi',
  backup: 'bak',
  room: 'roo',
  roomVersion: 'rov',
  training: 'trn',
  adapter: 'adp',
  modelComparison: 'cmp',
  strategyChange: 'sch',
  styleRule: 'sty',
} as const
export type RecordKind = keyof typeof idPrefixes
