import { refusalWords } from '../../../shared/refusalWords.ts'
import { rejectionWords } from '../../../shared/rejectionWords.ts'
import type { Language } from '../../i18n/language.tsx'

/** Why a cell, row or file was not taken, and why two names may be one: the core's closed codes in words. */
const words: Record<string, { zh: string; en: string }> = {
  ...rejectionWords,
  ...refusalWords,
  // a file that waits in a watched folder
  notSure: { zh: '有的列没有把握', en: 'some columns are not sure' },
  mayBeRecorded: {
    zh: '像是几个人轮流说的话，看不出是不是录音转写，请您看一眼再收',
    en: 'reads like people speaking by turns, perhaps from a recording: please look before it is taken in',
  },
  fieldsMissing: { zh: '必需的列没有认出来', en: 'columns that are needed were not recognised' },
  noAccess: { zh: '没有读取这个文件的权限', en: 'no permission to read this file' },
  undoneBefore: { zh: '同样的内容导入后被撤销过', en: 'the same content was imported and taken back' },
  failed: { zh: '上次没有收完', en: 'taking it in failed' },
  interrupted: { zh: '收了几次都被打断', en: 'taking it in was broken off several times' },
  tooLargeToWatch: { zh: '超过 1 GB，不自动收', en: 'over 1 GB, not taken in by itself' },
  // why two names may be one
  sameCode: { zh: '编号相同', en: 'same code' },
  sameName: { zh: '名称相同', en: 'same name' },
  sameLetters: { zh: '去掉空格和标点后相同', en: 'same without spaces and marks' },
  sameCore: { zh: '主体名称相同', en: 'same core name' },
  containedName: { zh: '一个名称包含另一个', en: 'one name contains the other' },
  abbreviation: { zh: '像是简称', en: 'looks like a short form' },
  initials: { zh: '首字母相同', en: 'same initials' },
  similarSpelling: { zh: '写法相近', en: 'similar spelling' },
  sharedWords: { zh: '有共同的词', en: 'words in common' },
  honorific: { zh: '只差称谓', en: 'differs by a title only' },
  samePhone: { zh: '电话相同', en: 'same phone' },
  sameEmail: { zh: '邮箱相同', en: 'same e-mail' },
  sameWebsite: { zh: '网站相同', en: 'same website' },
  differentNumbers: { zh: '编号数字不同', en: 'different numbers' },
  differentDirections: { zh: '方位词不同', en: 'different compass words' },
  differentRegions: { zh: '地区不同', en: 'different regions' },
  differentCodes: { zh: '编号不同', en: 'different codes' },
  differentCities: { zh: '所在城市不同', en: 'different cities' },
  branch: { zh: '一个是分支机构', en: 'one is a branch' },
  severalWithThisName: { zh: '同名的不止一个', en: 'several bear this name' },
}

/** Reasons that speak against a merge. */
export const againstMerge: ReadonlySet<string> = new Set([
  'differentNumbers',
  'differentDirections',
  'differentRegions',
  'differentCodes',
  'differentCities',
  'branch',
  'severalWithThisName',
])

/** The words for a code; one of a newer core stands for itself. */
export const wordCode = (code: string, language: Language): string => words[code]?.[language] ?? code

export const knownCodes: readonly string[] = Object.keys(words)
