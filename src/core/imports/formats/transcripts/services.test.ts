import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

async function read(name: string, content: string | object) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const preview = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai' }),
    1000,
  )
  return {
    format: preview.format,
    said: (preview.items as MessageItem[]).map(({ sender, text: words, at }) => [sender, words, at.second]),
  }
}

const spoken = (said: unknown[][]) => ({ format: 'transcript', said })
const chinese = (first: string, second: string) =>
  spoken([
    [first, '预算已经批了，下周招标。', 1],
    [second, '好的。', 65],
  ])
const english = (first: string, second: string) =>
  spoken([
    [first, 'The budget is approved.', 1],
    [second, 'Great, thanks.', 65],
  ])

const word = (text: string, start: number, end: number) => ({
  SentenceId: 1,
  Start: start,
  End: end,
  Text: text,
})
const sentence = (bg: number, ed: number, role: string, words: string[]) => ({
  st: {
    ...{ sc: '0.8', pa: '0', bg: String(bg), ed: String(ed), rl: role },
    rt: [
      {
        ws: words.map((w) => ({
          wb: 1,
          we: 2,
          cw: [
            { w, wp: 'n' },
            { w: '另猜', wp: 'n' },
          ],
        })),
      },
    ],
  },
})
const iflytek = [
  sentence(1000, 4000, '1', ['预算', '已经', '批了', '，', '下周', '招标', '。']),
  sentence(65_000, 66_000, '2', ['好的', '。']),
]
const amazonItems = [
  ['The', 1.1],
  ['budget', 1.4],
  ['is', 1.8],
  ['approved', 2],
  ['.', null],
  ['Great', 65.2],
  [',', null],
  ['thanks', 65.6],
  ['.', null],
].map(([content, start]) => ({
  type: start === null ? 'punctuation' : 'pronunciation',
  alternatives: [{ confidence: '0.9', content }],
  ...(start !== null && { start_time: String(start), end_time: String(Number(start) + 0.2) }),
}))
const googleWord = (text: string, start: string, speakerTag?: number) => ({
  word: text,
  startTime: start,
  endTime: start,
  ...(speakerTag !== undefined && { speakerTag }),
})

describe('a transcript in JSON is read as it is written by', () => {
  it('通义听悟', async () => {
    const Paragraphs = [
      {
        ParagraphId: '0',
        SpeakerId: '1',
        Words: [word('预算已经', 1000, 1900), word('批了，下周招标。', 1900, 4000)],
      },
      { ParagraphId: '1', SpeakerId: '2', Words: [word('好的。', 65_000, 66_000)] },
    ]
    const whole = {
      TaskId: 'a',
      Transcription: { AudioInfo: { Duration: 70_000, SampleRate: 16000 }, Paragraphs },
    }
    expect(await read('a.json', whole)).toEqual(chinese('Speaker 1', 'Speaker 2'))
    expect(await read('a.json', JSON.stringify(whole, null, 2))).toEqual(chinese('Speaker 1', 'Speaker 2'))
  })

  it('讯飞, its answer a string in a string, each word with its guesses', async () => {
    const lattice = iflytek.map((one) => ({ json_1best: JSON.stringify(one) }))
    const lattice2 = iflytek.map((one) => ({ lid: '0', json_1best: one }))
    const content = { orderResult: JSON.stringify({ lattice, lattice2 }), taskEstimateTime: 0 }
    const told = chinese('Speaker 1', 'Speaker 2')
    expect(await read('a.json', { code: '000000', content })).toEqual(told)
    const older = [
      { bg: '1000', ed: '4000', onebest: '预算已经批了，下周招标。', speaker: '1' },
      { bg: '65000', ed: '66000', onebest: '好的。', speaker: '2' },
    ]
    expect(await read('a.json', older)).toEqual(told)
  })

  it('飞书妙记', async () => {
    const paragraph = (name: string, start: number, text: string) => ({
      pid: String(start),
      speaker: { id: 'ou_1', name },
      start_time: String(start),
      stop_time: String(start + 900),
      sentences: [
        {
          sid: '1',
          ...{ start_time: String(start), stop_time: String(start + 900) },
          contents: [{ cid: '1', content: text }],
        },
      ],
    })
    const paragraphs = [
      paragraph('张主任', 1000, '预算已经批了，下周招标。'),
      paragraph('钱越', 65_000, '好的。'),
    ]
    expect(await read('a.json', { paragraphs })).toEqual(chinese('张主任', '钱越'))
    expect(await read('a.json', { code: 0, data: { minute: { paragraphs } } })).toEqual(
      chinese('张主任', '钱越'),
    )
  })

  it('豆包, 百度 and 阿里云', async () => {
    const utterances = [
      { text: '预算已经批了，下周招标。', start_time: 1000, end_time: 4000, additions: { speaker: '1' } },
      { text: '好的。', start_time: 65_000, end_time: 66_000, additions: { speaker: '2' } },
    ]
    expect(await read('a.json', { result: { text: 'x', utterances } })).toEqual(
      chinese('Speaker 1', 'Speaker 2'),
    )
    const detailed_result = [
      { res: ['预算已经批了，下周招标。'], begin_time: 1000, end_time: 4000 },
      { res: ['好的。'], begin_time: 65_000, end_time: 66_000 },
    ]
    expect(await read('a.json', { tasks_result: [{ task_result: { detailed_result } }] })).toEqual(
      chinese('', ''),
    )
    const Sentences = [
      { Text: '预算已经批了，下周招标。', BeginTime: 1000, EndTime: 4000, ChannelId: 0, SpeakerId: '1' },
      { Text: '好的。', BeginTime: 65_000, EndTime: 66_000, ChannelId: 0, SpeakerId: '2' },
    ]
    expect(await read('a.json', { Result: { Sentences } })).toEqual(chinese('Speaker 1', 'Speaker 2'))
  })

  it('Amazon Transcribe, with labels beside the words or without any', async () => {
    const labels = (label: string, times: number[]) => ({
      speaker_label: label,
      start_time: String(times[0]),
      items: times.map((time) => ({ speaker_label: label, start_time: String(time) })),
    })
    const whole = (more: object) => ({
      jobName: 'a',
      results: { transcripts: [{ transcript: 'all' }], items: amazonItems, ...more },
    })
    const segments = [labels('spk_0', [1.1, 1.4, 1.8, 2]), labels('spk_1', [65.2, 65.6])]
    expect(await read('a.json', whole({ speaker_labels: { segments } }))).toEqual(english('spk_0', 'spk_1'))
    const unnamed = await read('a.json', whole({}))
    expect(unnamed.said).toEqual([['', 'The budget is approved. Great, thanks.', 1]])
    const audio_segments = [
      {
        id: 0,
        transcript: 'The budget is approved.',
        start_time: '1.1',
        end_time: '2.2',
        speaker_label: 'spk_0',
      },
      { id: 1, transcript: 'Great, thanks.', start_time: '65.2', end_time: '66', speaker_label: 'spk_1' },
    ]
    expect(await read('a.json', whole({ audio_segments }))).toEqual(english('spk_0', 'spk_1'))
  })

  it('Google, whose last result says all words again with their voices', async () => {
    const first = {
      alternatives: [{ transcript: 'The budget is approved.', words: [googleWord('The', '1.100s')] }],
      resultEndTime: '2.200s',
    }
    const second = {
      alternatives: [{ transcript: 'Great, thanks.', words: [googleWord('Great,', '65.200s')] }],
      resultEndTime: '66s',
    }
    const voiced = [
      ...['The', 'budget', 'is', 'approved.'].map((text) => googleWord(text, '1.100s', 1)),
      ...['Great,', 'thanks.'].map((text) => googleWord(text, '65.200s', 2)),
    ]
    expect(await read('a.json', { results: [first, second] })).toEqual(english('', ''))
    const results = [first, second, { alternatives: [{ transcript: '', words: voiced }] }]
    const told = english('Speaker 1', 'Speaker 2')
    expect(await read('a.json', { results })).toEqual(told)
    expect(await read('a.json', { name: '1', response: { results } })).toEqual(told)
  })

  it('Azure, in batches, fast, and by its library', async () => {
    const told = english('Speaker 1', 'Speaker 2')
    const phrase = (speaker: number, offset: string, display: string) => ({
      ...{ recognitionStatus: 'Success', channel: 0, speaker, offset, duration: 'PT1S', offsetInTicks: 1 },
      nBest: [
        { confidence: 0.9, lexical: 'x', display },
        { confidence: 0.1, display: 'no' },
      ],
    })
    const recognizedPhrases = [
      phrase(1, 'PT1.1S', 'The budget is approved.'),
      phrase(2, 'PT1M5.2S', 'Great, thanks.'),
    ]
    const combinedRecognizedPhrases = [{ channel: 0, display: 'all' }]
    expect(await read('a.json', { combinedRecognizedPhrases, recognizedPhrases })).toEqual(told)
    const phrases = [
      { speaker: 1, offsetMilliseconds: 1100, durationMilliseconds: 900, text: 'The budget is approved.' },
      { speaker: 2, offsetMilliseconds: 65_200, durationMilliseconds: 900, text: 'Great, thanks.' },
    ]
    expect(await read('a.json', { combinedPhrases: [{ text: 'all' }], phrases })).toEqual(told)
    const ticks = [
      {
        SpeakerId: 'Guest-1',
        Offset: 11_000_000,
        Duration: 9_000_000,
        DisplayText: 'The budget is approved.',
      },
      { SpeakerId: 'Guest-2', Offset: 652_000_000, Duration: 9_000_000, DisplayText: 'Great, thanks.' },
    ]
    expect(await read('a.jsonl', ticks.map((one) => JSON.stringify(one)).join('\n'))).toEqual(
      english('Guest-1', 'Guest-2'),
    )
  })

  it('Whisper: its program in C, its verbose answer, and in pieces', async () => {
    const transcription = [
      {
        timestamps: { from: '00:00:01,000', to: '00:00:04,000' },
        offsets: { from: 1000, to: 4000 },
        text: ' 预算已经批了，下周招标。',
      },
      {
        timestamps: { from: '00:01:05,000', to: '00:01:06,000' },
        offsets: { from: 65_000, to: 66_000 },
        text: ' 好的。',
      },
    ]
    expect(await read('a.json', { systeminfo: 'x', result: { language: 'zh' }, transcription })).toEqual(
      chinese('', ''),
    )
    const segments = [
      { id: 0, start: 1, end: 4, text: '预算已经批了，下周招标。' },
      { id: 1, start: 65, end: 66, text: '好的。' },
    ]
    const verbose = { task: 'transcribe', language: 'chinese', duration: 70.5, text: 'all', segments }
    expect(await read('a.json', verbose)).toEqual(chinese('', ''))
    const chunks = [
      { timestamp: [1, 4.5], text: '预算已经批了，下周招标。' },
      { timestamp: [65, 66], text: '好的。' },
    ]
    expect(await read('a.json', { text: 'all', chunks })).toEqual(chinese('', ''))
  })

  it('Zoom, Gong, Rev and Deepgram', async () => {
    const timeline = [
      {
        text: 'The budget is approved.',
        ts: '00:00:01.100',
        end_ts: '00:00:02.2',
        users: [{ username: 'Ann' }],
      },
      { text: 'Great, thanks.', ts: '00:01:05.2', end_ts: '00:01:06', users: [{ username: 'Bob' }] },
    ]
    expect(await read('a.json', { type: 'zoom_transcript', ver: 1, timeline })).toEqual(english('Ann', 'Bob'))
    const transcript = [
      { speakerId: '1', sentences: [{ start: 1100, end: 2000, text: 'The budget is approved.' }] },
      {
        speakerId: '2',
        sentences: [
          { start: 65_200, end: 65_500, text: 'Great,' },
          { start: 65_600, end: 66_000, text: 'thanks.' },
        ],
      },
    ]
    const told = english('Speaker 1', 'Speaker 2')
    expect(await read('a.json', { callTranscripts: [{ callId: '1', transcript }] })).toEqual(told)
    const element = (value: string, ts: number) => ({ type: 'text', value, ts, end_ts: ts + 0.1 })
    const monologues = [
      { speaker: 1, elements: [element('The budget is approved.', 1.1)] },
      { speaker: 2, elements: [element('Great,', 65.2), element('thanks.', 65.6)] },
    ]
    expect(await read('a.json', { monologues })).toEqual(told)
    const words = [
      ...['The', 'budget', 'is', 'approved.'].map((text) => ({ word: text, start: 1.1, end: 2, speaker: 1 })),
      ...['Great,', 'thanks.'].map((text) => ({ word: text, start: 65.2, end: 66, speaker: 2 })),
    ]
    const channels = [{ alternatives: [{ transcript: 'all', confidence: 1, words }] }]
    expect(await read('a.json', { metadata: { channels: 1 }, results: { channels } })).toEqual(told)
  })

  it('nobody who is known: a list with marks that count from the beginning, whatever they are called', async () => {
    const list = (more: (index: number) => object) => [0, 1, 2, 3].map((index) => ({ ...more(index) }))
    const names = ['张岚', '钱越']
    const said = ['预算已经批了。', '好的。', '下周招标。', '我们准备。']
    const shapes = [
      list((at) => ({ speaker: names[at % 2], text: said[at], timestamp: `00:00:${10 + at * 5}` })),
      list((at) => ({ speaker: names[at % 2], offset: at * 5.1, text: said[at] })),
      list((at) => ({ speaker: at % 2, transcript: said[at], start: at * 5.1 })),
      list((at) => ({ role: names[at % 2], content: said[at], time: at * 5.2 })),
      list((at) => ({ 姓名: names[at % 2], 时间点: `00:0${at}`, 内容: said[at] })),
    ]
    for (const shape of shapes) expect((await read('a.json', shape)).format).toBe('transcript')
    const wrapped = { speakers: ['a'], messages: shapes[3] }
    expect((await read('a.json', wrapped)).format).toBe('transcript')
    const named = { meeting: 'x', transcript: list((at) => ({ speaker: names[at % 2], text: said[at] })) }
    expect((await read('a.json', named)).format).toBe('transcript')
    const long = [...Array(4000).keys()].map((at) => ({
      speaker: names[at % 2],
      text: said[at % 4],
      offset: at * 5000,
    }))
    const one = await read('a.json', { info: { title: 'x' }, data: { list: { items: long } } })
    expect(one.format).toBe('transcript')
  })
})

describe('what has times and words and was never spoken', () => {
  const turn = (at: number, more: object) => ({
    speaker: ['张岚', '钱越'][at % 2],
    text: `第 ${at} 句`,
    ...more,
  })
  const four = (more: (at: number) => object) => [0, 1, 2, 3].map((at) => turn(at, more(at)))
  it.each([
    ['days', four((at) => ({ time: `2026-03-05 10:0${at}:00` }))],
    ['epochs', four((at) => ({ timestamp: 1_772_355_731 + at * 60 }))],
    ['milliseconds since 1970', four((at) => ({ ts: 1_772_355_731_000 + at * 60_000 }))],
    ['the clock on the wall', four((at) => ({ time: `14:0${at}` }))],
    ['nothing', four(() => ({}))],
    ['numbers of rows', four((at) => ({ time: at + 1 }))],
    ['days as numbers', four((at) => ({ date: 20_260_305 + at, time: 20_260_305 + at }))],
    ['days of a workbook', four((at) => ({ time: 46_086.5 + at / 1000 }))],
  ])('a chat with %s', async (_, chat) => {
    expect((await read('a.json', chat)).format).not.toBe('transcript')
  })

  it.each([
    [
      'marked characters',
      [
        ['预算', 0],
        ['仁济医院', 6],
        ['招标', 12],
      ].map(([text, start]) => ({ text, label: 'x', start, end: Number(start) + String(text).length })),
    ],
    [
      'an agenda',
      [
        { name: '张总', start: '09:00', content: '致辞' },
        { name: '李工', start: '09:30', content: '演示' },
        { name: '张总', start: '10:00', content: '总结' },
      ],
    ],
    [
      'a chat bot’s talk',
      { transcript: four((at) => ({ created: '2026-03-05', timestamp: `2026-03-05T10:0${at}:00Z` })) },
    ],
    [
      'tickets',
      [
        { id: 1, start: '2026-01-01', end: '2026-02-01', content: '维修', user: 'a' },
        { id: 2, start: '2026-01-03', end: '2026-02-01', content: '保养', user: 'a' },
      ],
    ],
  ])('%s', async (_, value) => {
    expect((await read('a.json', value)).format).not.toBe('transcript')
  })
})

describe('captions of other programs', () => {
  const told = chinese('张主任', '钱越')
  it.each([
    [
      'a.sbv',
      '0:00:01.000,0:00:04.000\n张主任: 预算已经批了，下周招标。\n\n0:01:05.000,0:01:06.000\n钱越: 好的。\n',
    ],
    ['a.lrc', '[ti:电话]\n[00:01.00]张主任：预算已经批了，下周招标。\n[01:05.00]钱越：好的。\n'],
    [
      'a.txt',
      '[00:00:01.000 --> 00:00:04.000]  张主任：预算已经批了，下周招标。\r\n[00:01:05.000 --> 00:01:06.000]  钱越：好的。\r\n',
    ],
    [
      'a.ass',
      '[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:04.00,Default,张主任,0,0,0,,{\\i1}预算已经批了，下周招标。\nDialogue: 0,0:01:05.00,0:01:06.00,Default,钱越,0,0,0,,好的。\n',
    ],
    [
      'a.ttml',
      '<?xml version="1.0" encoding="utf-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="zh"><head><metadata><ttm:agent xml:id="a" type="person"><ttm:name type="full">张主任</ttm:name></ttm:agent></metadata></head><body><div>\n<p begin="00:00:01.000" end="00:00:04.000" ttm:agent="a">预算已经批了，<br/>下周招标。</p>\n<p begin="65s" dur="1s">钱越: 好的。</p></div></body></tt>',
    ],
  ])('%s', async (name, text) => {
    const { format, said } = await read(name, text)
    expect({
      format,
      said: said.map(([who, words, at]) => [who, String(words).replace('\n', ''), at]),
    }).toEqual(told)
  })

  it('are told from lists that stand in brackets', async () => {
    expect(
      (await read('a.txt', '[00:00:05] 张主任：预算批了\n[00:00:12] 钱越：好\n[00:00:20] 张主任：下周\n'))
        .said,
    ).toEqual([
      ['张主任', '预算批了', 5],
      ['钱越', '好', 12],
      ['张主任', '下周', 20],
    ])
    expect((await read('a.json', '[1, 2.5, -3]')).format).not.toBe('transcript')
  })
})
