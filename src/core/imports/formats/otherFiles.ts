import { isCompoundFile } from './compoundFile.ts'
import type { Refusal, RefusalCode, SourceHead } from './format.ts'
import { isOpenDocument } from './tables/openDocument.ts'

/** A kind of file that people have and that is not read: what it is, so that it can be said what to do with it. */
type OtherFile = {
  readonly code: RefusalCode
  /** How people call it: the ending that it usually has. */
  readonly ending: string
  is(head: SourceHead): boolean
}

const beginsWith =
  (...bytes: readonly number[]) =>
  (head: SourceHead): boolean =>
    bytes.every((byte, at) => head.bytes[at] === byte)
const beginsWithText =
  (text: string) =>
  (head: SourceHead): boolean =>
    Buffer.from(head.bytes.subarray(0, text.length)).toString('latin1') === text
const holdsEntry =
  (name: RegExp) =>
  (head: SourceHead): boolean =>
    head.entryNames.some((entry) => name.test(entry))
/** What Apple's office packs, called by its ending: its parts are the same in all three. */
const packedByApple =
  (extension: string) =>
  (head: SourceHead): boolean =>
    head.extension === extension && holdsEntry(/(^|\/)(Index\.zip|[^/]+\.iwa|index\.apxl|index\.xml)$/)(head)
/** A compound file (MS-CFB) of which one of its streams says what it is, wherever in the file its name stands. */
const compoundWith =
  (stream: string, extension: string) =>
  (head: SourceHead): boolean =>
    isCompoundFile(head.bytes) &&
    (head.extension === extension || Buffer.from(head.bytes).includes(Buffer.from(stream, 'utf16le')))

const otherFiles: readonly OtherFile[] = [
  // PST, OST and PAB begin alike; the two bytes behind the check say which it is.
  {
    code: 'outlookStore',
    ending: 'ost',
    is: (head) =>
      beginsWithText('!BDN')(head) && Buffer.from(head.bytes.subarray(8, 10)).toString('latin1') === 'SO',
  },
  { code: 'outlookStore', ending: 'pst', is: beginsWithText('!BDN') },
  { code: 'winmail', ending: 'dat', is: beginsWith(0x78, 0x9f, 0x3e, 0x22) },
  { code: 'richText', ending: 'rtf', is: beginsWithText('{\\rtf') },
  {
    code: 'oneNote',
    ending: 'one',
    is: (head) =>
      beginsWith(0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d)(head) ||
      beginsWith(0xa1, 0x2f, 0xff, 0x43, 0xd9, 0xef, 0x76, 0x4c)(head),
  },
  {
    code: 'shortcut',
    ending: 'lnk',
    is: beginsWith(0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0),
  },
  { code: 'shortcut', ending: 'url', is: (head) => /^\s*\[InternetShortcut\]/i.test(head.text) },
  { code: 'otherArchive', ending: '7z', is: beginsWith(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) },
  { code: 'otherArchive', ending: 'rar', is: beginsWithText('Rar!\x1a\x07') },
  { code: 'otherArchive', ending: 'gz', is: beginsWith(0x1f, 0x8b) },
  {
    code: 'otherArchive',
    ending: 'bz2',
    is: (head) => /^BZh[1-9]1AY&SY/.test(Buffer.from(head.bytes.subarray(0, 10)).toString('latin1')),
  },
  { code: 'otherArchive', ending: 'xz', is: beginsWith(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0) },
  {
    code: 'otherArchive',
    ending: 'tar',
    is: (head) => Buffer.from(head.bytes.subarray(257, 262)).toString('latin1') === 'ustar',
  },
  { code: 'numbers', ending: 'numbers', is: packedByApple('numbers') },
  { code: 'appleDocument', ending: 'pages', is: packedByApple('pages') },
  { code: 'appleDocument', ending: 'key', is: packedByApple('key') },
  { code: 'visio', ending: 'vsdx', is: holdsEntry(/^visio\/document\.xml$/) },
  { code: 'visio', ending: 'vsd', is: compoundWith('VisioDocument', 'vsd') },
  { code: 'msProject', ending: 'mpp', is: compoundWith('   114', 'mpp') },
  { code: 'oldDocument', ending: 'doc', is: compoundWith('WordDocument', 'doc') },
  { code: 'oldDocument', ending: 'ppt', is: compoundWith('PowerPoint Document', 'ppt') },
  { code: 'openDocument', ending: 'odt', is: (head) => isOpenDocument(head, 'text') },
  { code: 'openDocument', ending: 'odp', is: (head) => isOpenDocument(head, 'presentation') },
  // MZ, and where the rest of the program begins: a text may begin with these two letters.
  {
    code: 'program',
    ending: 'exe',
    is: (head) => beginsWithText('MZ')(head) && head.bytes.includes(0) && head.bytes.byteLength >= 64,
  },
  { code: 'program', ending: 'elf', is: beginsWith(0x7f, 0x45, 0x4c, 0x46) },
]

/** The refusal of a file that is known by what it is, and read by no reader; null of any other. */
export function refusalOfOther(head: SourceHead): Refusal | null {
  const found = otherFiles.find(({ is }) => is(head))
  return found === undefined ? null : { code: found.code, detail: found.ending }
}
