import { closeSync, openSync, writeSync } from 'node:fs'

export const largeOldRows = 65_000
export const largeOldColumns = 29

/** Of every five columns two hold texts, each said once, one a day, one a share and one an amount. */
const isText = (column: number): boolean => column % 5 < 2
const textColumns = Array.from({ length: largeOldColumns }, (_, column) => column).filter(isText).length
const textOf = (row: number, column: number): number =>
  largeOldColumns + row * textColumns + 2 * Math.floor(column / 5) + (column % 5)
const texts = largeOldColumns + largeOldRows * textColumns
const wordsOf = (text: number): string =>
  text < largeOldColumns ? `列 ${text + 1}` : `第${text}人民医院，预算已批 ${text % 977}`

const longestRecord = 8224
const sectorBytes = 4096
const [endOfChain, fatSector, free] = [0xfffffffe, 0xfffffffd, 0xffffffff]

/** Writes an XLS of one sheet (MS-XLS in MS-CFB), almost as large as one may be, without holding what is in it. */
export function writeLargeOldWorkbook(path: string): number {
  const file = openSync(path, 'w')
  let length = 0
  let waiting: Buffer[] = []
  let waits = 0
  const flush = (): void => {
    writeSync(file, Buffer.concat(waiting), 0, waits, sectorBytes + length)
    length += waits
    waiting = []
    waits = 0
  }
  const record = (type: number, content: Buffer): void => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(content.byteLength, 2)
    waiting.push(head, content)
    waits += 4 + content.byteLength
    if (waits > 1_000_000) flush()
  }
  const words = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(2 * values.length)
    for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, 2 * index)
    return bytes
  }
  const style = (format: number): void => record(0xe0, words(0, format, 0, 0, 0, 0, 0, 0, 0, 0))
  record(0x809, words(0x600, 5, 0, 0, 0, 0, 0, 0))
  for (const format of [0, 14, 10]) style(format)
  const boundAt = sectorBytes + waits + 4
  const name = Buffer.from('Deals')
  record(0x85, Buffer.concat([words(0, 0, 0), Buffer.from([name.byteLength, 0]), name]))
  for (const { type, content } of sharedTexts()) record(type, content)
  record(0x0a, Buffer.alloc(0))
  flush()
  const sheetAt = length
  record(0x809, words(0x600, 0x10, 0, 0, 0, 0, 0, 0))
  for (let row = 0; row <= largeOldRows; row++)
    for (let column = 0; column < largeOldColumns; column++) {
      const content = Buffer.alloc(10)
      const isShared = row === 0 || isText(column)
      const kind = column % 5
      content.writeUInt16LE(row, 0)
      content.writeUInt16LE(column, 2)
      content.writeUInt16LE(isShared || kind > 3 ? 0 : kind - 1, 4)
      if (isShared) content.writeUInt32LE(row === 0 ? column : textOf(row - 1, column), 6)
      else if (kind === 2) content.writeInt32LE(((45_000 + ((row + column) % 900)) << 2) | 2, 6)
      else if (kind === 3) content.writeInt32LE((((row * 13 + column) % 100) << 2) | 3, 6)
      else content.writeInt32LE((((row * 7919 + column) % 1_000_000) << 2) | 2, 6)
      record(isShared ? 0xfd : 0x27e, content)
    }
  record(0x0a, Buffer.alloc(0))
  flush()
  const bytes = containInFile(file, length)
  const place = Buffer.alloc(4)
  place.writeUInt32LE(sheetAt)
  writeSync(file, place, 0, 4, boundAt)
  closeSync(file)
  return bytes
}

/** The texts in records of the length that one may have, going on in the next wherever one ends. */
function* sharedTexts(): Generator<{ type: number; content: Buffer }> {
  const room = Buffer.alloc(longestRecord)
  let type = 0xfc
  room.writeUInt32LE(texts, 0)
  room.writeUInt32LE(texts, 4)
  let at = 8
  const taken = (): { type: number; content: Buffer } => {
    const content = Buffer.from(room.subarray(0, at))
    at = 0
    const whole = { type, content }
    type = 0x3c
    return whole
  }
  for (let text = 0; text < texts; text++) {
    const letters = Buffer.from(wordsOf(text), 'utf16le')
    if (at + 5 > longestRecord) yield taken()
    room.writeUInt16LE(letters.byteLength / 2, at)
    room[at + 2] = 1
    at += 3
    for (let from = 0; from < letters.byteLength; ) {
      const here = Math.min(letters.byteLength - from, longestRecord - at - ((longestRecord - at) % 2))
      letters.copy(room, at, from, from + here)
      at += here
      from += here
      if (from === letters.byteLength) break
      yield taken()
      room[at++] = 1
    }
  }
  yield taken()
}

/** Puts the container around the stream that stands behind the first sector; gives the bytes of the whole file. */
function containInFile(file: number, length: number): number {
  const sectors = Math.ceil(length / sectorBytes)
  const perSector = sectorBytes / 4
  const tables = Math.ceil((sectors + 1) / (perSector - 1))
  const table = Buffer.alloc(tables * sectorBytes, 0xff)
  for (let sector = 0; sector < sectors; sector++)
    table.writeUInt32LE(sector + 1 < sectors ? sector + 1 : endOfChain, 4 * sector)
  table.writeUInt32LE(endOfChain, 4 * sectors)
  for (let at = 0; at < tables; at++) table.writeUInt32LE(fatSector, 4 * (sectors + 1 + at))
  const directory = Buffer.alloc(sectorBytes)
  const entry = (at: number, name: string, kind: number, [child, start, size]: number[]): void => {
    directory.write(name, 128 * at, 'utf16le')
    directory.writeUInt16LE(2 * name.length + 2, 128 * at + 64)
    directory[128 * at + 66] = kind
    for (const offset of [68, 72]) directory.writeUInt32LE(free, 128 * at + offset)
    directory.writeUInt32LE(child!, 128 * at + 76)
    directory.writeUInt32LE(start!, 128 * at + 116)
    directory.writeUInt32LE(size!, 128 * at + 120)
  }
  entry(0, 'Root Entry', 5, [1, endOfChain, 0])
  entry(1, 'Workbook', 2, [free, 0, length])
  const head = Buffer.alloc(sectorBytes)
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [at, value] of [
    [24, 0x3e],
    [26, 4],
    [28, 0xfffe],
    [30, 12],
    [32, 6],
  ] as const)
    head.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, tables],
    [48, sectors],
    [56, 4096],
    [60, endOfChain],
    [68, endOfChain],
  ] as const)
    head.writeUInt32LE(value, at)
  for (let at = 0; at < 109; at++) head.writeUInt32LE(at < tables ? sectors + 1 + at : free, 76 + 4 * at)
  writeSync(file, head, 0, sectorBytes, 0)
  writeSync(file, directory, 0, sectorBytes, sectorBytes * (sectors + 1))
  writeSync(file, table, 0, table.byteLength, sectorBytes * (sectors + 2))
  return sectorBytes * (sectors + 2) + table.byteLength
}
