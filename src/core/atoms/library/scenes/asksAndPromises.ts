import type { Scene } from '../scene.ts'

const everyRole = [
  'economicBuyer',
  'approver',
  'technicalEvaluator',
  'user',
  'gatekeeper',
  'influencer',
  'champion',
  'coach',
  'blocker',
] as const

/** What the customer asks of us, and what we owe them: said as an ask and as a promise, never as a thing done. */
export const askAndPromiseScenes: Scene[] = [
  {
    key: 'ask.price',
    trigger: {
      roles: ['economicBuyer', 'approver', 'gatekeeper', 'champion', 'coach'],
      concerns: ['price', 'totalCost'],
      stages: ['propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['totalCost', 'phasedLanding'],
    zh: {
      title: '先谈要的这个价',
      opening: '{person}，{by:askedPrice}提过“{fact:askedPrice}”，今天就从这个价谈起。',
      keyMessage: '“{fact:askedPrice}”和我们的报价差在哪几项，逐项摆出来，哪项能动由双方一起看。',
      question: '要是单价和付款方式只能先动一样，您更看重哪一样？',
      objection: '别绕圈子，就说这个价行不行。',
      answer: '行就写进报价单，不行就当场说明缺口和原因，不让您白等。',
      nextStep: '请您把能交换的条件列个先后，我们按此出一版回复。',
      riskNote: '让价须在授权之内，任何让步都要写进书面报价。',
    },
    en: {
      title: 'Start from the price they ask',
      opening: '{person}, {by:askedPrice} said “{fact:askedPrice}”; today we begin with that price.',
      keyMessage:
        'We lay open, item by item, what stands between our quote and “{fact:askedPrice}”, and look together at what can move.',
      question: 'Of unit price and payment plan, which would you rather see move?',
      objection: 'No detours: can you meet this price or not?',
      answer: 'If we can, it goes into the quote; if we cannot, you hear the gap and the reason right here.',
      nextStep: 'Please rank the conditions that could be exchanged and we answer with one revised version.',
      riskNote: 'Concede within your authority only, and put every concession into the written quote.',
    },
  },
  {
    key: 'ask.wish',
    trigger: {
      roles: [...everyRole],
      concerns: ['risk', 'service', 'price', 'delivery', 'integration'],
      stages: ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction', 'usersFirst'],
    zh: {
      title: '逐条回复提出的要求',
      opening: '{person}，{by:customerAsk}提出的“{fact:customerAsk}”，今天先把这一条谈透。',
      keyMessage:
        '关于{by:customerAsk}提出的“{fact:customerAsk}”，能做的写清怎么做、何时做，做不了的直说，不拖到签约后。',
      question: '这项要求背后，哪个环节出了差错会很难办？',
      objection: '每次都说回去研究，没有下文。',
      answer: '那今天就把每条要求由谁答复、到哪天答复记下来，记得对不对请您当场看。',
      nextStep: '我们把要求清单发给您核对，漏的请补上。',
      riskNote: '没有批准的条件不得口头答应。',
    },
    en: {
      title: 'Answer each request in turn',
      opening:
        '{person}, {by:customerAsk} asked for “{fact:customerAsk}”. Let us take that up before anything else.',
      keyMessage:
        'On “{fact:customerAsk}”, as {by:customerAsk} asked: what is possible we write down with how and when, and what is not we say now rather than after signing.',
      question: 'Behind this request, where would a mistake hurt?',
      objection: 'Each time you take it away to study and nothing comes back.',
      answer:
        'Then let us note today who answers each request and by which day, and you check that we noted it right.',
      nextStep: 'We send you the list of requests to check; please add whatever is missing.',
      riskNote: 'Agree to no condition in conversation that nobody has approved.',
    },
  },
  {
    key: 'promise.open',
    trigger: {
      roles: [...everyRole],
      concerns: ['risk', 'service', 'delivery', 'compliance', 'integration'],
      stages: ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close', 'deliver'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '答应过的先交账',
      opening: '{person}，先交账：我们答应过{by:openPromise}“{fact:openPromise}”，说说办到了哪一步。',
      keyMessage:
        '我们对{by:openPromise}说过“{fact:openPromise}”，这是欠着的一件事，今天报进度，有变化也在今天说。',
      question: '这件事之外，还有哪件是我们说了还没兑现的？',
      objection: '先把说过的做到，再谈别的。',
      answer: '应该的。办妥之前，每次都先向您报这一件的进度。',
      nextStep: '办妥之后我们把东西和签收单一起送到，您这边指定谁来接？',
      riskNote: '进度须与实际一致，办不到要提前说。',
    },
    en: {
      title: 'Settle what we promised',
      opening:
        '{person}, let me start with what we owe: we told {by:openPromise} “{fact:openPromise}”, and here is how far it has come.',
      keyMessage:
        'We told {by:openPromise} “{fact:openPromise}”. It is still owed; you get its progress today, and any change of plan as well.',
      question: 'Beside this one, what else did we say and not yet do?',
      objection: 'Keep your word, then we talk about the rest.',
      answer: 'Fair enough. Until it is done, each call begins with how far it has come.',
      nextStep: 'Once it is done we hand it over with a receipt; who will take it on your side?',
      riskNote: 'Report progress as it is and say early what will not be met.',
    },
  },
]
