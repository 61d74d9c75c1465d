import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { zipOf } from '../imports/formats/zipFixture.ts'
import { seededRandom } from '../learning/random.ts'
import { runCommandLine } from './main.ts'
import { openForCommand } from './workspaceAt.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandtable-cli-'))
const at = (...names: string[]) => join(folder, ...names)
const environment = { SANDTABLE_PASSPHRASE_FILE: at('passphrase') }
const workspace = ['--workspace', at('workspace')]

/** Runs a command line as a script would: exit code, and what it printed as one line of JSON. */
async function sandtable(words: string[], env: NodeJS.ProcessEnv = environment) {
  const { code, text } = await spoken([...words, '--json'], env)
  return { code, data: JSON.parse(text) }
}

/** The same as a person would: what it printed as it stands. */
async function spoken(words: string[], env: NodeJS.ProcessEnv = environment) {
  const printed: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  try {
    const code = await runCommandLine(words, env)
    return { code, text: printed.join('') }
  } finally {
    spy.mockRestore()
  }
}

const csv = (name: string, lines: string[]): string => {
  mkdirSync(join(at(name), '..'), { recursive: true })
  writeFileSync(at(name), `${lines.join('\n')}\n`)
  return at(name)
}

beforeAll(async () => {
  writeFileSync(at('passphrase'), 'correct horse battery staple\n')
  await sandtable(['workspace', 'init', ...workspace, '--owner', '钱越', '--adopt-rules'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a fresh workspace', () => {
  it('says that it has no rules and how to adopt them, and so does the advice that it refuses', async () => {
    const fresh = ['--workspace', at('fresh')]
    const made = await sandtable(['workspace', 'init', ...fresh])
    expect(made.data).toMatchObject({ industry: 'general', rulesAdopted: false })
    expect(made.data.industryHint.en).toContain('--industry medical')
    for (const words of ['--adopt-rules', 'Governance']) expect(made.data.hint.en).toContain(words)
    for (const words of ['--adopt-rules', '治理']) expect(made.data.hint.zh).toContain(words)
    const deals = csv('fresh-deals.csv', [
      '商机名称,客户,阶段,预计金额',
      '青禾二期,青禾化工,方案/报价,100000',
    ])
    await sandtable(['import', deals, ...fresh])
    const { code, data } = await sandtable(['brief', ...fresh, '--deal', '青禾二期'])
    expect([code, data.error.code]).toEqual([1, 'module.disabled'])
    for (const words of ['--adopt-rules', 'Governance', '治理']) expect(data.error.message).toContain(words)
  }, 60_000)
})

describe('the brief of a deal that has closed', () => {
  it('says so, and what its money cannot tell', async () => {
    const own = ['--workspace', at('closed')]
    await sandtable(['workspace', 'init', ...own, '--adopt-rules'])
    const pipeline = csv('pipeline.csv', [
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      'A1,Moses Frase,GTX Basic,Cancity,Won,2025-10-20,2026-03-01,1054',
      'A2,Moses Frase,GTX Basic,Isdom,Won,2025-10-25,2026-03-11,550',
      'A3,Moses Frase,GTX Basic,Codehow,Lost,2025-10-25,2026-03-11,0',
    ])
    await sandtable(['import', pipeline, ...own, '--as', 'deals'])
    const { text } = await spoken(['brief', ...own, '--deal', 'A1', '--lang', 'en'])
    expect(text).toContain('\nDeal: won\n')
    expect(text).toContain('2 won deals of it carry an amount and no quantity')
    const lost = await spoken(['brief', ...own, '--deal', 'A3', '--lang', 'zh'])
    expect(lost.text).toContain('\n商机: 已输单\n')
  }, 60_000)
})

describe('the brief in either language', () => {
  it('says of our quote and their budget what the other says, with the same evidence', async () => {
    const own = ['--workspace', at('gap')]
    await sandtable(['workspace', 'init', ...own, '--adopt-rules'])
    const today = new Date().toISOString().slice(0, 10)
    const files = [
      csv('gap/accounts.csv', ['account name,industry', 'Marsh Weavers,Textiles']),
      csv('gap/contacts.csv', ['name,company,title', 'Una Frost,Marsh Weavers,Plant Manager']),
      csv('gap/deals.csv', ['deal name,account,stage', 'Planner for Marsh,Marsh Weavers,Negotiation']),
      csv('gap/quotes.csv', [
        'Quote,Date,Company,Item,Qty,Unit price,Currency,Result',
        `Q7,${today},Marsh Weavers,Planner,30,1900,GBP,Pending`,
      ]),
      csv('gap/activities.csv', [
        'Date,Company,Contact,Type,Notes',
        `${today},Marsh Weavers,Una Frost,Call,Una says the budget is £52k`,
      ]),
    ]
    await sandtable(['import', ...files, ...own])
    for (const [lang, ...sums] of [
      ['zh', '5.7万英镑', '5.2万英镑'],
      ['en', '£57,000', '£52,000'],
    ] as const) {
      const { data } = await sandtable(['brief', ...own, '--deal', 'Planner for Marsh', '--lang', lang])
      const [first] = data.tracks
      type Told = { text: string; marks: unknown[] }
      const told = (Object.values(first.sections).flat(2) as Told[]).filter(({ text }) =>
        sums.every((sum) => text?.includes(sum)),
      )
      expect([lang, told.length, told[0]?.marks.length]).toEqual([lang, 1, 2])
    }
  }, 60_000)
})

describe('the zone of a new workspace', () => {
  it('is the one of the machine that makes it, and stays that where it is carried', async () => {
    await sandtable(['workspace', 'init', '--workspace', at('carried')])
    const { workspace: opened } = await openForCommand(at('carried'), environment)
    const kept = opened.db.read("SELECT value_json AS value FROM settings WHERE key = 'time.zone'").get() as {
      value: string
    }
    opened.close()
    expect(JSON.parse(kept.value)).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  })
})

describe('the industry of a new workspace', () => {
  const init = async (name: string, ...more: string[]) =>
    (await sandtable(['workspace', 'init', '--workspace', at(name), ...more])).data
  it('is what somebody says, else what the name says, and it is told which', async () => {
    expect(await init('byName', '--name', '上海衡岳医疗器械有限公司')).toMatchObject({
      industry: 'medical',
      industryHint: { en: expect.stringContaining('by its name') },
    })
    const said = await init('said', '--name', '上海衡岳医疗器械有限公司', '--industry', 'general')
    expect(said.industry).toBe('general')
    expect(said).not.toHaveProperty('industryHint')
  }, 60_000)
})

describe('a table that only perhaps lists customers', () => {
  it('is never written over those that are known: it is left with its reason until somebody says what it is', async () => {
    const known = csv('known.csv', ['客户名称,行业,级别', '青禾化工,化工,A', '北辰精工,机械,B'])
    const odd = csv('odd.csv', ['单位,甲栏,乙栏,丙栏,丁栏,戊栏', '青禾化工,x,1,u,p,k', '北辰精工,y,2,v,q,l'])
    const left = await sandtable(['import', known, odd, ...workspace, '--dry-run'])
    expect(left.data.files).toMatchObject([
      { file: known, kind: 'accounts', accepted: 2 },
      { file: odd, accepted: 0, updated: 0, error: { code: 'import.kindUnknown' } },
    ])
    const told = await sandtable(['import', odd, ...workspace, '--as', 'accounts', '--dry-run'])
    expect(told.data.files).toMatchObject([{ file: odd, kind: 'accounts', accepted: 2 }])
  })
})

describe('tables that hold no records', () => {
  it('are left out by name beside those that do, and the command is done', async () => {
    const files = [
      csv('crm/deals.csv', ['deal name,account,owner,stage', 'Line 2,Harrow Lake,Ann Moss,Propose']),
      csv('crm/dictionary.csv', [
        'Table,Field,Description',
        'deals,owner,who sells',
        'deals,stage,how far it is',
      ]),
      csv('crm/teams.csv', ['sales_agent,manager,office', 'Ann Moss,Dee Park,East', 'Bo Reid,Dee Park,West']),
    ]
    const words = ['import', ...files, ...workspace, '--dry-run', '--lang', 'en']
    const { code, data } = await sandtable(words)
    expect(code).toBe(0)
    expect(data.summary).toMatchObject({ files: 3, read: 1, unreadable: 0, leftOut: 2 })
    expect(data.files).toMatchObject([
      { kind: 'deals', accepted: 1 },
      { accepted: 0, error: { code: 'import.kindUnknown', reason: 'describesTables' } },
      { accepted: 0, error: { code: 'import.kindUnknown', reason: 'ownTeam' } },
    ])
    const { text } = await spoken(words)
    expect(text).toContain('a description of the columns of other tables')
    expect(text).toContain('a list of our own sales people')
  })
})

describe('bad use is told as data, with exit code 2', () => {
  it.each([
    [['nonsense']],
    [['workspace', 'check']],
    [['workspace', 'check', ...workspace, '--colour', 'red']],
    [['brief', ...workspace, '--deal', 'x', '--lang', 'fr']],
    [['import', ...workspace]],
    [['import', at('passphrase'), ...workspace, '--as', 'recipes']],
  ])('%j', async (words) => {
    expect(await sandtable(words)).toEqual({
      code: 2,
      data: { error: { code: 'badUse', message: expect.any(String) } },
    })
  })

  it.each([
    ['workspace init --workspace', (at: string) => ['workspace', 'init', '--workspace', at]],
    [
      'workspace init, a file on the way',
      (at: string) => ['workspace', 'init', '--workspace', `${at}/deeper`],
    ],
    [
      'workspace backup onto what is no backup',
      (at: string) => ['workspace', 'backup', ...workspace, '--file', at],
    ],
    [
      'workspace backup into no folder',
      (at: string) => ['workspace', 'backup', ...workspace, '--file', `${at}/nope/b`],
    ],
    ['log export into no folder', (at: string) => ['log', 'export', ...workspace, '--file', `${at}-nope/x`]],
    ['log export onto a folder', () => ['log', 'export', ...workspace, '--file', folder]],
    [
      'log anchor into no folder',
      (at: string) => ['log', 'anchor', ...workspace, '--anchor', `${at}-nope/x`],
    ],
  ])('%s: a path that can be none, before anything is logged', async (_, words) => {
    const entries = async () => (await sandtable(['log', 'verify', ...workspace])).data
    writeFileSync(at('letter.txt'), 'Dear customer')
    const before = await entries()
    const { code, data } = await sandtable(words(at('letter.txt')))
    expect([code, data.error.code]).toEqual([2, 'badUse'])
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('Dear customer')
    expect(await entries()).toEqual(before)
  })

  it.each([
    ['that is not there', null, 'backup.notFound'],
    ['that is none', 'Dear customer', 'backup.notABackup'],
  ])('a backup %s', async (_, text, expected) => {
    if (text !== null) writeFileSync(at('foreign'), text)
    const file = text === null ? at('nowhere') : at('foreign')
    const { code, data } = await sandtable([
      'workspace',
      'restore',
      '--workspace',
      at('back'),
      '--file',
      file,
    ])
    expect([code, data.error.code]).toEqual([2, expected])
  })

  it.each([
    ['price', 'evaluate.priceUnreadable'],
    ['time', 'evaluate.timeUnreadable'],
  ])('a %s column of which nothing can be read', async (column, expected) => {
    const rows = Array.from({ length: 5 }, (_, i) => `valve,${100 + i},2026-01-0${i + 1},on request,some day`)
    const table = csv(`unreadable-${column}.csv`, ['item,p,t,price,time', ...rows])
    const columns = { price: 'p', time: 't', [column]: column }
    const { code, data } = await sandtable(
      ['evaluate', 'price', '--train', table, '--test', table, '--item', 'item'].concat(
        ...Object.entries(columns).map(([flag, name]) => [`--${flag}`, name]),
      ),
    )
    expect([code, data.error.code, data.error.details.column]).toEqual([2, expected, column])
  })

  it.each([
    [['brief'], 'brief --workspace DIR --deal'],
    [['workspace', 'init'], '[--keychain] [--sample]'],
    [['key', 'add'], 'key list|add|remove'],
    [['import'], 'import FILE…'],
  ])('%j --help is no bad use: it tells the command', async (words, line) => {
    const { code, text } = await spoken([...words, '--help'])
    expect([code, text.includes(line), text.includes('evaluate win')]).toEqual([0, true, false])
  })

  it('a passphrase file that is not there', async () => {
    const { code, data } = await sandtable(['workspace', 'check', ...workspace], {
      SANDTABLE_PASSPHRASE_FILE: at('nowhere'),
    })
    expect([code, data.error.code]).toEqual([2, 'badUse'])
  })

  it('no passphrase file named at all, for a workspace that has a passphrase', async () => {
    const { code, data } = await sandtable(['workspace', 'check', ...workspace], {})
    expect([code, data.error.code]).toEqual([2, 'badUse'])
  })

  it('a folder that is no workspace, a table that is not there', async () => {
    const { code, data } = await sandtable(['workspace', 'check', '--workspace', at('nowhere')])
    expect([code, data.error.code]).toEqual([2, 'workspace.notFound'])
    const table = await sandtable([
      'evaluate',
      'win',
      '--train',
      at('a.csv'),
      '--test',
      at('b.csv'),
      '--target',
      'won',
      '--positive',
      'yes',
    ])
    expect([table.code, table.data.error.code]).toEqual([2, 'import.unreadable'])
  })
})

describe('the workspace', () => {
  it('is made once', async () => {
    const { code, data } = await sandtable(['workspace', 'init', ...workspace])
    expect([code, data.error.code]).toEqual([1, 'workspace.notEmpty'])
  })

  it('opens with its passphrase alone', async () => {
    writeFileSync(at('wrong'), 'something else\n')
    const { code, data } = await sandtable(['workspace', 'check', ...workspace], {
      SANDTABLE_PASSPHRASE_FILE: at('wrong'),
    })
    expect([code, data.error.code]).toEqual([1, 'key.wrongPassphrase'])
    const right = await sandtable(['workspace', 'check', ...workspace])
    expect([right.code, right.data.ok]).toEqual([0, true])
  })

  it('comes back from its backup as another device, against the same anchor', async () => {
    await sandtable(['log', 'anchor', ...workspace, '--anchor', at('anchor.json')])
    const first = await sandtable(['workspace', 'backup', ...workspace, '--file', at('backup')])
    const second = await sandtable(['workspace', 'backup', ...workspace, '--file', at('backup')])
    expect([first.data.replaced, second.data.replaced]).toEqual([false, true])
    const copy = ['--workspace', at('copy')]
    const restored = await sandtable(['workspace', 'restore', ...copy, '--file', at('backup')])
    expect(restored.code).toBe(0)
    const verified = await sandtable(['log', 'verify', ...copy, '--anchor', at('anchor.json')])
    expect([verified.code, verified.data.status]).toEqual([0, 'verifiedAgainstAnchor'])
    const { workspace: opened } = await openForCommand(at('copy'), environment)
    const kinds = opened.db.read("SELECT count(*) AS n FROM log_entries WHERE kind = 'restoreFork'").get()
    opened.close()
    expect(kinds).toEqual({ n: 1 })
  })

  it('comes back on another machine on the day it was made; later, without an erasure list, only for somebody who answers for it', async () => {
    const [near, far] = ['near', 'far'].map((name) => [
      '--workspace',
      at(name, 'copy'),
      '--file',
      at('backup'),
    ])
    const sameDay = await sandtable(['workspace', 'restore', ...near!])
    expect([sameDay.code, sameDay.data.erasures.found]).toEqual([0, false])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
    try {
      const { code, data } = await sandtable(['workspace', 'restore', ...far!])
      expect([code, data.error.code]).toEqual([1, 'backup.erasuresUnknown'])
      const restored = await sandtable(['workspace', 'restore', ...far!, '--nobody-erased-since'])
      expect([restored.code, restored.data.erasures.found]).toEqual([0, false])
    } finally {
      vi.useRealTimers()
    }
  })

  it('lists its backups, removes them on their day, and restores none that expired unless told to', async () => {
    const kept = at('kept', 'backup')
    mkdirSync(at('kept'))
    const made = await sandtable(['workspace', 'backup', ...workspace, '--file', kept])
    copyFileSync(kept, at('kept', 'carried'))
    const before = await sandtable(['workspace', 'backups', ...workspace])
    expect(before.data.backups).toContainEqual(
      expect.objectContaining({ file: kept, removal: 'byProduct', expiresAt: made.data.expiresAt }),
    )
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(made.data.expiresAt) })
    try {
      const after = await sandtable(['workspace', 'backups', ...workspace])
      expect(after.data.expired).toBeGreaterThan(0)
      expect(existsSync(kept)).toBe(false)
      const late = ['--workspace', at('late'), '--file', at('kept', 'carried')]
      const { code, data } = await sandtable(['workspace', 'restore', ...late])
      expect([code, data.error.code]).toEqual([1, 'backup.expired'])
      expect((await sandtable(['workspace', 'restore', ...late, '--accept-expired'])).code).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('says so when its pages were altered', async () => {
    const file = at('copy', 'workspace.db')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, bytes.length - 40_000, bytes.length - 36_000)
    writeFileSync(file, bytes)
    expect((await sandtable(['workspace', 'check', '--workspace', at('copy')])).code).toBe(1)
  })
})

describe.skipIf(process.platform !== 'linux')('a key in the keychain of this user', () => {
  /** STAND-IN for libsecret's secret-tool: a script on PATH that keeps one secret in a file. */
  const withKeychain = (): NodeJS.ProcessEnv => {
    mkdirSync(at('tools'), { recursive: true })
    const kept = `'${at('tools')}'/"$words"`
    writeFileSync(
      at('tools', 'secret-tool'),
      `#!/bin/sh
for last; do :; done
words="$last.secret"
case "$1" in
  store) /bin/cat > ${kept};;
  lookup) [ -f ${kept} ] && /bin/cat ${kept};;
  clear) /bin/rm ${kept};;
esac
`,
      { mode: 0o700 },
    )
    return {
      PATH: at('tools'),
      SANDTABLE_HOME: at('home'),
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
    }
  }

  it('opens a workspace without any passphrase, beside the passphrase, until it is taken out again', async () => {
    const env = withKeychain()
    const kept = ['--workspace', at('kept-key')]
    await sandtable(['workspace', 'init', ...kept])
    expect((await sandtable(['workspace', 'check', ...kept], env)).data.error.code).toBe('badUse')
    const added = await sandtable(['key', 'add', ...kept], { ...env, ...environment })
    expect(added).toEqual({
      code: 0,
      data: { passphrase: true, keyFile: false, windowKeychain: false, userKeychain: true },
    })
    expect((await sandtable(['workspace', 'check', ...kept], env)).code).toBe(0)
    expect((await sandtable(['workspace', 'check', ...kept])).code).toBe(0)
    expect((await sandtable(['key', 'remove', ...kept], env)).data.userKeychain).toBe(false)
    expect((await sandtable(['workspace', 'check', ...kept], env)).data.error.code).toBe('badUse')
  })

  it('protects a new workspace alone, and then is never taken out', async () => {
    const env = withKeychain()
    const only = ['--workspace', at('only-key')]
    const { code } = await sandtable(['workspace', 'init', ...only, '--keychain'], env)
    expect(code).toBe(0)
    expect((await sandtable(['workspace', 'check', ...only], env)).code).toBe(0)
    const removed = await sandtable(['key', 'remove', ...only], env)
    expect([removed.code, removed.data.error.code]).toEqual([1, 'key.onlyMeans'])
    const elsewhere = await sandtable(['workspace', 'check', ...only], { ...env, PATH: at('nowhere') })
    expect([elsewhere.code, elsewhere.data.error.code]).toEqual([1, 'key.keychainUnavailable'])
  })
})

describe('the log', () => {
  it('leaves as a file with an entry, and verifies there', async () => {
    const before = await sandtable(['log', 'verify', ...workspace])
    const exported = await sandtable(['log', 'export', ...workspace, '--file', at('log.jsonl')])
    expect(exported.data.entries).toBe(before.data.entries + 1)
    const verified = await sandtable(['log', 'verify', at('log.jsonl'), '--anchor', at('anchor.json')])
    expect([verified.code, verified.data.status]).toEqual([0, 'verifiedAgainstAnchor'])
  })

  it('that was rewritten in the file fails', async () => {
    writeFileSync(at('forged.jsonl'), readFileSync(at('log.jsonl'), 'utf8').replace('adopted', 'retired'))
    const { code, data } = await sandtable(['log', 'verify', at('forged.jsonl')])
    expect([code, data.status]).toEqual([1, 'broken'])
  })
})

describe('watch', () => {
  it('takes in what appears in a folder, tells what it could not be sure of, and forgets the folder again', async () => {
    const inbox = at('inbox')
    mkdirSync(inbox)
    csv('inbox/客户.csv', ['客户名称,城市,省份', '温岭一院,台州,浙江'])
    csv('inbox/其他.csv', ['甲,乙', '1,x', '2,y'])
    const refused = await sandtable(['watch', 'add', inbox, ...workspace])
    expect([refused.code, refused.data.error.code]).toEqual([1, 'assessment.missing'])
    const words = { title: '评估', purpose: '汇总', necessity: '少抄', risks: '误收', measures: '可撤销' }
    const dates = { assessor: '何经理', assessedAt: '2026-01-05', reviewAt: '2099-01-05' }
    const assessed = { assessments: [{ subject: 'watchedFolders', ...words, ...dates }] }
    const consent = csv('assessed.json', [JSON.stringify(assessed)])
    expect((await sandtable(['watch', 'add', inbox, ...workspace, '--consent', consent])).code).toBe(0)
    const look = await sandtable(['watch', 'look', ...workspace])
    expect([look.code, look.data.look]).toEqual([
      0,
      { imported: 1, waiting: 1, refused: 0, known: 0, settling: 0, folders: [] },
    ])
    expect(look.data.files).toMatchObject([{ path: '其他.csv', state: 'waiting', reason: 'kindUnknown' }])
    rmSync(inbox, { recursive: true })
    const gone = await sandtable(['watch', 'look', inbox, ...workspace])
    expect([gone.code, gone.data.look.folders]).toEqual([1, [{ path: inbox, state: 'notFound' }]])
    const removed = await sandtable(['watch', 'remove', inbox, ...workspace])
    expect([removed.code, removed.data.folders]).toEqual([0, []])
  }, 20_000)
})

describe('import', () => {
  const accounts = ['客户名称,负责人,地区', '甬江总院,钱越,浙江', ',钱越,浙江']
  it('takes the files of folders, each under the path by which it is found', async () => {
    csv('in/浙江/客户.csv', accounts)
    csv('in/江苏/客户.csv', ['客户名称,负责人,地区', '锦帆附院,罗宁,江苏'])
    const dry = await sandtable(['import', at('in'), ...workspace, '--dry-run'])
    const real = await sandtable(['import', at('in'), ...workspace])
    expect(dry).toEqual(real)
    expect(real.code).toBe(0)
    const byFile = Object.fromEntries(real.data.files.map((file: { file: string }) => [file.file, file]))
    expect(byFile[at('in/浙江/客户.csv')]).toEqual({
      file: at('in/浙江/客户.csv'),
      kind: 'accounts',
      encoding: 'utf-8',
      items: 2,
      accepted: 1,
      updated: 0,
      wentTo: [{ customer: '甬江总院', items: 1 }],
      toNobody: 0,
      madeCustomers: [],
      duplicates: 0,
      rejected: [{ at: 'line 3', code: 'missingRequired', reason: expect.any(String) }],
      notes: [],
    })
    expect(byFile[at('in/江苏/客户.csv')]).toMatchObject({ accepted: 1, rejected: [] })
  })

  it('adds nothing the second time', async () => {
    const { data } = await sandtable(['import', at('in/浙江/客户.csv'), ...workspace])
    expect(data.files[0]).toMatchObject({ accepted: 0, updated: 0, duplicates: 1 })
  })

  it('takes a transcript in on the consents of a file, and refuses it with exit code 1 without', async () => {
    const call = csv('call.srt', ['1', '00:00:01,000 --> 00:00:02,000', '张岚: 预算已批', ''])
    const refused = await sandtable(['import', call, ...workspace])
    expect([refused.code, refused.data.files[0].error]).toEqual([
      1,
      {
        ...{ code: 'consent.missing', reason: 'consentMissing: 张岚', at: null },
        consentForm: expect.stringContaining('"participants":["张岚"]'),
      },
    ])
    const words = { title: '评估', purpose: '复盘', necessity: '核对', risks: '泄露', measures: '加密' }
    const consent = {
      consents: [
        {
          file: 'call.srt',
          participants: ['张岚'],
          purposes: ['recording', 'analysis'],
          basis: 'consent',
          givenAt: '2026-01-05',
          proof: '会前邮件',
        },
      ],
      assessments: [
        {
          subject: 'transcriptImport',
          ...words,
          assessor: '何经理',
          assessedAt: '2026-01-05',
          reviewAt: '2099-01-05',
        },
      ],
    }
    const consentFile = csv('consent.json', [JSON.stringify(consent)])
    const dry = await sandtable(['import', call, ...workspace, '--consent', consentFile, '--dry-run'])
    expect((await sandtable(['import', call, ...workspace])).code).toBe(1)
    const real = await sandtable(['import', call, ...workspace, '--consent', consentFile])
    expect(dry).toEqual(real)
    expect([real.code, real.data.files[0].accepted]).toEqual([0, 1])
    const other = csv('other.json', [
      JSON.stringify({ consents: [{ ...consent.consents[0], file: 'b.srt' }] }),
    ])
    const wrong = await sandtable(['import', call, ...workspace, '--consent', other])
    expect([wrong.code, wrong.data.error]).toMatchObject([
      1,
      { code: 'consent.termsInvalid', details: { file: 'b.srt' } },
    ])
  })

  it('says in its refusal with which one argument the transcript comes in, once its blanks are filled', async () => {
    const call = csv('team.srt', [
      ...['1', '00:00:01,000 --> 00:00:02,000', '何婷: 预算已批', ''],
      ...['2', '00:00:03,000 --> 00:00:04,000', 'Tom Hale: good', ''],
    ])
    const table = csv('other.csv', ['客户名称,地区', '镜湖人民医院,浙江'])
    const refused = await sandtable(['import', call, table, ...workspace])
    expect([refused.code, refused.data.summary]).toEqual([
      1,
      { files: 2, read: 1, waiting: 1, unreadable: 0, leftOut: 0 },
    ])
    const form = refused.data.files.find((file: { error?: unknown }) => file.error).error
      .consentForm as string
    const blank = await sandtable(['import', call, ...workspace, '--consent', form])
    expect([blank.code, blank.data.error.code]).toEqual([1, 'consent.termsInvalid'])
    const filled = form
      .replaceAll(/<[^<>]*>/g, '会前邮件')
      .replace('"何婷","Tom Hale"],"ours":[]', '"何婷"],"ours":["Tom Hale"]')
    const taken = await sandtable(['import', call, ...workspace, '--consent', filled])
    expect([taken.code, taken.data.files[0].accepted]).toEqual([0, 2])
  })

  it('asks who speaks with each voice that has no name, and lets in nothing before all are told', async () => {
    const voices = JSON.stringify({
      segments: [
        { speaker: 'SPEAKER_00', start: 0.5, end: 2, text: '泵的备件多久能到？' },
        { speaker: 'SPEAKER_01', start: 2, end: 4, text: '两周之内。' },
      ],
    })
    writeFileSync(at('voices.json'), voices)
    const refused = await sandtable(['import', at('voices.json'), ...workspace])
    const { error } = refused.data.files[0]
    expect([error.code, error.reason]).toEqual(['consent.missing', 'consentMissing: 2 × ?'])
    const form = error.consentForm as string
    expect(form).toContain('"participants":["<who speaks>","<who speaks>"]')
    const fill = (...names: string[]) =>
      names
        .reduce((filled, name) => filled.replace('"<who speaks>"', name === '' ? '""' : `"${name}"`), form)
        .replaceAll(/<[^<>]*>/g, '电话里同意')
    const one = fill('罗岑').replace('"罗岑","电话里同意"', '"罗岑"')
    const half = await sandtable(['import', at('voices.json'), ...workspace, '--consent', one])
    expect(half.data.files[0].error.reason).toBe('consentMissing: 1 × ?')
    const whole = fill('罗岑', '王总')
      .replace('"王总"],"ours":[]', '"罗岑"],"ours":["王总"]')
      .replace('"罗岑","罗岑"', '"罗岑"')
    const taken = await sandtable(['import', at('voices.json'), ...workspace, '--consent', whole])
    expect([taken.code, taken.data.files[0].accepted]).toEqual([0, 2])
  })

  it('names what it cannot read, takes the rest, and exits with 2', async () => {
    writeFileSync(at('scan.pdf'), '%PDF-1.7')
    const file = csv('more.csv', ['客户名称,地区', '越城人民医院,浙江'])
    const { code, data } = await sandtable(['import', at('scan.pdf'), file, ...workspace])
    expect(code).toBe(2)
    expect(data.files).toEqual([
      expect.objectContaining({ file, accepted: 1 }),
      expect.objectContaining({
        file: at('scan.pdf'),
        error: expect.objectContaining({ code: 'import.unreadable' }),
      }),
    ])
  })

  it('lists what a system left in a folder, and is done', async () => {
    mkdirSync(at('drop/sub/.git'), { recursive: true })
    writeFileSync(at('drop/sub/客户.csv'), '客户名称,地区\n鉴湖人民医院,浙江\n')
    for (const name of ['drop/Thumbs.db', 'drop/sub/~$客户.xlsx', 'drop/sub/.git/config'])
      writeFileSync(at(name), 'x')
    const { code, data } = await sandtable(['import', at('drop'), ...workspace])
    expect(code).toBe(0)
    expect(data.summary).toEqual({ files: 3, read: 1, waiting: 0, unreadable: 0, leftOut: 2 })
    expect(
      data.files.flatMap((file: { file: string; error?: { reason: string } }) =>
        file.error ? [[file.file, file.error.reason]] : [],
      ),
    ).toEqual([
      [at('drop/Thumbs.db'), 'systemFile'],
      [at('drop/sub/~$客户.xlsx'), 'systemFile'],
    ])
  })

  it('lists what a system leaves beside the files, and is done where anything else was read', async () => {
    const thumbs = at('Thumbs.db')
    writeFileSync(thumbs, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    const file = csv('named.csv', ['客户名称,地区', '绍兴人民医院,浙江'])
    const beside = await sandtable(['import', thumbs, file, ...workspace])
    expect([beside.code, beside.data.files]).toEqual([
      0,
      [
        expect.objectContaining({ file, accepted: 1 }),
        expect.objectContaining({ file: thumbs, error: expect.anything() }),
      ],
    ])
    const alone = await sandtable(['import', thumbs, ...workspace])
    expect([alone.code, alone.data.files]).toEqual([2, [expect.objectContaining({ file: thumbs })]])
  })

  it('calls nothing a system’s file for the way in which it was named', async () => {
    mkdirSync(at('.hid/export'), { recursive: true })
    writeFileSync(at('.hid/报价.pst'), '!BDN not a table')
    writeFileSync(at('.hid/export/scan.pdf'), '%PDF-1.7')
    writeFileSync(at('.hid/export/Thumbs.db'), 'x')
    const reasons = async (...paths: string[]) => {
      const { data } = await sandtable(['import', ...paths, ...workspace])
      return data.files.map(({ error }: { error: { reason: string } }) => error.reason)
    }
    expect(await reasons(at('.hid/报价.pst'))).not.toContain('systemFile')
    expect(await reasons(relative(process.cwd(), at('.hid/报价.pst')))).not.toContain('systemFile')
    const inFolder = await reasons(at('.hid/export'))
    expect(inFolder).toHaveLength(2)
    expect(inFolder.filter((reason: string) => reason === 'systemFile')).toHaveLength(1)
  })

  it('says of what came out of an archive where it lay in it, and names the file whose name is refused', async () => {
    const packed = at('旧.zip')
    const named = (name: string) => `客户名称,地区\n${name},浙江\n`
    writeFileSync(
      packed,
      zipOf({
        'a/客户.csv': named('象山港医院'),
        'b/客户.csv': named('石浦港医院'),
        '../x.csv': named('外面'),
      }),
    )
    const { code, data } = await sandtable(['import', packed, ...workspace])
    expect(
      data.files.map(({ file, accepted }: { file: string; accepted: number }) => [file, accepted]),
    ).toEqual([
      [`${packed} › a/客户.csv`, 1],
      [`${packed} › b/客户.csv`, 1],
      [`${packed} › ../x.csv`, 0],
    ])
    expect([code, data.files[2].error.reason]).toEqual([0, 'unsafeName'])
    const { text } = await spoken(['import', packed, ...workspace])
    expect(text).toContain('../x.csv')
    expect(text).toContain('名字指向压缩包之外')
  })

  it('takes in what is there when one of several named files is not, and ends with 2', async () => {
    const file = csv('there.csv', ['客户名称,地区', '舟山港务医院,浙江'])
    const { code, data } = await sandtable(['import', file, at('gone.csv'), ...workspace])
    expect([code, data.files]).toEqual([
      2,
      [
        expect.objectContaining({ file, accepted: 1 }),
        expect.objectContaining({
          file: at('gone.csv'),
          error: { code: 'import.unreadable', reason: 'notThere', at: null },
        }),
      ],
    ])
  })

  it('says in words why a file was not taken in', async () => {
    const film = at('拜访.m4a')
    writeFileSync(film, Buffer.from('\0\0\0\x20ftypM4A \0\0\0\0', 'latin1'))
    const zh = await spoken(['import', film, ...workspace])
    expect(zh.text).toContain('录音录像不收')
    const en = await spoken(['import', film, '--lang', 'en', ...workspace])
    expect(en.text).toContain('no speech is recognised on this machine')
  })

  it('makes no note of a private key', async () => {
    const key = at('id_ed25519')
    writeFileSync(key, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n')
    const { data } = await sandtable(['import', key, ...workspace])
    expect(data.files[0].error).toMatchObject({ code: 'import.unreadable', reason: 'privateKey' })
  })

  it('lists junk that lies in a folder and cells that were lost, and is done all the same', async () => {
    csv('trial/报价.csv', [
      '报价单号,报价日期,客户,产品,数量,单价,结果',
      'BJ-1,2026-03-01,明州二院,N12,2,52000,改天再说',
    ])
    writeFileSync(at('trial/门头.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))
    const { code, data } = await sandtable(['import', at('trial'), ...workspace])
    expect(code).toBe(0)
    expect(data.files).toEqual([
      expect.objectContaining({
        file: at('trial/报价.csv'),
        accepted: 1,
        rejected: [],
        notes: [{ at: 'line 2', code: 'unknownOutcome', reason: '结果: 改天再说' }],
      }),
      expect.objectContaining({ file: at('trial/门头.jpg'), error: expect.anything() }),
    ])
  })
})

describe('brief', () => {
  it('needs a deal that can be told from the others', async () => {
    const file = csv('deals.csv', [
      '商机名称,客户名称,阶段,金额',
      '监护仪一期,甬江总院,评估,300000',
      '监护仪二期,甬江总院,评估,500000',
    ])
    await sandtable(['import', file, ...workspace, '--as', 'deals'])
    const several = await sandtable(['brief', ...workspace, '--deal', '监护仪'])
    expect([several.code, several.data.error.code]).toEqual([1, 'brief.severalDeals'])
    const none = await sandtable(['brief', ...workspace, '--deal', '没有这个'])
    expect([none.code, none.data.error.code]).toEqual([1, 'brief.noDeal'])
    const near = await sandtable(['brief', ...workspace, '--deal', '监护三期 甬江'])
    expect(near.data.error.details.openDeals).toBe('监护仪一期 | 监护仪二期')
    const one = await sandtable(['brief', ...workspace, '--deal', '监护仪一期'])
    expect([one.code, one.data.dealName, one.data.tracks.length]).toEqual([0, '监护仪一期', 3])
  })

  it('takes a customer’s name for the one open deal of theirs, and names the deals where there are several', async () => {
    const file = csv('more.csv', [
      '商机名称,客户名称,阶段,金额',
      '呼吸机更新,Harrow & Pike Ltd,评估,300000',
      '推车,Harrow & Pike Ltd,赢单,20000',
    ])
    await sandtable(['import', file, ...workspace, '--as', 'deals'])
    const one = await sandtable(['brief', ...workspace, '--deal', 'harrow & pike'])
    expect([one.code, one.data.dealName]).toEqual([0, '呼吸机更新'])
    const several = await sandtable(['brief', ...workspace, '--deal', '甬江总院'])
    expect([several.code, several.data.error.code]).toEqual([1, 'brief.severalDeals'])
    expect(JSON.stringify(several.data.error)).toContain('监护仪二期')
  })

  it('names the file inside an archive and the line in it behind what was said there', async () => {
    const json = (value: unknown) => JSON.stringify(value, null, 2)
    const said = (user: string, text: string, ts: string) => ({ type: 'message', user, text, ts })
    const zip = zipOf({
      'users.json': json([{ id: 'U1', real_name: 'Orla Finch' }]),
      'finch-ext/2026-05-04.json': json([
        said('U1', 'Morning all.', '1777885200.1'),
        said('U1', 'Our budget for this is approved: 240,000 EUR.', '1777885260.1'),
      ]),
    })
    writeFileSync(at('slack.zip'), zip)
    const files = [
      csv('finch/accounts.csv', ['account name,industry', 'Finch & Daughters,Packaging']),
      csv('finch/contacts.csv', ['name,company,title', 'Orla Finch,Finch & Daughters,Head of purchasing']),
      csv('finch/deals.csv', ['deal name,account,stage', 'Line for Finch,Finch & Daughters,Propose']),
    ]
    await sandtable(['import', ...files, ...workspace])
    await sandtable(['import', at('slack.zip'), ...workspace])
    const asked = ['brief', ...workspace, '--deal', 'Line for Finch', '--lang', 'en']
    const { data } = await sandtable(asked)
    expect(data.evidence).toContainEqual(
      expect.objectContaining({ sourceName: 'slack.zip', entry: 'finch-ext/2026-05-04.json', line: 8 }),
    )
    expect((await spoken(asked)).text).toContain('slack.zip › finch-ext/2026-05-04.json line 8 ·')
  })

  it('is told in words without --json', async () => {
    const printed: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    try {
      expect(await runCommandLine(['brief', ...workspace, '--deal', '监护仪一期'], environment)).toBe(0)
    } finally {
      spy.mockRestore()
    }
    expect(printed.join('')).toMatch(
      /^甬江总院 · 监护仪一期\n通话: 未安排\n[\s\S]*话术 3: [\s\S]*\n留痕: #\d+ /,
    )
  })
})

describe('evaluate', () => {
  it('win: shuffled test labels change auc, brier and ece and nothing else', async () => {
    const random = seededRandom(7)
    const rows = (n: number) =>
      Array.from({ length: n }, () => {
        const visits = Math.floor(random() * 10)
        return { visits, won: random() < 0.15 + visits * 0.08 ? 'yes' : 'no' }
      })
    const table = (name: string, items: { visits: number; won: string }[]) =>
      csv(name, ['visits,won', ...items.map(({ visits, won }) => `${visits},${won}`)])
    const train = table('train.csv', rows(160))
    const tested = rows(60)
    const flags = ['--target', 'won', '--positive', 'yes']
    const evaluate = (test: string) =>
      sandtable(['evaluate', 'win', '--train', train, '--test', test, ...flags])
    const { code, data } = await evaluate(table('test.csv', tested))
    const moved = tested.map(({ visits }, i) => ({ visits, won: tested[(i + 7) % tested.length]!.won }))
    const shuffled = await evaluate(table('shuffled.csv', moved))
    expect(code).toBe(0)
    expect(data).toMatchObject({ n: 60, verdict: expect.stringMatching(/probability|rank|not-enough/) })
    const { auc, brier, ece, ...rest } = data
    const { auc: otherAuc, brier: otherBrier, ece: otherEce, ...same } = shuffled.data
    expect(same).toEqual(rest)
    expect(otherAuc).not.toBe(auc)
    expect([typeof brier, typeof ece, typeof otherBrier, typeof otherEce]).toEqual(Array(4).fill('number'))
  }, 60_000)

  it('price: a row with an earlier comparable gets a range', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const month = String((i % 12) + 1).padStart(2, '0')
      return `probe,${1000 + (i % 7) * 10},${2024 + Math.floor(i / 12)}-${month}-15,${1 + (i % 3)}`
    })
    const header = 'item,price,day,quantity'
    const { code, data } = await sandtable([
      ...[
        'evaluate',
        'price',
        '--item',
        'item',
        '--price',
        'price',
        '--time',
        'day',
        '--quantity',
        'quantity',
      ],
      ...['--train', csv('old.csv', [header, ...rows.slice(0, 40)])],
      ...['--test', csv('new.csv', [header, ...rows.slice(40)])],
    ])
    expect(code).toBe(0)
    expect(data).toMatchObject({ n: 20, withEarlier: 20 })
    expect(data.coverage80).toBeGreaterThan(0.5)
    expect(data.coverage80).toBeLessThanOrEqual(1)
  })

  it('a column that is not there is unreadable input', async () => {
    const file = csv('tiny.csv', ['a,won', '1,yes', '2,no'])
    const { code, data } = await sandtable([
      'evaluate',
      'win',
      '--train',
      file,
      '--test',
      file,
      '--target',
      'outcome',
      '--positive',
      'yes',
    ])
    expect([code, data.error.code]).toEqual([2, 'evaluate.columnMissing'])
  })
})
