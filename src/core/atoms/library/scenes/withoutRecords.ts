import type { Scene } from '../scene.ts'

const anyIndustry = ['general', 'medicalDevice', 'industrialSoftware'] as const
const early = ['qualify', 'discover', 'evaluate', 'propose'] as const
const late = ['propose', 'negotiate', 'close', 'deliver', 'renew'] as const

/**
 * Talks that rest on nothing on file, for the roles of whom little is ever written down: those who are against it, who
 * are asked for their opinion, who use it, and who guard the procedure. Each can be had by anybody of its roles.
 */
export const withoutRecordsScenes: Scene[] = [
  {
    key: 'risk.objector',
    trigger: {
      roles: ['blocker', 'gatekeeper', 'technicalEvaluator', 'approver'],
      concerns: ['risk', 'reliability', 'integration'],
      stages: [...early, 'negotiate'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '先听反对的理由',
      opening: '{person}，今天先听您的顾虑，听全了再往下谈。',
      keyMessage: '您列出不能动的底线，我们逐条写回哪些守得住、哪些守不住，守不住的就不往下推。',
      question: '要是照现在的设想做下去，您看会先在哪里出问题？',
      objection: '我的意见提过，没人当回事。',
      answer: '这次每条意见都落到纸上，写明处理结果和理由；您不认可的，保留您的原话。',
      nextStep: '请您把不能动的底线写给我们，我们按条书面回复。',
      riskNote: '听反对意见时不辩解，也不转述给别人。',
    },
    en: {
      title: 'Hear the reasons against it',
      opening:
        '{person}, before anything else today I would like to hear what speaks against this for you, all of it.',
      keyMessage:
        'You name what must not be touched, we write back line by line what we can keep to and what we cannot, and where we cannot we do not push on.',
      question: 'If it went ahead as it is planned now, where do you expect the trouble to start?',
      objection: 'I have said what I think, and nobody took it seriously.',
      answer:
        'This time every point goes on paper with what became of it and why; where you disagree, your own words stay.',
      nextStep: 'Please write us what must not be touched, and we reply in writing, point by point.',
      riskNote: 'Do not argue while you listen, and pass nothing on to others.',
    },
  },
  {
    key: 'contrast.asIs',
    trigger: {
      roles: ['blocker', 'economicBuyer', 'influencer', 'user', 'approver'],
      concerns: ['competition', 'price', 'totalCost', 'productivity'],
      stages: [...early, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['competitiveContrast', 'valueEvidence'],
    zh: {
      title: '把维持现状也算一个选项',
      opening: '{person}，除了各家的方案，“先不改”也是一个选项，今天一起摆进来比。',
      keyMessage: '什么都不改也有账：省下什么、拖着什么、由谁担着，和另一种做法并排写清，由您判断。',
      question: '如果一切照旧，眼下这种做法您估计还能撑多久？',
      objection: '现在好好的，没必要折腾。',
      answer: '那就把“好好的”说具体：哪些环节确实不用动，照实写进去，我们不劝您改。',
      nextStep: '我们起草一张照旧与改动的对照页，空着的地方请您来填。',
      riskNote: '不夸大维持现状的坏处。',
    },
    en: {
      title: 'Count doing nothing as an option',
      opening:
        '{person}, beside the offers, changing nothing is a choice too; let us put it on the same list.',
      keyMessage:
        'Leaving things alone has its own account: what it saves, what it drags along and who carries it. We set that beside the other way, and you judge.',
      question: 'If nothing changed, how long do you think the present way would hold?',
      objection: 'It works. There is no need to stir it up.',
      answer:
        'Then let us say what “works” means: the steps that need no change go in as such, and we will not talk you out of them.',
      nextStep:
        'We draft a page with the present way beside the change, and leave the blanks for you to fill.',
      riskNote: 'Do not exaggerate what is wrong with the present way.',
    },
  },
  {
    key: 'phase.quietDays',
    trigger: {
      roles: ['blocker', 'user', 'influencer', 'gatekeeper', 'technicalEvaluator', 'coach', 'champion'],
      concerns: ['delivery', 'risk', 'switching', 'productivity'],
      stages: ['discover', 'evaluate', ...late],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding', 'riskReduction'],
    zh: {
      title: '不能动的日子先划掉',
      opening: '{person}，哪些日子、哪些地方不能打扰，我们想先记下来再排进度。',
      keyMessage: '动手之前先列清会影响到的班次和地方，您点头的时段才进场，别的时段不碰。',
      question: '一年里哪些时候，您这边经不起任何打扰？',
      objection: '说好不影响，人一进来就乱。',
      answer: '时段由您定、门由您的人开；没有您确认的时段，我们不进场。',
      nextStep: '请您在日历上划掉不能动的日子，我们在剩下的日子里排。',
      riskNote: '进场时间须与交付同事核对后再答应。',
    },
    en: {
      title: 'Cross out the days to leave alone',
      opening:
        '{person}, before anybody plans a date, I would like to note the days and places we must stay away from.',
      keyMessage:
        'Before anything is moved we list the shifts and places it touches, come in at the hours you agree to, and leave the others alone.',
      question: 'At which times of the year can your side bear no disturbance at all?',
      objection: 'They said we would hardly notice, and then people kept walking in.',
      answer:
        'You set the hours and your people open the door; without an hour that you confirmed, nobody of ours comes in.',
      nextStep:
        'Please cross out the days that must stay quiet on a calendar, and we plan within what is left.',
      riskNote: 'Check dates with the delivery colleagues before you agree to any.',
    },
  },
  {
    key: 'risk.neighbours',
    trigger: {
      roles: ['technicalEvaluator', 'gatekeeper', 'blocker', 'influencer', 'user', 'champion', 'coach'],
      concerns: ['integration', 'dataSecurity', 'switching', 'risk'],
      stages: [...early, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'phasedLanding'],
    zh: {
      title: '先看会碰到哪些现有的东西',
      opening: '{person}，动手之前，我们想先弄清它会碰到您现有的哪些东西。',
      keyMessage:
        '现有的设备、表单和流程先画成一张关系图，标出碰得到的和碰不到的；碰得到的逐处找到负责的人。',
      question: '您现有的东西里，改哪一处牵连会很广？',
      objection: '你们装完就走，牵连出来的麻烦归我。',
      answer: '牵连到的每一处都写明由谁处理、处理到什么程度；写不明的先不动。',
      nextStep: '我们先画一版关系图，请熟悉现场的同事来改错。',
      riskNote: '接口和数据的承诺须由技术同事书面确认。',
    },
    en: {
      title: 'See what it would touch',
      opening: '{person}, before anything is done I would like to understand what of yours it would touch.',
      keyMessage:
        'We draw how your machines, forms and procedures hang together, mark what would be touched and what would not, and find who answers for each place that is.',
      question: 'Of what you have today, what pulls everything else along when it changes?',
      objection: 'You install it and go, and I am left with what it broke next door.',
      answer:
        'Each place it touches gets a name and how far that person sees it through; where that cannot be written, nothing moves.',
      nextStep: 'We make a rough drawing of what hangs on what, and people who know the site correct it.',
      riskNote: 'Promises on interfaces and data need the written word of a technical colleague.',
    },
  },
  {
    key: 'users.unsaid',
    trigger: {
      roles: ['user', 'influencer', 'blocker', 'champion', 'coach', 'technicalEvaluator'],
      concerns: ['productivity', 'service', 'reliability', 'training'],
      stages: ['qualify', 'discover', 'evaluate', 'deliver', 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['usersFirst', 'valueEvidence'],
    zh: {
      title: '没写进报告的不顺',
      opening: '{person}，今天不讲产品，想听听大家手上哪些活做得不顺手。',
      keyMessage: '平时随手记下的不顺，往往会上没人提；我们照原话归类，归完请大家认一遍。',
      question: '哪一件事大家都觉得不顺手，却没写进任何报告？',
      objection: '说了也白说，上面不看。',
      answer: '原话不署名，归在一页纸上，给谁看、什么时候给，由您决定。',
      nextStep: '我们备一叠不记名的记录卡，放在哪里由您定。',
      riskNote: '不得透露是谁说的。',
    },
    en: {
      title: 'What no report says',
      opening: '{person}, no product talk today; I would like to hear which jobs people find a nuisance.',
      keyMessage:
        'What people jot down in passing is often closer to the truth than what a meeting concludes; we sort it in their own words and have them confirm it.',
      question: 'Which nuisance do people here know of, though it stands in no report?',
      objection: 'Saying it is pointless. Nobody upstairs reads it.',
      answer: 'Unsigned and in their own words it fits on a page, and you decide who sees it and when.',
      nextStep: 'We bring cards without names on them, and you say where they should lie.',
      riskNote: 'Do not let on who said what.',
    },
  },
  {
    key: 'peer.unhappy',
    trigger: {
      roles: ['blocker', 'technicalEvaluator', 'influencer', 'gatekeeper', 'economicBuyer', 'user'],
      concerns: ['competition', 'reliability', 'switching', 'delivery'],
      stages: [...early, 'negotiate', 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['peerProof', 'riskReduction'],
    zh: {
      title: '由您自己去问同行',
      opening: '{person}，打听我们，不必只按我们给的名单；今天说说您想自己去问谁、问什么。',
      keyMessage: '去问谁由您来挑，用得顺的和不顺的都可以；我们不打招呼，也不陪同。',
      question: '去问用过的单位，您想弄清的是哪一件事？',
      objection: '你们给的名单，个个说好话。',
      answer: '那就不用我们的名单：您从公开的中标公告里挑，我们不打招呼。',
      nextStep: '我们把打听时用得上的问题列成一页，您删改后自己用。',
      riskNote: '不评价同行的单位，也不打听对方的谈话。',
    },
    en: {
      title: 'Ask peers of your own choice',
      opening:
        '{person}, you need not go by our list of references; let us talk about whom you would rather ask, and what.',
      keyMessage:
        'Whom to ask is your choice, those for whom it went well and those for whom it did not; we neither call ahead nor come along.',
      question: 'If you asked other users about us, what would you want to know before anything else?',
      objection: 'Everybody on your list says nice things.',
      answer: 'Then leave our list aside: pick from published awards, and we warn nobody.',
      nextStep:
        'We put questions that are worth asking on a page; change them as you like and use them yourself.',
      riskNote: 'Pass no judgement on peers and do not ask what was said.',
    },
  },
  {
    key: 'compliance.writtenDoubts',
    trigger: {
      roles: ['blocker', 'influencer', 'user', 'coach', 'champion', 'economicBuyer', 'technicalEvaluator'],
      concerns: ['compliance', 'risk', 'dataSecurity', 'delivery'],
      stages: [...early, 'negotiate', 'close'],
      industries: [...anyIndustry],
    },
    strategies: ['complianceFirst', 'riskReduction'],
    zh: {
      title: '疑问先写成书面',
      opening: '{person}，有疑问不必当场表态，先写成书面的问题，我们按问题来答。',
      keyMessage: '每个问题都留下谁问的、谁答的、依据在哪；答不上来的写“待查”，查清了再补。',
      question: '内部要对照的规定里，哪一条需要我们先给书面依据？',
      objection: '书面一来一回，太慢了。',
      answer: '问题一次提全，我们一次答全；每个答复都附依据的出处，原文您可以自己去翻。',
      nextStep: '请您写下想问的，我们按编号书面答复，并附上出处。',
      riskNote: '答不准的不要猜，写明待查。',
    },
    en: {
      title: 'Put doubts in writing',
      opening:
        '{person}, nobody needs to take sides today; let doubts become written questions, and we answer those.',
      keyMessage:
        'Each question keeps who asked it, who answered and on what grounds; what we cannot answer is marked open until it has been looked up.',
      question: 'Which of your own rules would you like us to answer in writing before anything else?',
      objection: 'Writing back and forth takes too long.',
      answer:
        'Put the questions all at once and we answer all at once; every answer names its source, so that you can look up the wording yourself.',
      nextStep: 'Write down what you would like to ask, and we answer by number, in writing, with sources.',
      riskNote: 'Do not guess; mark as open what you are unsure of.',
    },
  },
  {
    key: 'cost.offTheBooks',
    trigger: {
      roles: ['user', 'influencer', 'blocker', 'technicalEvaluator', 'coach', 'champion'],
      concerns: ['totalCost', 'price', 'service', 'training'],
      stages: [...early, 'negotiate', 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost', 'usersFirst'],
    zh: {
      title: '账面以外的花费',
      opening: '{person}，算总账之前，想听听有哪些花费落在您这里、却没人记。',
      keyMessage: '账面以外的花费多半落在干活的人身上：多等的、多跑的、多填的，先按岗位写下来，再谈总账。',
      question: '哪一种花费是您这边天天在付、报表上却看不到的？',
      objection: '钱的事不归我管。',
      answer: '不请您定价，只请您认一认这些花费属不属实，由管钱的同事去算。',
      nextStep: '我们列一张报价之外花费的草表，您划掉不属实的。',
      riskNote: '不得引用别的客户的数字。',
    },
    en: {
      title: 'What no ledger shows',
      opening:
        '{person}, before anyone adds up, I would like to hear what it costs you that nobody writes down.',
      keyMessage:
        'What stands in no ledger mostly falls on those who do the work: the waiting, the walking, the filling in. Let us list it by post before we speak of sums.',
      question: 'Which expense do you bear day by day that shows in no report?',
      objection: 'Money is not my business.',
      answer:
        'You need not price anything; tell us whether these burdens are real, and the people with the budget can reckon.',
      nextStep: 'We draft a list of unrecorded burdens, and you strike out what is not so.',
      riskNote: 'Quote no figures of other customers.',
    },
  },
  {
    key: 'value.smallThing',
    trigger: {
      roles: ['blocker', 'user', 'influencer', 'gatekeeper', 'technicalEvaluator', 'approver'],
      concerns: ['clinicalValue', 'productivity', 'reliability', 'integration'],
      stages: [...early, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['valueEvidence', 'phasedLanding'],
    zh: {
      title: '先改好一件小事',
      opening: '{person}，今天不谈全盘，先找一件值得改的小事。',
      keyMessage: '先挑一件看得见、量得着的小事；做成了再谈别的，做不成就当没开过头。',
      question: '哪一件小事改好了，您会愿意再往下看？',
      objection: '改来改去，到头来还是我们收拾。',
      answer: '所以先说好谁动手、改到哪里为止、不合适怎么复原，写明了再碰。',
      nextStep: '我们把这件小事的做法写成一页，您同意了再动。',
      riskNote: '不得把试做说成已经定下。',
    },
    en: {
      title: 'Mend one small thing',
      opening: '{person}, let us leave the whole picture aside and look for one small thing worth mending.',
      keyMessage:
        'Pick something small that can be seen and measured; if it works out we talk of more, and if it does not, nothing was begun.',
      question: 'Which small thing, once put right, would make you want to look further?',
      objection: 'They change this and that, and we clear up afterwards.',
      answer:
        'So we agree who does it, where it stops and how it is put back if it does not suit, and write that down before we touch it.',
      nextStep: 'We write down how this small thing would be done, and nothing moves until you agree.',
      riskNote: 'Do not speak of a trial as if it were decided.',
    },
  },
  {
    key: 'phase.stations',
    trigger: {
      roles: ['gatekeeper', 'approver', 'technicalEvaluator', 'influencer', 'blocker', 'economicBuyer'],
      concerns: ['budgetTiming', 'delivery', 'compliance'],
      stages: ['qualify', 'discover', ...late],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding', 'complianceFirst'],
    zh: {
      title: '流程的节点排在一张日历上',
      opening: '{person}，今天想把流程上的节点和您对一遍，免得材料到时候才补。',
      keyMessage: '审批、采购和到货的节点排在同一张日历上，每个节点写清要什么材料、由谁交。',
      question: '流程里哪个节点历来容易卡住，卡在什么材料上？',
      objection: '流程是我们内部的事，催也没用。',
      answer: '不催。节点由您定，我们按节点提前备好材料，备晚了是我们的问题。',
      nextStep: '请告诉我们各个节点要的材料，我们做成清单请您过目。',
      riskNote: '不得绕开流程去找别的部门。',
    },
    en: {
      title: 'Put the stations on one calendar',
      opening:
        '{person}, I would like to go through the stations of your procedure, so that no paper has to be chased at the end.',
      keyMessage:
        'Approval, purchasing and delivery go on one calendar, and each station says which papers it needs and who hands them in.',
      question: 'At which station do things tend to stick, and over which paper?',
      objection: 'The procedure is our own affair. Pressing does not speed it up.',
      answer:
        'No pressing. You set the stations, we have the papers ready before them, and if they are late it is our fault.',
      nextStep: 'Tell us which papers each station needs, and we make a list for you to look over.',
      riskNote: 'Do not go round the procedure through another department.',
    },
  },
]
