import { seededRandom } from '../../learning/random.ts'
import { mutate } from '../formats/fuzz/mutate.ts'
import { readOptions } from '../formats/registry.ts'
import { zipOf } from '../formats/zipFixture.ts'
import { openImportDesk } from '../importFixture.ts'
import { inspectUpload } from '../inspection/inspectUploads.ts'

/** What holds other files: made at random, files in it and all, since changed bytes would seldom be one any more. */
export const containerNames = ['within.zip', 'within.eml', 'within.mbox'] as const

/** A file in a container, by the mark in its name that no other has, and what it lies in. */
interface Member {
  mark: string
  within: readonly string[]
}
interface Made {
  bytes: Uint8Array
  members: Member[]
}

type Random = () => number

/** Larger ones are left, and the files behind them have to be told all the same. */
const limits = { unpackedBytes: 60_000, entries: 40, milliseconds: 20_000 }

/** The container number `index` of a seed, and what lies in it; `isChanged` where its bytes were changed at random after. */
export function containerInput(
  name: string,
  seed: number,
  index: number,
): { bytes: Uint8Array; members: Member[]; isChanged: boolean } {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const made = createMaker(random).container(name.replace(/^.*\./, ''), ['within'], 0)
  if (random() < 0.75) return { ...made, isChanged: false }
  return { ...made, bytes: mutate(made.bytes, Buffer.from('PK'), random), isChanged: true }
}

function createMaker(random: Random) {
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!
  let count = 0
  const nextMark = (): string => {
    count += 1
    return `m${count}q`
  }

  const plain: Readonly<Record<string, () => string | Uint8Array>> = {
    csv: () => `Account,City\nFirm ${below(99)},Leeds\n`,
    txt: () => `visit on 2026-05-0${1 + below(9)}\nthey want a quote\n`,
    md: () => '# 2026-05-02\nbudget agreed\n',
    rtf: () => '{\\rtf1 words}',
    pst: () => `!BDN${'\0'.repeat(60)}`,
    png: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, below(256), below(256)]),
    mp4: () => `\0\0\0\x18ftypmp42${'x'.repeat(below(90))}`,
    bin: () => Uint8Array.from({ length: below(300) }, () => below(256)),
    log: () => '',
    big: () => Buffer.alloc(20_000 + below(90_000), 'words and words '),
    ics: () => 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260602T090000Z\nEND:VEVENT\nEND:VCALENDAR\n',
  }

  /** A file and what lies in it; what is deeper than people pack is made too. */
  function file(
    within: readonly string[],
    depth: number,
  ): { name: string; content: Uint8Array; members: Member[] } {
    const mark = nextMark()
    const own: Member = { mark, within }
    const isContainer = depth < 5 && random() < 0.3
    const ending = isContainer ? pick(['zip', 'eml', 'mbox']) : pick(Object.keys(plain))
    const name = `${pick(['', '', '客户 ', 'a.b ', "o'"])}${mark}.${ending}`
    if (!isContainer) return { name, content: Buffer.from(plain[ending]!()), members: [own] }
    const { bytes, members } = container(ending, [...within, mark], depth + 1)
    // An archive whose files all are told is not told itself.
    return {
      name,
      content: bytes,
      members: ending === 'zip' && members.length > 0 ? members : [own, ...members],
    }
  }

  const several = (within: readonly string[], depth: number) =>
    Array.from({ length: below(depth === 0 ? 9 : 4) }, () => file(within, depth))

  function zip(within: readonly string[], depth: number): Made {
    const files = several(within, depth)
    const named = files.map(
      ({ name, content }) =>
        [
          `${pick(['', '', '', 'a/', '2026/旧/', '../', 'x/../../', 'C:\\docs\\', '/', 'a\\'])}${name}`,
          content,
        ] as const,
    )
    const litter: Record<string, string> =
      random() < 0.3 ? { '.DS_Store': 'x', '__MACOSX/._a': 'x', 'a/': '' } : {}
    const locked = named.filter(() => random() < 0.1).map(([name]) => name)
    const bytes = zipOf(
      { ...litter, ...Object.fromEntries(named) },
      { locked, ...(random() < 0.15 && { stated: below(200) }) },
    )
    // Damage in what is packed of a file is that file's alone.
    for (let left = random() < 0.2 ? 3 : 0; left > 0 && bytes.length > 200; left -= 1) {
      const at = bytes.indexOf('words', below(bytes.length))
      if (at > 0) bytes[at] = below(256)
    }
    return { bytes, members: files.flatMap(({ members }) => members) }
  }

  function mail(within: readonly string[], depth: number): Made {
    const files = several(within, depth)
    const parts = files.map(({ name, content }) => {
      const encoded = Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
      const called = pick([
        `filename="${name}"`,
        `filename*=utf-8''${encodeURIComponent(name)}`,
        `filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`,
      ])
      const type = pick(['application/octet-stream', 'application/x-unknown'])
      return `--sep\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; ${called}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`
    })
    const subject = `s${below(1000)}`
    const text = `From: a@b.example\r\nTo: c@d.example\r\nSubject: ${subject}\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=sep\r\n\r\n--sep\r\nContent-Type: text/plain\r\n\r\nsee ${subject}\r\n${parts.join('')}--sep--\r\n`
    return { bytes: Buffer.from(text), members: files.flatMap(({ members }) => members) }
  }

  function mbox(within: readonly string[], depth: number): Made {
    const mails = Array.from({ length: 1 + below(4) }, () => mail(within, depth))
    const bytes = mails.flatMap((one) => [
      Buffer.from('From a@b.example Tue Jun  2 10:00:00 2026\n'),
      one.bytes,
      Buffer.from('\n\n'),
    ])
    return { bytes: Buffer.concat(bytes), members: mails.flatMap(({ members }) => members) }
  }

  const container = (ending: string, within: readonly string[], depth: number): Made =>
    ending === 'zip' ? zip(within, depth) : ending === 'eml' ? mail(within, depth) : mbox(within, depth)
  return { container }
}

let desk: ReturnType<typeof openImportDesk> | null = null

/**
 * Drops a container, and says in words what went wrong; null where each file in it is read or listed with a reason, itself or
 * with what it lies in.
 */
export async function containerFault(name: string, seed: number, index: number): Promise<string | null> {
  desk ??= openImportDesk()
  const { bytes, members, isChanged } = containerInput(name, seed, index)
  try {
    const { uploadId } = await desk.uploads.append(null, { name, offset: 0, bytes, last: true })
    const options = readOptions({ ...desk.context.options, limits })
    const files = await inspectUpload({ ...desk.context, options }, uploadId, { isUnattended: true })
    const bad = files.find(({ error }) => error?.reason === 'unreadable')
    if (bad !== undefined) return `not expected by its reader: ${bad.path ?? bad.name} ${bad.error?.detail}`
    if (files.length === 0) return 'nothing is told of it'
    if (isChanged) return null
    const told = files.map(({ path, name: called, error }) => ({
      place: path ?? called,
      isRefused: error !== null,
    }))
    const isTold = ({ mark, within }: Member): boolean =>
      told.some(
        ({ place, isRefused }) =>
          place.includes(mark) || (isRefused && within.some((outer) => endsIn(place, outer))),
      )
    const lost = members.find((member) => !isTold(member))
    return lost === undefined
      ? null
      : `neither read nor listed: ${[...lost.within, lost.mark].join(' › ')} among ${told.map(({ place }) => place).join(', ')}`
  } catch (error) {
    return `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  } finally {
    await desk.uploads.close()
  }
}

/** Whether the last file of a place is the one with this mark. */
const endsIn = (place: string, mark: string): boolean => (place.split(' › ').at(-1) ?? '').includes(mark)
