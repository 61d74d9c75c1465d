import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  factKindOfSlot,
  isFactKind,
  type Lang,
  nameSlots,
  type SellingStage,
  type Strategy,
  sellingStages,
  slotsOf,
  slotsWellFormed,
  strategies,
} from '../../../src/core/atoms/library/index.ts'
import {
  type MessageObjection,
  type MessageSentiment,
  messageObjections,
  messageSentiments,
} from '../../../src/core/messageReading/labels.ts'
import { type TrackSection, trackSections } from '../../../src/core/talkTracks/types.ts'

/** Why a rep changed a sentence. */
export const editReasons = [
  'tooPushy',
  'tooLong',
  'tooVague',
  'wrongTone',
  'jargon',
  'overclaim',
  'notForThisRole',
  'missingEvidence',
  'wrongOrder',
  'tooFormal',
] as const
export type EditReason = (typeof editReasons)[number]

type Line = {
  /** `development/A/price.zh.txt:12` */
  at: string
  lang: Lang
  concern: Concern
  /** Further concerns that the text clearly carries. */
  also: Concern[]
  role: BuyingRole | null
  stage: SellingStage | null
  text: string
}
/** What somebody of the customer's says or writes. */
export type Message = Line & { objection: MessageObjection; sentiment: MessageSentiment }
/**
 * What a rep says to a person of the role, in slot form. `anywhere`: it presupposes nothing of a story, a trade or a
 * document, so that it may be said to any such person.
 */
export type TrackLine = Line & { section: TrackSection; strategy: Strategy; anywhere: boolean }
/** A rep's change of a sentence: `text` is what it became. */
export type Edit = Line & { reason: EditReason; before: string }

export type Corpus = { messages: Message[]; trackLines: TrackLine[]; edits: Edit[] }
export type CorpusFault = { at: string; fault: string; line: string }

type Place = { at: string; lang: Lang; concern: Concern }
type ReadLine =
  | { kind: 'm'; line: Message }
  | { kind: 't'; line: TrackLine }
  | { kind: 'e'; line: Edit }
  | { kind: 'fault'; fault: string }

const fault = (words: string): ReadLine => ({ kind: 'fault', fault: words })
const oneOf = <Word extends string>(words: readonly Word[], word: string): Word | null =>
  (words as readonly string[]).includes(word) ? (word as Word) : null

/** Slots in short form: writers name a fact's kind without `fact:`. */
function slotFault(text: string): string | null {
  if (!slotsWellFormed(text)) return 'braces that hold no slot'
  for (const slot of slotsOf(text)) {
    const kind = factKindOfSlot(slot)
    if (kind === null ? !oneOf(nameSlots, slot) : !isFactKind(kind)) return `unknown slot {${slot}}`
  }
  return null
}

/** Reads one line of the corpus; a line of the wrong form says what is wrong with it. */
export function readCorpusLine(written: string, place: Place): ReadLine {
  const parts = written.split('|').map((part) => part.trim())
  const [kind, roleWord = '', stageWord = ''] = parts
  const fields = { m: 6, t: 6, T: 6, e: 5 }[kind ?? '']
  if (fields === undefined) return fault(`begins with ${kind}, not with m, t, T or e`)
  if (parts.length !== fields) return fault(`has ${parts.length} fields and needs ${fields}`)
  const role = oneOf(buyingRoles, roleWord)
  if (role === null && roleWord !== '-') return fault(`unknown role ${roleWord}`)
  const stage = oneOf(sellingStages, stageWord)
  if (stage === null && stageWord !== '-') return fault(`unknown stage ${stageWord}`)

  const tags = [...parts.at(-1)!.matchAll(/\s#([A-Za-z]+)/g)].map((match) => match[1]!)
  const unknownTag = tags.find((tag) => !oneOf(concerns, tag))
  if (unknownTag) return fault(`unknown concern #${unknownTag}`)
  const also = tags.flatMap((tag) => oneOf(concerns, tag) ?? []).filter((tag) => tag !== place.concern)
  const text = parts.at(-1)!.replace(/(\s+#[A-Za-z]+)+\s*$/, '')
  if ([...text].length < 2) return fault('says nothing')
  const line = { ...place, also, role, stage, text }

  if (kind === 'm') {
    const objection = oneOf(messageObjections, parts[3]!)
    if (!objection) return fault(`unknown objection ${parts[3]}`)
    const sentiment = oneOf(messageSentiments, parts[4]!)
    if (!sentiment) return fault(`unknown sentiment ${parts[4]}`)
    return { kind, line: { ...line, objection, sentiment } }
  }
  if (kind === 't' || kind === 'T') {
    const section = oneOf(trackSections, parts[3]!)
    if (!section) return fault(`unknown section ${parts[3]}`)
    const strategy = oneOf(strategies, parts[4]!)
    if (!strategy) return fault(`unknown strategy ${parts[4]}`)
    const wrong = slotFault(text)
    const anywhere = kind === 'T'
    return wrong ? fault(wrong) : { kind: 't', line: { ...line, section, strategy, anywhere } }
  }
  const reason = oneOf(editReasons, parts[3]!)
  if (!reason) return fault(`unknown reason ${parts[3]}`)
  const sides = text.split(/\s*=>\s*/)
  if (sides.length !== 2) return fault('has no one => between before and after')
  const [before, after] = sides as [string, string]
  const wrong = slotFault(before) ?? slotFault(after)
  return wrong ? fault(wrong) : { kind: 'e', line: { ...line, reason, before, text: after } }
}

/** Whether a text is in its file's language: Chinese has Han, English has none. */
const isIn = (lang: Lang, text: string): boolean => /\p{Script=Han}/u.test(text) === (lang === 'zh')

/** Reads every `CONCERN.LANG.txt` below a folder, in the order of their names. */
export function readCorpus(root: string, folder: string): { corpus: Corpus; faults: CorpusFault[] } {
  const corpus: Corpus = { messages: [], trackLines: [], edits: [] }
  const faults: CorpusFault[] = []
  const top = join(root, folder)
  const files = existsSync(top)
    ? readdirSync(top, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.txt'))
        .sort()
    : []
  for (const file of files) {
    const path = join(top, file)
    const name = relative(root, path).replaceAll('\\', '/')
    const match = /([A-Za-z]+)\.(zh|en)\.txt$/.exec(name)
    const concern = match && oneOf(concerns, match[1]!)
    if (!match || !concern) {
      faults.push({ at: name, fault: 'is not named CONCERN.zh.txt or CONCERN.en.txt', line: '' })
      continue
    }
    const lang = match[2] as Lang
    for (const [index, written] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
      if (written.trim() === '' || written.startsWith('//')) continue
      const at = `${name}:${index + 1}`
      const read = readCorpusLine(written, { at, lang, concern })
      if (read.kind === 'fault') faults.push({ at, fault: read.fault, line: written })
      else if (!isIn(lang, read.line.text) && !(lang === 'en' && read.kind === 'm'))
        faults.push({ at, fault: `is not in the language of its file`, line: written })
      else if (read.kind === 'm') corpus.messages.push(read.line)
      else if (read.kind === 't') corpus.trackLines.push(read.line)
      else corpus.edits.push(read.line)
    }
  }
  return { corpus, faults }
}
