import { expect, it } from 'vitest'
import { readActions } from '../actions/actions.ts'
import { stepsIn } from '../actions/buyingStep.ts'
import { extractFacts } from '../extract.ts'
import { isSmallTalk } from './smallTalk.ts'

const at = Date.parse('2026-06-01T09:00:00Z')

it.each([
  '在吗',
  '好的',
  '收到，谢谢林总',
  '今天天气不错',
  '我在开会，晚点说',
  '电话打不通',
  '文件打不开',
  '生日快乐',
  '路上堵车，晚十分钟',
  'ok',
  'thanks a lot',
  'happy birthday!',
  'hold on',
  'nice weather today',
  "can't open the file",
  'in a meeting, talk later',
  '网不好，卡住了',
  '刚刚掉线了，抱歉',
  '我重新进一下会议',
  'See you later',
  'You are on mute',
  'My phone died, back in ten',
  'Running a bit late, sorry, traffic is awful',
])('%s tells nothing', (text) => {
  expect(readActions(text, at, 'inbound', stepsIn(text, 'inbound'), [])).toEqual([])
  expect(extractFacts(text, at, 'customer')).toEqual([])
})

it.each([
  'ok lets do it',
  'its going to public tender, sorry',
  'see you thursday then',
  '你家客服电话打不通',
  '好的，那就下单吧',
  '谢谢，报价收到了',
  '系统网络不好，三天两头断',
  'see you on thursday at ten for the demo',
  'the delivery is late again',
])('%s is about something', (text) => {
  expect(isSmallTalk(text)).toBe(false)
})

it('what we write ourselves asks us for no price and promises us nothing', () => {
  const ofCustomers = ['priceAsked', 'trialAsked', 'contractAsked', 'tenderAsked', 'objection', 'commitment']
  for (const text of [
    '报价单您要电子版还是纸质',
    '报价单请提供一下贵司抬头',
    'attached is the form for the quote',
  ])
    for (const { kind } of readActions(text, at, 'outbound', [], [])) expect(ofCustomers).not.toContain(kind)
})
