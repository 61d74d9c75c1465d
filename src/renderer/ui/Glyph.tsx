import { useMessages } from '../i18n/language.tsx'
import { kitMessages } from './messages.ts'

/** Meaning has a shape first: ● fine, ▲ watch, ⬣ stop, ✳ frozen, ◌ unknown, ○ note. */
export type GlyphKind = 'ok' | 'caution' | 'stop' | 'frozen' | 'unknown' | 'note'

const shapes: Record<GlyphKind, React.ReactNode> = {
  ok: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="var(--ok)" />
      <path d="M3.4 6.2 5.3 8l3.400-4" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  caution: (
    <>
      <path d="M6 .8 11.700 11H.3z" fill="var(--caution)" />
      <path d="M6 4.300v3.200M6 9v.6" stroke="var(--surface)" strokeWidth="1.4" />
    </>
  ),
  stop: (
    <>
      <path d="M3.700.5h4.600l3.200 3.200v4.600l-3.200 3.200H3.700L.5 8.300V3.700z" fill="var(--stop)" />
      <path d="M3.300 6h5.400" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  frozen: (
    <path
      d="M6 .5v11M1.200 3.200l9.600 5.600M10.800 3.200 1.200 8.800M4.400 1.600 6 3.100l1.600-1.500M4.400 10.400 6 8.900l1.600 1.500"
      fill="none"
      stroke="var(--frozen)"
      strokeWidth="1.3"
    />
  ),
  unknown: (
    <circle
      cx="6"
      cy="6"
      r="5"
      fill="none"
      stroke="var(--unknown)"
      strokeWidth="1.3"
      strokeDasharray="2 1.9"
    />
  ),
  note: (
    <>
      <circle cx="6" cy="6" r="5" fill="none" stroke="var(--text-3)" strokeWidth="1.3" />
      <path d="M6 5.500v3M6 3.300v.7" stroke="var(--text-3)" strokeWidth="1.3" />
    </>
  ),
}

/** A shape that means something; `bare` where the words beside it already say it. */
export function Glyph({ kind, large, bare }: { kind: GlyphKind; large?: boolean; bare?: boolean }) {
  const m = useMessages(kitMessages)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside its words
    <svg
      className={large ? 'glyph l' : 'glyph'}
      viewBox="0 0 12 12"
      {...(bare ? { 'aria-hidden': true } : { role: 'img', 'aria-label': m.glyphs[kind] })}
    >
      {shapes[kind]}
    </svg>
  )
}
