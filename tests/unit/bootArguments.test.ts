import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultHomeDirectory } from '../../src/core/startOptions.ts'
import { readWebHostOptions } from '../../src/web-host/arguments.ts'
import { terminalWording } from '../../src/web-host/wording.ts'

const environment = { SANDTABLE_HOME: '/home/zhou/sandtable' }

describe('the command line of the web host', () => {
  test('without flags it asks a person, on any port, with nothing open', () => {
    expect(readWebHostOptions([], environment)).toEqual({
      port: 0,
      openBrowser: true,
      homeDirectory: resolve('/home/zhou/sandtable'),
      open: null,
    })
  })

  test('a program gets the sample where it wants it', () => {
    const args = ['--web', '--no-open', '--port', '4100', '--sample', '--workspace', 'here']
    expect(readWebHostOptions(args, environment)).toMatchObject({
      port: 4100,
      openBrowser: false,
      open: { sample: true, directory: resolve('here') },
    })
  })

  test('a given workspace takes its passphrase from a file, without the line break that editors add', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-arguments-'))
    const file = join(folder, 'passphrase')
    writeFileSync(file, ' 东海 卫视 kite \r\n')
    const { open } = readWebHostOptions(['--workspace', folder], {
      ...environment,
      SANDTABLE_PASSPHRASE_FILE: file,
    })
    expect(open).toEqual({ sample: false, directory: folder, passphrase: ' 东海 卫视 kite ' })
    rmSync(folder, { recursive: true })
  })

  test.each([[['--port', 'x']], [['--port', '70000']], [['--prot', '1']], [['stray']]])(
    'bad use: %j',
    (args) => {
      expect(() => readWebHostOptions(args, environment)).toThrow()
    },
  )
})

test('each system keeps its data where its programs keep theirs', () => {
  expect(defaultHomeDirectory({ APPDATA: 'C:\\Data' }, 'win32')).toBe(join('C:\\Data', 'Sandtable'))
  expect(defaultHomeDirectory({}, 'darwin')).toMatch(/Library.Application Support.Sandtable$/)
  expect(defaultHomeDirectory({ XDG_DATA_HOME: '/data' }, 'linux')).toBe(join('/data', 'sandtable'))
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, '沙盘'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, '沙盘'],
  [{ LANG: 'de_DE.UTF-8' }, 'Sandtable is ready'],
  [{}, 'Sandtable is ready'],
])('the terminal %j is spoken to in its language', (locale, words) => {
  expect(terminalWording(locale).ready('http://127.0.0.1:1/')).toContain(words)
})
