/**
 * Tables that tell which character a code of a Chinese, Japanese or Korean font is. PDF readers ship a megabyte of
 * them; for text alone they can be computed: the code is decoded, and its character's own number serves as the
 * glyph's. Only fonts that name no encoding but glyph numbers of Adobe's collections cannot be read so.
 */
export function createCMapSource(): {
  fetch(request: { kind: string; filename: string }): Promise<Uint8Array>
} {
  const collections = new Set<string>()
  return {
    async fetch({ kind, filename }) {
      if (kind !== 'cMapUrl') throw new Error(`no ${kind} here`)
      const ucs2 = /^Adobe-(\w+)-UCS2$/.exec(filename)
      if (ucs2 !== null) {
        // Without a named encoding the numbers are Adobe's own, which say nothing here.
        if (!collections.has(ucs2[1]!)) throw new Error(`no glyph numbers of ${ucs2[1]}`)
        return encoder.encode(identity)
      }
      const encoding = encodings.find(({ names }) => names.test(filename))
      if (encoding === undefined) throw new Error(`no table ${filename}`)
      collections.add(encoding.collection)
      return encoder.encode(encoding.label === null ? unicodeTable : multiByteTable(encoding.label))
    },
  }
}

const encoder = new TextEncoder()

const encodings: readonly { names: RegExp; collection: string; label: string | null }[] = [
  { names: /^UniGB-(UCS2|UTF16)-/, collection: 'GB1', label: null },
  { names: /^UniCNS-(UCS2|UTF16)-/, collection: 'CNS1', label: null },
  { names: /^UniJIS(2004)?-(UCS2|UTF16)-/, collection: 'Japan1', label: null },
  { names: /^UniKS-(UCS2|UTF16)-/, collection: 'Korea1', label: null },
  { names: /^(GBK?p?c?|GBK2K|GBT)(-EUC)?-[HV]$/, collection: 'GB1', label: 'gb18030' },
  { names: /^(ETen|ETenms|B5pc|HKscs)(-B5)?-[HV]$/, collection: 'CNS1', label: 'big5' },
  { names: /^(90ms|90msp|90pv|83pv|78ms)?-?RKSJ-[HV]$/, collection: 'Japan1', label: 'shift_jis' },
  { names: /^KSC(ms-UHC|pc-EUC|-EUC)(-HW)?-[HV]$/, collection: 'Korea1', label: 'euc-kr' },
]

const identity = `1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
`

const unicodeTable = `1 begincodespacerange <0000> <ffff> endcodespacerange
1 begincidrange <0000> <ffff> 0 endcidrange
`

function multiByteTable(label: string): string {
  const ranges: { from: number; to: number; character: number }[] = []
  const decoder = new TextDecoder(label)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(new Uint8Array([lead, trail]))
      const character = text.length === 1 ? text.charCodeAt(0) : 0xfffd
      if (character === 0xfffd) continue
      const code = lead * 256 + trail
      const last = ranges.at(-1)
      if (last !== undefined && last.to === code - 1 && last.character + code - last.from === character) {
        last.to = code
      } else ranges.push({ from: code, to: code, character })
    }
  }
  const hex = (code: number): string => `<${code.toString(16).padStart(4, '0')}>`
  const lines = ranges.map(({ from, to, character }) => `${hex(from)} ${hex(to)} ${character}`)
  return `2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange
1 begincidrange <00> <7f> 0 endcidrange
${lines.length} begincidrange
${lines.join('\n')}
endcidrange
`
}
