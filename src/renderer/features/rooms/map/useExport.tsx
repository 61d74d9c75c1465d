import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MapReading } from '../../../../shared/contract/rooms.ts'
import { edges, nodes, signals } from '../../../../shared/rooms/map.ts'
import type { MapLayout } from '../../../../shared/rooms/mapLayout.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { usePrint } from '../../../shell/usePrint.ts'
import { saveFile } from '../../../ui/files.ts'
import { useRoom, useRoomState, useRows } from '../useRoom.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'
import { mapPicture, sharePoints } from './picture.ts'

/** Reads the light theme's colours from the style sheet itself: a picture on paper is light whatever the screen is. */
function lightColors(): (token: string) => string {
  const { theme } = document.documentElement.dataset
  document.documentElement.dataset.theme = 'light'
  const style = getComputedStyle(document.documentElement)
  const known = new Map<string, string>()
  for (const token of [
    '--canvas',
    '--surface',
    '--line-2',
    '--text',
    '--text-2',
    '--text-3',
    '--stop',
    '--caution',
    '--unknown',
    '--unknown-hatch',
    '--div-p3',
    ...[2, 3, 4, 5, 6].flatMap((step) => [`--seq-${step}`, `--on-seq-${step}`]),
  ])
    known.set(token, style.getPropertyValue(token).trim())
  document.documentElement.dataset.theme = theme
  return (token) => known.get(token) ?? '#000'
}

/** Draws an SVG document into a PNG at twice its size. */
function toPng(svg: string, width: number, height: number): Promise<Blob> {
  const scale = Math.min(2, 16_000 / Math.max(width, height))
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    const image = new Image()
    image.onload = () => {
      const canvas = document.createElement('canvas')
      canvas.width = Math.ceil(width * scale)
      canvas.height = Math.ceil(height * scale)
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      URL.revokeObjectURL(url)
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
    }
    image.onerror = () => reject(new Error('the picture could not be drawn'))
    image.src = url
  })
}

const sha256 = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** Exports the map as PNG, SVG or PDF; each export is an entry in the log, and the picture names it. */
export function useExport({
  layout,
  reading,
  asOf,
}: {
  layout: MapLayout
  reading: MapReading | null
  asOf: number
}): { exportAs(as: 'png' | 'svg' | 'pdf'): Promise<void>; print: ReactNode } {
  const m = useMessages(mapMessages)
  const format = useFormat()
  const { client, query } = useApi()
  const workspace = useQuery(query.workspace.state.queryOptions())
  const isSample = workspace.data?.state === 'open' && workspace.data.info.kind === 'sample'
  const { run } = useCommand()
  const session = useRoom()
  const { room } = useRoomState(session)
  const { rows: nodeRows } = useRows(nodes)
  const { rows: edgeRows } = useRows(edges)
  const { rows: signalRows } = useRows(signals)
  const [printing, setPrinting] = useState<{ name: string; url: string; isDrawn: boolean } | null>(null)
  usePrint(printing?.isDrawn ? printing.name : null, () => {
    if (printing) URL.revokeObjectURL(printing.url)
    setPrinting(null)
  })
  const exportAs = async (as: 'png' | 'svg' | 'pdf') => {
    if (!reading || !room) return
    const name = m.picture(room.name)
    const { coverage } = reading
    const points = sharePoints(coverage.share)
    const draw = (trace: string) =>
      mapPicture({
        title: name,
        subtitle: [
          points === null
            ? m.noKeyNodes
            : `${m.coverage} ${points}% · ${m.coverageOf(coverage.touched, coverage.keyNodes)}`,
          m.asOf(format.date(asOf)),
          ...(isSample ? [m.sample] : []),
        ].join(' · '),
        trace,
        layout,
        nodes: nodeRows,
        edges: edgeRows,
        signals: [...signalRows].filter(([, { at }]) => at <= asOf),
        reading,
        color: lightColors(),
        words: {
          blind: m.states.blind!,
          unknown: m.unknownWho,
          outside: m.legend.signal,
          signalNote: ({ at, note }) => [format.day(at), note].filter(Boolean).join(' · '),
          legend: {
            key: m.legend.key,
            blind: m.legend.blind,
            sourced: m.bases.sourced!,
            inferred: m.bases.inferred!,
            expected: m.bases.expected!,
            influence: m.legend.influence,
            conflict: m.legend.conflict,
            stale: m.legend.stale(reading.staleDays),
          },
        },
      })
    await run(
      async () => {
        const { logSeq, hash } = await client.rooms.logExport({
          roomId: session.roomId,
          contentHash: await sha256(draw('').svg),
          destination: as === 'pdf' ? 'print' : 'file',
        })
        const { svg, width, height } = draw(m.trace(format.number(logSeq), format.shortHash(hash)))
        const blob = new Blob([svg], { type: 'image/svg+xml' })
        if (as === 'svg') saveFile(`${name}.svg`, blob)
        else if (as === 'png') saveFile(`${name}.png`, await toPng(svg, width, height))
        else setPrinting({ name, url: URL.createObjectURL(blob), isDrawn: false })
      },
      as === 'pdf' ? {} : { done: m.exported },
    )
  }
  return {
    exportAs,
    print: printing && (
      <img
        className={styles.print}
        src={printing.url}
        alt={printing.name}
        onLoad={() => setPrinting({ ...printing, isDrawn: true })}
      />
    ),
  }
}
