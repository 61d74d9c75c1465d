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
    assumes: ['lineOpen'],
    zh: {
      title: '先谈要的这个价',
      opening: '{person}，{by:askedPrice}提过“{fact:askedPrice}”，今天就从这个价谈起。',
      keyMessage: '“{fact:askedPrice}”和我们的报价差在哪几项，逐项摆出来，哪项能动由双方一起看。',
      question: '要是单价和付款方式只能先动一样，您更看重哪一样？',
      objection: '别绕圈子，就说这个价行不行。',
      answer: '差多少、差在哪，今天就摊开；能不能到这个价要批过才算，哪天给您书面答复，现在说定。',
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
      answer:
        'The gap and its reasons you see today. Whether we can close it needs approval, and we agree now on the day of a written answer.',
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
      opening: '{person}，{by:customerAsk}提出的“{fact:customerAsk}”，今天先回这一条。',
      keyMessage:
        '关于{by:customerAsk}提出的“{fact:customerAsk}”，能做的写清怎么做、何时做，做不了的直说，不拖到签约后。',
      question: '这项要求背后，哪个环节出了差错会很难办？',
      objection: '要是做不到，就早点告诉我们。',
      answer: '应该的。哪条能做、由谁做、哪天给，今天记下来；做不到的也写明，请您当场看记得对不对。',
      nextStep: '我们把要求清单发给您核对，漏的请补上。',
      riskNote: '没有批准的条件不得口头答应。',
    },
    en: {
      title: 'Answer each request in turn',
      opening:
        '{person}, {by:customerAsk} put it to us: “{fact:customerAsk}”. That gets its reply before we go on.',
      keyMessage:
        'On “{fact:customerAsk}”, as {by:customerAsk} asked: what is possible we write down with how and when, and what is not we say now rather than after signing.',
      question: 'If this were not met, what would suffer for it on your side?',
      objection: 'If you cannot do it, tell us early.',
      answer:
        'Agreed. We note today what can be done, by whom and by which day, and what cannot; you check that we noted it right.',
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
      title: '说过的话先对一遍',
      opening: '{person}，先对一遍我们说过的话：“{fact:openPromise}”，对{by:openPromise}讲的，今天核对。',
      keyMessage:
        '我们对{by:openPromise}说过“{fact:openPromise}”：到没到、还差什么，今天对清楚，有变化也在今天说。',
      question: '这件事之外，还有哪件是我们说了还没兑现的？',
      objection: '先把说过的做到，再谈别的。',
      answer: '应该的。办妥之前，每次都先向您报这一件的进度。',
      nextStep: '办妥之后我们把东西和签收单一起送到，您这边指定谁来接？',
      riskNote: '进度须与实际一致，办不到要提前说。',
    },
    en: {
      title: 'Check what we said we would do',
      opening:
        '{person}, let me start with our own word: we told {by:openPromise} “{fact:openPromise}”, and that is what we check today.',
      keyMessage:
        'We told {by:openPromise} “{fact:openPromise}”. Today we check whether it has reached you and what is missing, and you hear of any change of plan.',
      question: 'Beside this one, what else did we say and not yet do?',
      objection: 'Keep your word, then we talk about the rest.',
      answer: 'Fair enough. Until it is done, each call begins with how far it has come.',
      nextStep: 'Once it is done we hand it over with a receipt; who will take it on your side?',
      riskNote: 'Report progress as it is and say early what will not be met.',
    },
  },
]
