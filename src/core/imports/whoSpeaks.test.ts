import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Ada Quill hires linen out to hotels; what lies in her folder was written by many. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  Object.assign(desk.context, { ownPeople: ['Ada Quill'], lang: 'en' })
  await desk.drop(
    ['accounts.csv', 'Account Name,City\nHarrow Court Hotel Ltd,Leeds\nBrackenby Inns Ltd,York\n'],
    [
      'people.csv',
      'First name,Last name,Account,Job title,Email\nTom,Ashby,Harrow Court Hotel Ltd,Head Housekeeper,t.ashby@harrowcourt.example\nRuth,Ellwood,Harrow Court Hotel Ltd,Linen Keeper,r.ellwood@harrowcourt.example\nTom,Birch,Brackenby Inns Ltd,Owner,tom@brackenby.example\n',
    ],
  )
})
afterEach(() => desk.close())

const mail = (headers: Record<string, string>, body: string): string =>
  `${Object.entries({ Date: 'Wed, 20 May 2026 10:00:00 +0000', Subject: 'Linen', ...headers })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`
const ada = 'Ada Quill <ada.quill@fernlinen.example>'

const said = () =>
  desk.rows<{ author: string; contact: string | null; account: string | null; direction: string | null }>(
    `SELECT e.author, c.name AS contact, a.name AS account, v.direction FROM evidence e
     LEFT JOIN contacts c ON c.id = e.contact_id LEFT JOIN accounts a ON a.id = e.account_id
     LEFT JOIN activities v ON v.evidence_id = e.id WHERE e.kind = 'message' ORDER BY e.occurred_at, e.key`,
  )
const notes = () =>
  desk.rows<{ text: string; contact: string | null; account: string | null; day: string }>(
    `SELECT e.text, c.name AS contact, a.name AS account, date(e.occurred_at / 1000, 'unixepoch') AS day FROM evidence e
     LEFT JOIN contacts c ON c.id = e.contact_id LEFT JOIN accounts a ON a.id = e.account_id
     WHERE e.kind = 'note' ORDER BY e.line`,
  )
const person = (name: string) =>
  desk.rows(
    'SELECT c.name, c.title, c.email, a.name AS account, c.import_id IS NOT NULL AS isImported FROM contacts c JOIN accounts a ON a.id = c.account_id WHERE c.name = ?',
    name,
  )

describe('a mail of somebody who is on no list', () => {
  const words =
    'Ada,\r\n\r\nWe need the towels at 0.85.\r\n\r\nRegards\r\nJo\r\n\r\nJo Marsden\r\nPurchasing Manager | Harrow Court Hotel Ltd\r\n0113 555 0101'

  it('is theirs, not of whom it was sent to as well, and makes them a person of the customer', async () => {
    await desk.drop([
      '1.eml',
      mail(
        { From: 'Jo Marsden <j.marsden@harrowcourt.example>', To: `${ada}, t.ashby@harrowcourt.example` },
        words,
      ),
    ])
    expect(said()).toEqual([
      {
        author: 'Jo Marsden',
        contact: 'Jo Marsden',
        account: 'Harrow Court Hotel Ltd',
        direction: 'inbound',
      },
    ])
    expect(person('Jo Marsden')).toEqual([
      {
        name: 'Jo Marsden',
        title: 'Purchasing Manager',
        email: 'j.marsden@harrowcourt.example',
        account: 'Harrow Court Hotel Ltd',
        isImported: 1,
      },
    ])
  })

  it('from an address that anybody may have tells the customer by how it is signed', async () => {
    await desk.drop(['1.eml', mail({ From: 'Jo Marsden <jo.marsden@gmail.com>', To: ada }, words)])
    expect(said()).toMatchObject([
      { contact: 'Jo Marsden', account: 'Harrow Court Hotel Ltd', direction: 'inbound' },
    ])
  })

  it('from where one of ours writes is a colleague’s', async () => {
    await desk.drop(
      [
        '1.eml',
        mail(
          { From: 'Lee Wray <lee@fernlinen.example>', To: 't.ashby@harrowcourt.example', Cc: ada },
          'The van comes Friday.',
        ),
      ],
      ['2.eml', mail({ From: ada, To: 't.ashby@harrowcourt.example' }, 'As Lee says.')],
    )
    expect(said().map(({ author, direction }) => [author, direction])).toEqual([
      ['Lee Wray', 'outbound'],
      ['Ada Quill', 'outbound'],
    ])
    expect(person('Lee Wray')).toEqual([])
  })

  it('from an office’s mailbox makes nobody', async () => {
    await desk.drop([
      '1.eml',
      mail(
        { From: 'Credit Control <accounts@harrowcourt.example>', To: `${ada}, t.ashby@harrowcourt.example` },
        'Paid.',
      ),
    ])
    expect(said()).toMatchObject([{ contact: null, account: 'Harrow Court Hotel Ltd', direction: 'inbound' }])
    expect(person('Credit Control')).toEqual([])
  })

  it('of a third firm is neither the customer’s nor ours', async () => {
    await desk.drop(
      ['1.eml', mail({ From: ada, To: 't.ashby@harrowcourt.example' }, 'Hello.')],
      [
        '2.eml',
        mail(
          {
            From: 'Una Field <una@adviser.example>',
            To: `t.ashby@harrowcourt.example, ${ada}`,
            Date: 'Thu, 21 May 2026 10:00:00 +0000',
          },
          'I would ask for a trial.',
        ),
      ],
    )
    expect(said().at(-1)).toMatchObject({ author: 'Una Field', contact: null, direction: 'internal' })
    expect(person('Una Field')).toEqual([])
  })
})

describe('a mail that stands in another', () => {
  const quotes: TestFile = [
    'answer.eml',
    mail(
      { From: 'Tom Ashby <t.ashby@harrowcourt.example>', To: ada, 'Message-ID': '<2@harrowcourt.example>' },
      'Yes, please.\r\n\r\n> On 18 May 2026, at 09:15, Ada Quill wrote:\r\n> Hi Tom, you will have the samples by 22 May.\r\n> Kind regards\r\n',
    ),
  ]

  it('was said by its own writer on its own day: ours is ours', async () => {
    await desk.drop(quotes)
    expect(said()).toEqual([
      { author: 'Ada Quill', contact: 'Tom Ashby', account: 'Harrow Court Hotel Ltd', direction: 'outbound' },
      { author: 'Tom Ashby', contact: 'Tom Ashby', account: 'Harrow Court Hotel Ltd', direction: 'inbound' },
    ])
    const [quoted] = desk.rows<{ day: string; text: string }>(
      "SELECT date(occurred_at / 1000, 'unixepoch') AS day, text FROM evidence WHERE author = 'Ada Quill'",
    )
    expect(quoted).toEqual({
      day: '2026-05-18',
      text: 'Hi Tom, you will have the samples by 22 May.\nKind regards',
    })
  })

  it('comes once, however often it is quoted and be it there by itself', async () => {
    const itself = mail(
      { From: ada, To: 't.ashby@harrowcourt.example', Date: 'Mon, 18 May 2026 09:15:00 +0100' },
      'Hi Tom, you will have the samples by 22 May.\r\nKind regards',
    )
    const again = mail(
      { From: ada, To: 't.ashby@harrowcourt.example', Date: 'Fri, 22 May 2026 09:15:00 +0000' },
      'They are on the van.\r\n\r\nOn 18 May 2026, at 09:15, Ada Quill wrote:\r\n> Hi Tom, you will have the samples by 22 May.\r\n> Kind regards\r\n',
    )
    await desk.drop(quotes, ['itself.eml', itself], ['again.eml', again])
    expect(said().map(({ author }) => author)).toEqual(['Ada Quill', 'Tom Ashby', 'Ada Quill'])
  })

  it('and was passed on to us among the customer’s own people is their colleague’s, who is a person of theirs', async () => {
    const passedOn = mail(
      { From: 'Tom Ashby <t.ashby@harrowcourt.example>', To: ada },
      'Ada, see below from Pam. So it is 40k now.\r\n\r\n-----Original Message-----\r\nFrom: Drew, Pam\r\nSent: 19 May 2026 16:20\r\nTo: Ashby, Tom; Ellwood, Ruth\r\nSubject: linen\r\n\r\nThe linen budget is £40,000 for 2026.\r\n\r\nP\r\nPam Drew, Finance Director\r\n',
    )
    await desk.drop(['fw.eml', passedOn])
    expect(said().map(({ author, contact, direction }) => [author, contact, direction])).toEqual([
      ['Drew, Pam', 'Pam Drew', 'inbound'],
      ['Tom Ashby', 'Tom Ashby', 'inbound'],
    ])
    expect(person('Pam Drew')).toMatchObject([
      { title: 'Finance Director', account: 'Harrow Court Hotel Ltd' },
    ])
    expect(
      desk.rows(
        "SELECT c.name FROM facts f JOIN contacts c ON c.id = f.contact_id WHERE f.kind = 'budgetAmount' ORDER BY f.occurred_at LIMIT 1",
      ),
    ).toEqual([{ name: 'Pam Drew' }])
  })
})

describe('a quoted mail of somebody nobody knows', () => {
  const quoting = (from: string, to: string, above: string, quoted: string) =>
    mail(
      { From: from, To: to },
      `${above}\r\n\r\n-----Original Message-----\r\n${quoted}\r\nSent: 19 May 2026 16:20\r\nSubject: linen\r\n\r\nThe van is late again.\r\n`,
    )

  it('is a person of the customer’s whom we answer by name', async () => {
    await desk.drop([
      'a.eml',
      quoting(ada, 't.ashby@harrowcourt.example', 'Hi Kit, sorry.', 'From: Kit Doyle\r\nTo: Ada Quill'),
    ])
    expect(said().map(({ author, contact, direction }) => [author, contact, direction])).toEqual([
      ['Kit Doyle', 'Kit Doyle', 'inbound'],
      ['Ada Quill', 'Tom Ashby', 'outbound'],
    ])
  })

  it('stays in the mail that quotes it where it may be a colleague’s', async () => {
    await desk.drop(
      [
        'a.eml',
        quoting(
          ada,
          't.ashby@harrowcourt.example',
          'Hi Tom, see what Kit says.',
          'From: Kit Doyle\r\nTo: Ada Quill',
        ),
      ],
      [
        'b.eml',
        quoting(
          'Tom Ashby <t.ashby@harrowcourt.example>',
          ada,
          'Thanks.',
          'From: Kit Doyle\r\nTo: Ashby, Tom',
        ),
      ],
    )
    expect(said().map(({ author }) => author)).toEqual(['Ada Quill', 'Tom Ashby'])
    expect(person('Kit Doyle')).toEqual([])
  })
})

describe('what is jotted down by day and person', () => {
  it('is so many notes of those days, each with whoever is meant and all the lines under it', async () => {
    await desk.drop([
      'calls.md',
      '# Calls (AQ)\n\n**17 May – Tom A, mobile, 20 min**\n- he is for us\n- Ruth wants softer towels\n- T says the inns pay less\n\n**19 May – Tom B** wants 40 sheets in July\n\n18 May – Ruth asked for a trial\n',
    ])
    expect(notes().filter(({ account }) => account !== null)).toEqual([
      {
        text: '**17 May – Tom A, mobile, 20 min**\n- he is for us\n- Ruth wants softer towels\n- T says the inns pay less',
        contact: 'Tom Ashby',
        account: 'Harrow Court Hotel Ltd',
        day: '2026-05-17',
      },
      {
        text: '**19 May – Tom B** wants 40 sheets in July',
        contact: 'Tom Birch',
        account: 'Brackenby Inns Ltd',
        day: '2026-05-19',
      },
      {
        text: '18 May – Ruth asked for a trial',
        contact: 'Ruth Ellwood',
        account: 'Harrow Court Hotel Ltd',
        day: '2026-05-18',
      },
    ])
  })
})

describe('a thing to be done', () => {
  it('is for the customer of whom it calls people, and for nobody where they are of several', async () => {
    await desk.drop([
      'todo.txt',
      'TO DO\n[ ] Harrow Court price list by Friday\n[ ] chase Ruth - sample sizes\n[ ] ring Lee re Ruth’s points\n[ ] towels for Ruth and Tom B\n[ ] dentist\n',
    ])
    expect(notes().map(({ account, contact }) => [account, contact])).toEqual([
      [null, null],
      ['Harrow Court Hotel Ltd', null],
      ['Harrow Court Hotel Ltd', 'Ruth Ellwood'],
      ['Harrow Court Hotel Ltd', 'Ruth Ellwood'],
      [null, null],
      [null, null],
    ])
  })
})

describe('a list on which no customer is named', () => {
  it('is for whom it calls all the same', async () => {
    await desk.drop([
      'list.txt',
      'TO DO\n[ ] chase Ruth - sample sizes\n[ ] van service\n[ ] call the bank\n',
    ])
    expect(notes().map(({ account }) => account)).toEqual([null, 'Harrow Court Hotel Ltd', null, null])
  })
})

describe('a channel of our own about a customer', () => {
  it('is talk among us, whatever its file is called', async () => {
    await desk.drop([
      'harrow_paste.txt',
      'Harrow Court bid | Fern Linen internal channel\n\nAda Quill  13/05/2026 09:10\nHow low can I go?\n\nGreg Holt  13/05/2026 09:34\n0.82 is the floor\n\nMay Lund  13/05/2026 09:50\nthe report is late, it will come Tuesday\n',
    ])
    expect(said().map(({ account, direction }) => [account, direction])).toEqual(
      Array(3).fill(['Harrow Court Hotel Ltd', 'internal']),
    )
  })

  it('copied with names and times alone is a chat, on the day that was told last', async () => {
    await desk.drop([
      'export.txt',
      '#harrow-court   (copied 21 May)\n\nAda Quill  9 May 2026 at 10:14\nThe offer is out\n\nGreg Holt  10:20\nthey will say 0.85\n\nAda Quill  10:21\nI know\n\nGreg Holt  16 May 2026 at 09:02\nsamples are stuck\n',
    ])
    expect(
      desk.rows(
        "SELECT e.author, datetime(e.occurred_at / 1000 + 8 * 3600, 'unixepoch') AS at, v.direction FROM evidence e JOIN activities v ON v.evidence_id = e.id ORDER BY e.line",
      ),
    ).toEqual([
      { author: 'Ada Quill', at: '2026-05-09 10:14:00', direction: 'internal' },
      { author: 'Greg Holt', at: '2026-05-09 10:20:00', direction: 'internal' },
      { author: 'Ada Quill', at: '2026-05-09 10:21:00', direction: 'internal' },
      { author: 'Greg Holt', at: '2026-05-16 09:02:00', direction: 'internal' },
    ])
  })

  it('in which several customers are named has each message where it names one', async () => {
    await desk.drop([
      'slack.txt',
      '#ops\nGreg Holt  [9:05 AM]\nHarrow Court pencilled for 15 March\nMay Lund  [9:12 AM]\nnot the 15th\nGreg Holt  [9:15 AM]\nand Brackenby want January\n',
    ])
    expect(said().map(({ author, account, direction }) => [author, account, direction])).toEqual([
      ['Greg Holt', 'Harrow Court Hotel Ltd', 'internal'],
      ['May Lund', null, null],
      ['Greg Holt', 'Brackenby Inns Ltd', 'internal'],
    ])
  })
})

describe('minutes of several matters', () => {
  it('give what names nobody to the customer they name of whom alone others tell the same, else to nobody', async () => {
    await desk.drop(
      ['客户.csv', '客户名称,简称\n江门市岭晟包装有限公司,岭晟\n中山市恒川彩印有限公司,恒川\n'],
      ['岭晟.md', '# 2026-05-12 岭晟 电话\n破袋两箱，我们答应免费补样\n色差报告的时间他们要催\n'],
      ['恒川.md', '# 2026-05-13 恒川 电话\n问纸样\n'],
      [
        '周会0518.txt',
        '周会 2026.05.18\n参加：阿越 罗宁\n1、岭晟：报价已发\n2、色差报告：毕航 本周三前\n3、补样2箱 毕航排\n4、恒川：等\n5、年会场地 罗宁订\n',
      ],
    )
    const told = desk.rows<{ text: string; name: string | null }>(
      "SELECT e.text, a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.text LIKE '_、%' ORDER BY e.line",
    )
    expect(told.map(({ text, name }) => [text.slice(0, 4), name?.slice(3, 5) ?? null])).toEqual([
      ['1、岭晟', '岭晟'],
      ['2、色差', '岭晟'],
      ['3、补样', '岭晟'],
      ['4、恒川', '恒川'],
      ['5、年会', null],
    ])
  })
})

describe('somebody new whom the customer tells of', () => {
  it('is a person of the customer, with what they are', async () => {
    await desk.drop([
      '1.eml',
      mail(
        { From: 'Ruth Ellwood <r.ellwood@harrowcourt.example>', To: ada },
        'Tom Ashby left us last Friday. Iris Cole is acting Head Housekeeper and will look after the trial together with me.',
      ),
    ])
    expect(person('Iris Cole')).toMatchObject([
      { title: 'acting Head Housekeeper', account: 'Harrow Court Hotel Ltd', isImported: 1 },
    ])
    expect(person('Ada Quill')).toEqual([])
  })

  it('in a note takes the place of another', async () => {
    await desk.drop(
      ['客户.csv', '客户名称,简称\n江门市岭晟包装有限公司,岭晟\n'],
      ['岭晟.md', '# 2026-05-12 岭晟 拜访\n参加：戚小玲（采购部经理）、葛青云（仓管员，接替老卢）\n'],
    )
    expect(person('葛青云')).toMatchObject([{ title: '仓管员', account: '江门市岭晟包装有限公司' }])
  })
})

describe('who is invited with an address of the customer', () => {
  it('is a person of it, whose title a later mail tells; our own people are not', async () => {
    await desk.drop(
      [
        'calendar.ics',
        'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260610T103000Z\nDTEND:20260610T113000Z\nSUMMARY:Linen call\nORGANIZER;CN=Jo Marsden:mailto:j.marsden@harrowcourt.example\nATTENDEE;CN=Ada Quill:mailto:ada.quill@fernlinen.example\nATTENDEE;CN=Ruth Ellwood:mailto:r.ellwood@harrowcourt.example\nEND:VEVENT\nEND:VCALENDAR\n',
      ],
      [
        '1.eml',
        mail(
          { From: 'Jo Marsden <j.marsden@harrowcourt.example>', To: ada },
          'Yes.\r\n\r\nJo Marsden\r\nPurchasing Manager\r\n',
        ),
      ],
    )
    expect(person('Jo Marsden')).toMatchObject([
      { title: 'Purchasing Manager', account: 'Harrow Court Hotel Ltd' },
    ])
    expect(person('Ada Quill')).toEqual([])
    expect(person('Ruth Ellwood')).toHaveLength(1)
  })
})

describe('a group of a customer in which people speak who are on no list', () => {
  it('has their words as the customer’s, and makes them people of it', async () => {
    await desk.drop([
      'harrow_group.txt',
      '群聊：Harrow Court & Fern Linen\n2026-05-12 09:31:20 周晴\n@Ada 毛巾收到了\n2026-05-12 09:40:02 Ada Quill\n好的周姐 有意见随时说\n2026-05-13 10:00:00 周晴\n各位 我今天最后一天啦 后面由洪洁对接\n2026-05-13 10:02:00 洪洁\n大家好\n2026-05-14 11:02:50 洪洁\n分两批价格还能不能动\n2026-05-14 11:10:22 Ada Quill\n周三会上答复您\n2026-05-15 15:37:41 贺国安\n用量表我们20号前汇总给你们\n2026-05-15 15:38:10 Ada Quill\n好的贺总\n2026-05-15 15:40:10 邹丽\n收到\n',
    ])
    const directions = new Map(said().map(({ author, account, direction }) => [author, [account, direction]]))
    expect(Object.fromEntries(directions)).toEqual({
      周晴: ['Harrow Court Hotel Ltd', 'inbound'],
      洪洁: ['Harrow Court Hotel Ltd', 'inbound'],
      贺国安: ['Harrow Court Hotel Ltd', 'inbound'],
      邹丽: ['Harrow Court Hotel Ltd', 'inbound'],
      'Ada Quill': ['Harrow Court Hotel Ltd', 'outbound'],
    })
    expect(person('洪洁')).toMatchObject([{ account: 'Harrow Court Hotel Ltd', isImported: 1 }])
  })
})

describe('a folder called after a customer', () => {
  const at = async (name: string, text: string) => {
    const { uploadId } = await desk.uploads.append(null, {
      name,
      offset: 0,
      bytes: Buffer.from(text),
      last: true,
    })
    return uploadId
  }
  const dropAll = async (files: Record<string, string>) => {
    const ids = await Promise.all(Object.entries(files).map(([name, text]) => at(name, text)))
    return desk.run(await desk.planUploads(ids))
  }

  it('says whose its texts are that name nobody else, also by a short name', async () => {
    await dropAll({
      'all/Harrow Court/jottings.md': '12/5/2026\nthe towels come on Friday\n',
      'all/Harrow Court/old/other.md': 'Brackenby want January\n',
      'all/Misc/loose.md': 'buy stamps\n',
    })
    expect(notes().map(({ text, account }) => [text.split('\n').at(-1), account])).toEqual([
      ['the towels come on Friday', 'Harrow Court Hotel Ltd'],
      ['Brackenby want January', 'Brackenby Inns Ltd'],
      ['buy stamps', null],
    ])
  })

  it('has the talk of a stranger there, whose words are nobody of ours', async () => {
    await dropAll({
      'Harrow Court/chat with Kit.txt':
        'Kit Doyle 2026-05-11 21:08\nthe other firm is at 0.85\nme 2026-05-11 21:12\nthank you\nKit Doyle 2026-05-11 21:15\nPam decides in the end\n',
    })
    expect(said().map(({ author, account, direction }) => [author, account, direction])).toEqual([
      ['Kit Doyle', 'Harrow Court Hotel Ltd', 'internal'],
      ['me', 'Harrow Court Hotel Ltd', 'outbound'],
      ['Kit Doyle', 'Harrow Court Hotel Ltd', 'internal'],
    ])
  })
})

describe('minutes that list who was there by firm', () => {
  it('make people of the customer with their titles, and nobody of ours or of a line that lists no people', async () => {
    await desk.drop([
      'minutes.md',
      '# Harrow Court minutes 2026-05-12\nHarrow Court: Iris Cole (Finance Director), Tom Ashby, Ned Vane (Head of Stores, union rep)\nFern Linen: Ada Quill, Greg Holt (Sales Manager)\nHarrow Court: Towels Grey (Linen Sheets)\n1. softer towels\n',
    ])
    expect(['Iris Cole', 'Ned Vane', 'Greg Holt', 'Towels Grey'].map((name) => person(name))).toMatchObject([
      [{ title: 'Finance Director', account: 'Harrow Court Hotel Ltd' }],
      [{ title: 'Head of Stores', account: 'Harrow Court Hotel Ltd' }],
      [],
      [],
    ])
  })

  it('does so in Chinese', async () => {
    await desk.drop(
      ['客户.csv', '客户名称,简称\n江门市岭晟包装有限公司,岭晟\n'],
      [
        '岭晟.md',
        '# 2026-05-12 岭晟 沟通会纪要\n岭晟：林蕙（副总裁）、郑国栋（采购总监）、高婕\n澜布：齐越、韩志（经理）\n1. 报价\n',
      ],
    )
    expect(['林蕙', '高婕', '韩志'].map((name) => person(name))).toMatchObject([
      [{ title: '副总裁', account: '江门市岭晟包装有限公司' }],
      [{ title: null, account: '江门市岭晟包装有限公司' }],
      [],
    ])
  })
})

describe('a talk in which people of one customer speak', () => {
  const talk = (name: string, ...said: [who: string, text: string][]): TestFile => [
    `${name}.txt`,
    said.map(([who, text], at) => `${who} 2026/5/20 10:0${at}\n${text}\n`).join('\n'),
  ]

  it('is that one’s, whoever else is named in it, and is never cut in two', async () => {
    await desk.drop(
      talk(
        'linen',
        ['Tom Ashby', 'can we see it at work somewhere?'],
        ['Ada Quill', 'Brackenby Inns Ltd have it, I ask Tom Birch'],
        ['Ruth Ellwood', 'good'],
      ),
    )
    expect(said().map(({ account, direction }) => [account, direction])).toEqual([
      ['Harrow Court Hotel Ltd', 'inbound'],
      ['Harrow Court Hotel Ltd', 'outbound'],
      ['Harrow Court Hotel Ltd', 'inbound'],
    ])
  })

  it('is with whom it is called after, where a partner of theirs speaks in it', async () => {
    await desk.drop(
      talk('Brackenby Inns Ltd', ['Tom Ashby', 'they take two'], ['Ada Quill', 'thanks, I quote them']),
    )
    expect(said().map(({ account }) => account)).toEqual(['Harrow Court Hotel Ltd', 'Brackenby Inns Ltd'])
  })
})

describe('one of ours', () => {
  it('writes under a name in another script', async () => {
    Object.assign(desk.context, { ownPeople: ['Shen Yuqing'] })
    await desk.drop([
      'Harrow Court.txt',
      'Tom Ashby 2026/5/20 10:00\nwhen?\n\n沈雨晴 2026/5/20 10:01\non Friday\n',
    ])
    expect(said().map(({ author, direction }) => [author, direction])).toEqual([
      ['Tom Ashby', 'inbound'],
      ['沈雨晴', 'outbound'],
    ])
  })
})

it('a talk is called after somebody by surname and title, who is the customer’s then', async () => {
  Object.assign(desk.context, { ownPeople: ['钱越'] })
  await desk.drop(['客户.csv', '客户名称\n栎川水务集团有限公司\n'])
  await desk.drop(['微信_栎川蔡科.txt', '蔡国强 2026/5/20 10:00\n财务不付\n\n钱越 2026/5/20 10:01\n好的\n'])
  expect(said().map(({ author, direction }) => [author, direction])).toEqual([
    ['蔡国强', 'inbound'],
    ['钱越', 'outbound'],
  ])
})

describe('a note of a visit or a call', () => {
  it('is of the only customer at the place that heads it, where its people are called in it', async () => {
    await desk.drop(
      [
        '2026-05-20 Leeds visit.txt',
        'Leeds, Wed 20 May. Ruth and Tom. me\n\n- Ruth wants fewer sizes\n- old towels grey\n',
      ],
      ['2026-05-21 York visit.txt', 'York, Thu 21 May. me\n\n- nobody there\n- rain\n'],
    )
    expect(notes().map(({ account }) => account)).toEqual(['Harrow Court Hotel Ltd', null])
  })

  it('is with nobody alone where lines of it are headed by what others said', async () => {
    await desk.drop([
      'Harrow Court 20 May.txt',
      'Harrow Court Hotel Ltd, 20 May. Gina, Paul\n\n- Gina: towels grey\n- Paul: sizes\n- Ruth signs up to 400\n',
    ])
    expect(notes().map(({ account, contact }) => [account, contact])).toEqual([
      ['Harrow Court Hotel Ltd', null],
    ])
  })

  it('is of whom its heading calls by the surname', async () => {
    await desk.drop([
      'calls.txt',
      'Ellwood, phone 13.5.\n\n- two sizes less, else another year\n- labels smear\n',
    ])
    expect(notes().map(({ account }) => account)).toEqual(['Harrow Court Hotel Ltd'])
  })
})

it('whoever a group shows with our firm beside the name is of us, though nobody has listed them', async () => {
  writeWorkspaceSettings(desk.db, desk.context.stamp(), {
    ownFirm: '宁波衡岭泵业有限公司',
    actorName: '钱越',
  })
  Object.assign(desk.context, { ownPeople: ['钱越'] })
  await desk.drop(
    ['联系人.csv', '客户,姓名,职务\n瀚原精机,罗晓燕,采购主管\n'],
    [
      '瀚原精机项目群.txt',
      '2026-05-12 10:00:11 钱越@衡岭\n资料发群里\n2026-05-12 10:04:00 罗晓燕@微信\n收到\n2026-05-12 10:05:01 简宁@衡岭\n报告我20号前给\n',
    ],
  )
  expect(said().map(({ author, direction }) => [author, direction])).toEqual([
    ['钱越@衡岭', 'outbound'],
    ['罗晓燕@微信', 'inbound'],
    ['简宁@衡岭', 'outbound'],
  ])
})
