/** A draw in [0, 1). */
type Random = () => number

/** What formats mark their structure with, and numbers at which bounds lie. */
const tokens = [
  ...['"', '""', "'", '[', ']', '{"', '}', '<', '</', '>', '/>', '<!--', ']]>', '&#x0;', '&a;', '(', ')'],
  ...[
    '\r',
    '\n\n',
    '\r\n\r\n',
    '\0',
    '\u001b$B',
    '\ufeff',
    '\ud800',
    ',,',
    ';',
    ':',
    '=',
    '=\r\n',
    '\\',
    '%00',
    '\t',
  ],
  ...[
    '0',
    '-1',
    '1e309',
    '4294967295',
    '99999999999999999999',
    '2026-13-45',
    '0001',
    'COUNT=99999999',
    'NaN',
  ],
  ...[
    '\nEND:',
    '\nBEGIN:VEVENT\n',
    '\nFrom a@b Tue Jun  2 10:00:00 2026\n',
    '--x\r\n',
    '=?gb2312?B?',
    '<table>',
    '<p>',
  ],
  ...[
    'endobj',
    'stream\n',
    '<< /Length 99999999 >>',
    'PK\u0003\u0004',
    '../../',
    '__proto__',
    'constructor',
    'null',
  ],
].map((text) => Buffer.from(text))

const breaks = /[\n\r<>{},;]/

/** A stretch between two marks of structure around a place, such as a line, a tag or a value. */
function stretchAt(bytes: Uint8Array, at: number): [from: number, to: number] {
  const isBreak = (index: number) => breaks.test(String.fromCharCode(bytes[index]!))
  let from = at
  while (from > 0 && at - from < 400 && !isBreak(from - 1)) from -= 1
  let to = at
  while (to < bytes.length && to - at < 400 && !isBreak(to)) to += 1
  return [from, Math.min(to + 1, bytes.length)]
}

/**
 * Changes a file at random: bytes and bits, marks of structure, and whole stretches between such marks that are left
 * out, doubled, moved, repeated many times or taken from another file.
 */
export function mutate(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!
  let bytes = Buffer.from(seed)
  const splice = (from: number, to: number, ...added: Uint8Array[]): void => {
    bytes = Buffer.concat([bytes.subarray(0, from), ...added, bytes.subarray(to)])
  }
  const changes: readonly (() => void)[] = [
    () => {
      const at = below(bytes.length)
      splice(
        at,
        at + below(13),
        Uint8Array.from({ length: below(7) }, () => below(256)),
      )
    },
    () => {
      const at = below(bytes.length)
      if (bytes.length > 0) bytes[at] = bytes[at]! ^ (1 << below(8))
    },
    () => {
      const at = below(bytes.length)
      splice(at, at + below(3), pick(tokens))
    },
    () => {
      const [from, to] = stretchAt(bytes, below(bytes.length))
      splice(from, to)
    },
    () => {
      const [from, to] = stretchAt(bytes, below(bytes.length))
      const at = below(bytes.length)
      splice(at, at, bytes.subarray(from, to))
    },
    () => {
      const [from, to] = stretchAt(bytes, below(bytes.length))
      const stretch = bytes.subarray(from, to)
      splice(to, to, ...Array.from({ length: 1 + below(40) }, () => stretch))
    },
    () => {
      const [from, to] = stretchAt(bytes, below(bytes.length))
      const [otherFrom, otherTo] = stretchAt(other, below(other.length))
      splice(from, to, other.subarray(otherFrom, otherTo))
    },
    () => {
      bytes = bytes.subarray(0, below(bytes.length + 1))
    },
  ]
  for (let left = 1 + below(5); left > 0; left -= 1) {
    // Cutting short says little more the second time, and leaves nothing to change.
    const change = below(changes.length * 3)
    if (change === changes.length - 1) changes.at(-1)!()
    else changes[change % (changes.length - 1)]!()
  }
  return bytes
}
