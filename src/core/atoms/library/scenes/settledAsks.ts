import { knownBuyingRoles as buyingRoles } from '../../../../shared/vocabulary.ts'
import type { Scene } from '../scene.ts'

/** What the customer asks where it is settled among us how far we go: it gets its answer in the call, and no promise of one. */
export const settledAskScenes: Scene[] = [
  {
    key: 'ask.priceSettled',
    trigger: {
      roles: ['economicBuyer', 'approver', 'gatekeeper', 'champion', 'coach'],
      concerns: ['price', 'totalCost'],
      stages: ['propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['totalCost', 'phasedLanding'],
    assumes: ['lineSettled'],
    zh: {
      title: '要的这个价，当面答',
      opening: '{person}，{by:askedPrice}提过“{fact:askedPrice}”，这次通话就给答复，不让您再等一轮。',
      keyMessage:
        '对“{fact:askedPrice}”我们带着答复来：先讲我们这边的数和它包含什么，再讲跟着它走的条件，一条一条您来回。',
      question: '除了总数，另外几条里哪一条定了您这边就能往前走？',
      objection: '还是高，再让一点。',
      answer: '先看用哪一条条件来换；没有交换的让步我们不做，这样说好的才站得住。',
      nextStep: '说定的几条连同总数，当天成文发给您核对。',
      riskNote: '从内部定的开口说起，按定好的次序让；线以下的数一个字不提。',
    },
    en: {
      title: 'The price they ask, answered in the call',
      opening:
        '{person}, {by:askedPrice} put “{fact:askedPrice}” to us; the reply comes in this call, without another round of waiting.',
      keyMessage:
        'On “{fact:askedPrice}” we come with our answer: our figure and all that it covers, and the conditions that go with it, each for you to reply to.',
      question: 'Beside the total, which of the other points would let you go ahead if it were fixed?',
      objection: 'Still too high. A little more?',
      answer:
        'Then let us see against which condition. We give nothing without something in return, so that what we shake hands on stands.',
      nextStep: 'Whatever we fix, with the total, comes to you on paper the same day to check.',
      riskNote:
        'Begin where we settled to begin, give in the order that was settled, and say nothing of what lies below it.',
    },
  },
  {
    key: 'ask.termsSettled',
    trigger: {
      roles: [...buyingRoles],
      concerns: ['price', 'budgetTiming', 'totalCost'],
      stages: ['discover', 'propose', 'negotiate', 'close', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['totalCost', 'phasedLanding'],
    assumes: ['lineSettled'],
    zh: {
      title: '提的条件，逐条当面回',
      opening: '{person}，{by:askedTerms}提的“{fact:askedTerms}”，我们商量过了，这就逐条回您。',
      keyMessage: '“{fact:askedTerms}”：能照办的直接说能，要带条件的把条件讲全，办不到的说明缘由和替代做法。',
      question: '听完这几条，哪一条还要拿回去和同事对？',
      objection: '有一条你们没答应，那别的也先放着。',
      answer: '答应了的几条不受它拖累，先记成白纸黑字；没答应的那条单独留着，换个做法再谈。',
      nextStep: '会后把逐条的回复写成一张表，哪条成、哪条带条件，一眼看清。',
      riskNote: '只说内部已经点头的条件；不在里面的新要求记下，不当场松口。',
    },
    en: {
      title: 'Their conditions, each answered',
      opening:
        '{person}, on what {by:askedTerms} raised, “{fact:askedTerms}”: we have talked it through and reply to it now, point by point.',
      keyMessage:
        '“{fact:askedTerms}”: where it can be done we say yes, where it hangs on something we say on what, and where it cannot we give the reason and what could be done in its place.',
      question: 'Having heard these, which of them do you still need to take to your colleagues?',
      objection: 'You refused one of them, so the others can wait.',
      answer:
        'What is agreed need not suffer for it and goes on paper today. What is left we keep by itself and look at another way of doing it.',
      nextStep: 'After the call you get each reply in a table: agreed, agreed on a condition, or not.',
      riskNote:
        'Grant only what was settled among us; a new wish that is not among it is noted and granted by nobody on the call.',
    },
  },
]
