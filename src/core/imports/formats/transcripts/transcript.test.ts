import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

async function read(name: string, content: string | object, limits = {}) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const preview = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai', limits }),
    1000,
  )
  return { ...preview, said: saidIn(preview.items) }
}

/** Who said what, at which second, from which line. */
const saidIn = (items: readonly unknown[]) =>
  (items as MessageItem[]).map(({ sender, text, at }) => [sender, text, at.second, at.line])

const at = (iso: string): number => Date.parse(iso)

describe('captions', () => {
  it('join the cues of one speaker into an utterance and count from the day in the file name', async () => {
    const { format, items, said } = await read(
      '2026-03-05 10.00 仁济电话.srt',
      '1\r\n00:00:01,000 --> 00:00:04,000\r\n张主任：预算已经批了，\r\n\r\n2\r\n00:00:04,500 --> 00:00:06,000\r\n张主任：下周招标。\r\n\r\n3\r\n00:01:02,250 --> 00:01:04,000\r\n钱越：明白，\r\n我们准备。\r\n\r\n4\r\n01:00:00,000 --> 01:00:01,000\r\n张主任：好。\r\n',
    )
    expect(format).toBe('transcript')
    expect(said).toEqual([
      ['张主任', '预算已经批了，下周招标。', 1, 2],
      ['钱越', '明白，\n我们准备。', 62, 10],
      ['张主任', '好。', 3600, 15],
    ])
    expect(items[1]).toEqual({
      kind: 'message',
      at: { line: 10, lineEnd: 12, second: 62 },
      sentAt: at('2026-03-05T02:01:02.250Z'),
      zone: 'Asia/Shanghai',
      sender: '钱越',
      conversation: '2026-03-05 10.00 仁济电话',
      messageType: 'transcript',
      text: '明白，\n我们准备。',
    })
  })

  it('take voices out of WebVTT, leave remarks out, and state no time where none is known', async () => {
    const { items, said } = await read(
      'call.vtt',
      `WEBVTT

STYLE
::cue { color: red }

NOTE made by a machine

intro
00:01.000 --> 00:03.000 align:start
<v.loud Ann Lee>What about the <i>price</i> &amp; trial?</v>

00:03.000 --> 00:05.000
<v Bob Stone>12k.</v> <v Ann Lee>Fine.</v>
`,
    )
    expect(said).toEqual([
      ['Ann Lee', 'What about the price & trial?', 1, 9],
      ['Bob Stone', '12k.', 3, 12],
      ['Ann Lee', 'Fine.', 3, 12],
    ])
    expect(items).toMatchObject([{ sentAt: null }, { sentAt: null }, { sentAt: null }])
  })

  it('keep what nobody is named for apart at pauses, and a cue whose time is broken', async () => {
    const { said, problems } = await read(
      'talk.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nWe need\n2\n00:00:02,100 --> 00:00:03,000\na trial.\n\n3\n00:00:09,000 --> 00:00:10,000\nNote: urgent\n\n4\n00:xx --> 00:yy\nBye\n',
    )
    expect(said).toEqual([
      ['', 'We need a trial.', 1, 2],
      ['', 'Note: urgent', 9, 9],
      ['', 'Bye', undefined, 13],
    ])
    expect(problems).toEqual([{ at: { line: 13 }, code: 'badCue', kept: true }])
  })

  it('read the time that Zoom puts into a name as UTC', async () => {
    const { items } = await read(
      'GMT20260305-020000_Recording.transcript.vtt',
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn: hi\n\n2\n00:00:03.000 --> 00:00:04.000\nBob: hi\n',
    )
    expect((items[0] as MessageItem).sentAt).toBe(at('2026-03-05T02:00:01Z'))
  })
})

describe('a transcript in JSON', () => {
  const said = [
    ['Speaker 0', 'Budget is approved. We buy in May.', 0, 1],
    ['Speaker 1', 'Great.', 7, 3],
  ]

  it('is read as Whisper, with and without speakers, writes it', async () => {
    const segments = [
      { id: 0, seek: 0, start: 0.0, end: 2.4, text: ' Budget is approved.', tokens: [1] },
      { id: 1, seek: 0, start: 2.4, end: 5.1, text: ' We buy in May.', tokens: [2] },
      { id: 2, seek: 0, start: 9.5, end: 10, text: ' Great.', tokens: [3] },
    ]
    const plain = await read('call.json', { text: 'Budget is…', segments, language: 'en' })
    expect(plain.format).toBe('transcript')
    expect(plain.said).toEqual([
      ['', 'Budget is approved. We buy in May.', 0, 1],
      ['', 'Great.', 9, 3],
    ])
    const withSpeakers = segments.map((segment, index) => ({
      ...segment,
      speaker: index < 2 ? 'SPEAKER_00' : 'SPEAKER_01',
      words: [{ word: 'x', start: 0, end: 1, score: 1 }],
    }))
    const x = await read('call.json', {
      segments: withSpeakers,
      word_segments: [{ word: 'x', start: 0, end: 1, speaker: 'SPEAKER_00' }],
    })
    expect(x.said.map(([speaker]) => speaker)).toEqual(['SPEAKER_00', 'SPEAKER_01'])
  })

  it('is found where a service nests it, and read once', async () => {
    const utterances = [
      {
        start: 0.2,
        end: 2,
        speaker: 0,
        transcript: 'Budget is approved.',
        words: [{ word: 'budget', start: 0.2 }],
      },
      { start: 2.1, end: 4, speaker: 0, transcript: 'We buy in May.' },
      { start: 7.5, end: 8, speaker: 1, transcript: 'Great.' },
    ]
    const paragraphs = {
      paragraphs: [{ speaker: 0, start: 0, end: 8, sentences: [{ text: 'x', start: 0, end: 8 }] }],
    }
    const nested = await read('call.json', {
      metadata: { created: '2026-03-09T10:00:00Z', recorded_at: '2026-03-05T10:00:00+08:00' },
      results: {
        channels: [{ alternatives: [{ transcript: 'all', words: [], paragraphs }] }],
        utterances,
      },
    })
    expect(nested.said).toEqual(said)
    expect((nested.items[1] as MessageItem).sentAt).toBe(at('2026-03-05T02:00:07.500Z'))
    const flat = await read('call.json', {
      id: 'a',
      words: [{ text: 'Budget', start: 200, end: 900, speaker: '0' }],
      utterances: utterances.map(({ start, end, speaker, transcript }) => ({
        text: transcript,
        start: start * 1000,
        end: end * 1000,
        speaker: String(speaker),
      })),
    })
    expect(flat.said).toEqual(said)
  })

  it('is read as meeting services in China list it', async () => {
    const list = await read('会议.json', [
      { 发言人: '张主任', 开始时间: '00:00:01', 结束时间: '00:00:04', 内容: '预算已批。' },
      { 发言人: '钱越', 开始时间: '00:01:05', 结束时间: '00:01:08', 内容: '好的。' },
    ])
    expect(list.said).toEqual([
      ['张主任', '预算已批。', 1, 1],
      ['钱越', '好的。', 65, 2],
    ])
    const detail = await read('录音.json', {
      Response: {
        Data: {
          ResultDetail: [
            { FinalSentence: '预算已批。', StartMs: 1000, EndMs: 3500, SpeakerId: 0 },
            { FinalSentence: '好的。', StartMs: 65_000, EndMs: 66_000, SpeakerId: 1 },
          ],
        },
      },
    })
    expect(detail.said).toEqual([
      ['Speaker 0', '预算已批。', 1, 1],
      ['Speaker 1', '好的。', 65, 2],
    ])
    const minutes = await read('妙记.json', {
      minutes: {
        paragraphs: [
          {
            pid: '1',
            start_time: 1000,
            end_time: 90_000,
            speaker_info: { username: '张主任' },
            sentences: [{ words: [{ text: '预算' }, { text: '已批。' }] }],
          },
        ],
      },
    })
    expect(minutes.said).toEqual([['张主任', '预算已批。', 1, 1]])
  })

  it('takes the clock where the list states it, and keeps what stands before a break', async () => {
    const text = JSON.stringify([
      { speaker: 'Ann', start: '2026-03-05 10:00:03', end: '2026-03-05 10:00:05', text: 'Hi' },
      { speaker: 'Bob', start: '2026-03-05 10:00:06', end: '2026-03-05 10:00:07', text: 'Hello' },
    ])
    const whole = await read('call.json', text)
    expect((whole.items as MessageItem[]).map(({ sentAt }) => sentAt)).toEqual([
      at('2026-03-05T02:00:03Z'),
      at('2026-03-05T02:00:06Z'),
    ])
    const cut = await read('call.json', text.slice(0, -30))
    expect([cut.said.length, cut.refusal?.code]).toEqual([1, 'damaged'])
  })

  it('does not take deals with a start and an end for talk', async () => {
    const rows = [{ account: 'Acme', start: '2026-01-01', end: '2026-06-01', amount: 12 }]
    expect((await read('deals.json', rows)).format).toBe('json')
    const calendar = [
      { title: '拜访', participant: '张主任', start: '2026-03-05', end: '2026-03-06', content: '看样机' },
    ]
    expect((await read('calendar.json', calendar)).format).toBe('json')
    const tickets = [{ id: 1, text: 'Trial?', speaker: 'Ann' }]
    expect((await read('a.json', tickets)).format).toBe('json')
  })
})
