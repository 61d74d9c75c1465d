import type { LlamaModel, Token } from 'node-llama-cpp'
import { eachAtLeisure } from './atLeisure.ts'
import { type Awaited, afterByte, type Bytes, bytesOf, isContinuation } from './bytes.ts'

/** A model's tokens by what they write. */
export type Vocabulary = {
  /** What a token writes; undefined for those that write nothing, such as the ones that end an answer. */
  bytes(token: Token): Bytes | undefined
  /** Every token that writes exactly this. */
  tokens(bytes: Bytes): readonly Token[]
  /** Bytes of the longest token. */
  longest: number
  /** Some of one letter that may stand anywhere within a string of JSON. */
  plainLetters: readonly Token[]
  /** Letters of the longest token that may stand anywhere within a string of JSON. */
  longestPlain: number
  /** Those of more than so many letters that may stand anywhere within a string of JSON. */
  plainLongerThan(letters: number): readonly Token[]
  /** Those with a quote, a backslash or a control sign in them, or that end within a letter. */
  marked: readonly { token: Token; bytes: Bytes }[]
  /** Those that go on with a letter begun before. */
  continuing: readonly { token: Token; bytes: Bytes }[]
  /** Those of digits and signs alone. */
  numeric: readonly { token: Token; bytes: Bytes }[]
  /** Those that write nothing. */
  silent: readonly Token[]
}

/** Letters of bytes that may stand anywhere within a string of JSON; null for others. */
function plainLetters(bytes: Bytes): number | null {
  let letters = 0
  let awaited: Awaited = null
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at)
    if (!awaited) {
      if (byte < 0x20 || byte === 0x22 || byte === 0x5c || byte === 0x7f) return null
      letters += 1
    }
    const after = afterByte(awaited, byte)
    if (after === undefined) return null
    awaited = after
  }
  return awaited === null ? letters : null
}

/** Enough that one of them may be written by any model. */
const lettersKept = 16

/** Sorts out what every token writes, once for a model. Broken off by the signal it rejects with its reason. */
export async function readVocabulary(model: LlamaModel, signal?: AbortSignal): Promise<Vocabulary> {
  const write = writerOf(model)
  const all: (Bytes | undefined)[] = []
  const byBytes = new Map<Bytes, Token[]>()
  const byLetters: Token[][] = []
  const [marked, continuing, numeric]: { token: Token; bytes: Bytes }[][] = [[], [], []]
  const silent: Token[] = []
  let longest = 0
  const sortOut = (token: Token) => {
    const bytes = write(token)
    if (!bytes) {
      silent.push(token)
      return
    }
    all[token] = bytes
    longest = Math.max(longest, bytes.length)
    const same = byBytes.get(bytes)
    if (same) same.push(token)
    else byBytes.set(bytes, [token])
    const letters = plainLetters(bytes)
    if (letters !== null) {
      byLetters[letters] ??= []
      byLetters[letters].push(token)
    } else if (isContinuation(bytes.charCodeAt(0))) continuing!.push({ token, bytes })
    else marked!.push({ token, bytes })
    if (/^[-+.eE0-9]+$/.test(bytes)) numeric!.push({ token, bytes })
  }
  await eachAtLeisure(model.iterateAllTokens(), sortOut, undefined, signal)
  return {
    bytes: (token) => all[token],
    tokens: (bytes) => byBytes.get(bytes) ?? [],
    longest,
    plainLetters: byLetters[1]?.slice(0, lettersKept) ?? [],
    longestPlain: Math.max(0, byLetters.length - 1),
    plainLongerThan: (letters) => byLetters.slice(letters + 1).flat(),
    marked: marked!,
    continuing: continuing!,
    numeric: numeric!,
    silent,
  }
}

/**
 * How a model's vocabulary is written down: pieces with a mark for the space and bytes by their number (SentencePiece),
 * or bytes by the letters that stand for them (GPT-2). Of any other one the library is asked, which tells whole letters
 * only.
 */
function writerOf(model: LlamaModel): (token: Token) => Bytes | undefined {
  const { ggml } = model.fileInfo.metadata.tokenizer ?? {}
  const pieces: readonly string[] | undefined = ggml?.tokens
  const isWritten = (token: Token): boolean => {
    const { control, unknown, unused } = model.getTokenAttributes(token)
    return !(control || unknown || unused || model.isEogToken(token))
  }
  const kind: string | undefined = ggml?.model
  const ownWords = (token: Token) => model.getTokenAttributes(token).userDefined
  const writePiece =
    pieces === undefined
      ? null
      : kind === 'llama'
        ? pieceOfSentencePiece
        : kind === 'gpt2'
          ? pieceOfGpt2
          : null
  return (token) => {
    if (!isWritten(token)) return undefined
    if (pieces && writePiece) {
      const piece = pieces[token]
      if (piece === undefined) return undefined
      return ownWords(token) ? bytesOf(piece) : writePiece(piece)
    }
    const text = model.detokenize([token])
    return text === '' || text.includes('\ufffd') ? undefined : bytesOf(text)
  }
}

function pieceOfSentencePiece(piece: string): Bytes {
  const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(piece)?.[1]
  return byte ? String.fromCharCode(Number.parseInt(byte, 16)) : bytesOf(piece.replaceAll('▁', ' '))
}

/** GPT-2 lends every byte a visible letter: its own where it has one, else one from 256 on, in order. */
const byteOfLetter = (() => {
  const isVisible = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff)
  const bytes = new Map<string, string>()
  let lent = 256
  for (let byte = 0; byte < 256; byte += 1) {
    const letter = isVisible(byte) ? byte : lent++
    bytes.set(String.fromCharCode(letter), String.fromCharCode(byte))
  }
  return bytes
})()

function pieceOfGpt2(piece: string): Bytes | undefined {
  let bytes = ''
  for (const letter of piece) {
    const byte = byteOfLetter.get(letter)
    if (byte === undefined) return undefined
    bytes += byte
  }
  return bytes
}
