import { zipOf } from '../zipFixture.ts'

type Slide = { readonly xml: string; readonly notes: string | null }

const lineOf = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`
const shapeOf = (role: string, lines: readonly string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${role}"/></p:nvPr></p:nvSpPr><p:txBody>${lines.map(lineOf).join('')}</p:txBody></p:sp>`

/** For tests: a slide with a slide number and a title after its text, as programs happen to write them. */
export function slideOf(
  title: string,
  lines: readonly string[],
  more: { table?: readonly (readonly string[])[]; notes?: readonly string[]; isHidden?: boolean } = {},
): Slide {
  const rows = (more.table ?? []).map(
    (row) =>
      `<a:tr>${row.map((cell) => `<a:tc><a:txBody>${lineOf(cell)}</a:txBody></a:tc>`).join('')}</a:tr>`,
  )
  return {
    xml: `<p:sld xmlns:p="p"${more.isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${title === '' ? '' : shapeOf('sldNum', ['9'])}${shapeOf('body', lines)}<p:graphicFrame><a:tbl>${rows.join('')}</a:tbl></p:graphicFrame>${shapeOf('title', [title])}</p:spTree></p:cSld></p:sld>`,
    notes:
      more.notes === undefined
        ? null
        : `<p:notes>${shapeOf('body', more.notes)}${shapeOf('sldNum', ['9'])}</p:notes>`,
  }
}

/** For tests: a PPTX that shows the slides in the order given, whatever their names. */
export function deckOf(
  slides: Readonly<Record<string, Slide>>,
  parts: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const names = Object.keys(slides)
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.example/relationships/${type}" Target="${target}"/>`
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${names.map((name, index) => `<p:sldId id="${256 + index}" r:id="r-${name}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${names.map((name) => relation(`r-${name}`, 'slide', `slides/${name}.xml`)).join('')}</Relationships>`,
  }
  for (const [name, { xml, notes }] of Object.entries(slides)) {
    files[`ppt/slides/${name}.xml`] = xml
    if (notes === null) continue
    files[`ppt/notesSlides/${name}.xml`] = notes
    files[`ppt/slides/_rels/${name}.xml.rels`] =
      `<Relationships>${relation('r1', 'notesSlide', `../notesSlides/${name}.xml`)}</Relationships>`
  }
  return zipOf({ ...files, ...parts })
}
