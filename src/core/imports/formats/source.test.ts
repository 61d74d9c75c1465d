import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { previewImport } from './preview.ts'
import { openImport, readOptions } from './registry.ts'
import { bytesSource, fileSource, folderSource, keptFileSource, readAll, readHead } from './source.ts'

const options = readOptions({ zone: 'UTC' })
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('sources', () => {
  it('reads an unpacked Slack export from its folder, following no links', async () => {
    await mkdir(join(folder, 'general'))
    await writeFile(join(folder, 'users.json'), '[{"id":"U1","real_name":"Ann"}]')
    await writeFile(
      join(folder, 'general/2026-03-01.json'),
      '[{"user":"U1","ts":"1772355731.1","text":"hi"}]',
    )
    await symlink(tmpdir(), join(folder, 'elsewhere'))
    const source = await folderSource(folder)
    expect((await source.entries!()).map(({ name }) => name).sort()).toEqual([
      'general/2026-03-01.json',
      'users.json',
    ])
    const { format, items } = await previewImport(source, options)
    expect(format).toBe('slack')
    expect(items).toMatchObject([{ sender: 'Ann', conversation: 'general', text: 'hi' }])
  })

  it('calls the files of a folder by where they lie in it, however the folder is written', async () => {
    await mkdir(join(folder, 'deals', 'old'), { recursive: true })
    await writeFile(join(folder, 'deals', 'a.csv'), 'a\n')
    await writeFile(join(folder, 'deals', 'old', 'b.csv'), 'b\n')
    const here = process.cwd()
    const named = async (path: string) =>
      (await (await folderSource(path)).entries!()).map(({ name }) => name).sort()
    process.chdir(join(folder, 'deals'))
    try {
      for (const written of ['.', './', '../deals', 'old/..', `${folder}/deals/`, `${folder}//deals/./`])
        expect([written, await named(written)]).toEqual([written, ['a.csv', 'old/b.csv']])
    } finally {
      process.chdir(here)
    }
  })

  it('reads a file more than once, and no more than asked', async () => {
    await writeFile(join(folder, 'a.csv'), 'a,b\n1,2\n')
    const source = await fileSource(join(folder, 'a.csv'))
    expect(await readAll(source, 100)).toEqual(Buffer.from('a,b\n1,2\n'))
    expect(await readAll(source, 3)).toBeNull()
    expect(await readHead(source, 3)).toEqual({ bytes: Buffer.from('a,b'), complete: false })
  })

  it('reads a small file once for all that is done with it within a moment, and sees it anew after that', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'a,b\n1,2\n')
    const source = await keptFileSource(path)
    expect(await readAll(source, 100)).toEqual(Buffer.from('a,b\n1,2\n'))
    await writeFile(path, 'a,b\n3,4\n')
    expect(await readAll(source, 100)).toEqual(Buffer.from('a,b\n1,2\n'))
    expect(await readAll(await keptFileSource(path), 100)).toEqual(Buffer.from('a,b\n3,4\n'))
  })

  it('tells a file that is still the same from one that was written since, or only now', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'a')
    expect((await fileSource(path)).seenAs).toBeNull()
    const settled = async (at: number) => {
      await utimes(path, at / 1000, at / 1000)
      // A file system tells when the entry changed as well, which nobody can set back.
      return (await fileSource(path, 'a.csv', Date.now() + 60_000)).seenAs
    }
    const seen = await settled(1_000_000)
    expect(seen).not.toBeNull()
    expect((await fileSource(path, 'a.csv', Date.now() + 60_000)).seenAs).toBe(seen)
    expect(await settled(2_000_000)).not.toBe(seen)
  })

  it('refuses by name what it cannot read', async () => {
    const codeOf = async (name: string, bytes: Uint8Array, more = {}): Promise<string> => {
      const opened = await openImport(bytesSource(name, bytes), { ...options, ...more })
      return opened.ok ? 'opened' : `${opened.refusal.code} ${opened.refusal.detail ?? ''}`.trim()
    }
    expect(await codeOf('a.csv', Buffer.from(''))).toBe('empty')
    expect(await codeOf('a.txt', Buffer.from(' \n'))).toBe('empty')
    expect(await codeOf('a.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]))).toBe('otherArchive gz')
    expect(await codeOf('a.xml', Buffer.from('<xml><a/></xml>'))).toBe('unknownFormat')
    expect(await codeOf('a.csv', Buffer.from('a,b\n1,2\n'), { encoding: 'klingon' })).toBe(
      'undecodable klingon',
    )
    const missing = {
      name: 'gone.csv',
      byteLength: 5,
      stream: () => {
        throw new Error('ENOENT')
      },
    }
    expect(await openImport(missing, options)).toEqual({
      ok: false,
      refusal: { code: 'unreadable', detail: 'ENOENT' },
    })
  })
})
