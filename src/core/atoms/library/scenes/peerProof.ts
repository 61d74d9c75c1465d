import type { Scene } from '../scene.ts'

export const peerProofScenes: Scene[] = [
  {
    key: 'peer.beforeAfter',
    trigger: {
      roles: ['approver', 'economicBuyer', 'technicalEvaluator', 'user'],
      concerns: ['reliability', 'productivity', 'risk'],
      stages: ['evaluate', 'propose', 'negotiate'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof', 'valueEvidence'],
    needs: { keyMessage: ['referenceSite'] },
    zh: {
      title: '同行前后记录可核对',
      keyMessage:
        '{fact:referenceSite}的记录从{fact:referenceBefore}变为{fact:referenceAfter}，原始记录可以当面核对。',
      question: '这家的情况和您这里，哪一点不一样，需要打折扣来看？',
      objection: '别人的数字，放到我们这里不一定成立。',
      answer: '对，条件不同结果就不同。所以只作参考，判断还是看您自己的试用。',
      nextStep: '把两边条件列成对照，不一样的地方标出来。',
      riskNote: '引用同行数据须经其同意，注明条件，不得暗示同样结果。',
    },
    en: {
      title: 'A peer’s record, before and after',
      keyMessage:
        'At {fact:referenceSite} the record moved from {fact:referenceBefore} to {fact:referenceAfter}; the log itself can be checked.',
      question: 'Where does that site differ from yours, so that the result should be discounted?',
      objection: 'Other people’s figures need not hold here.',
      answer:
        'True, other conditions give other results. Take it as a reference and judge by your own trial.',
      nextStep: 'Let us set the conditions side by side and mark the differences.',
      riskNote: 'Use a peer’s data with consent and conditions; do not imply the same result.',
    },
  },
  {
    key: 'peer.visit',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'approver', 'influencer', 'blocker'],
      concerns: ['reliability', 'service', 'clinicalValue', 'productivity'],
      stages: ['discover', 'evaluate', 'propose'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof'],
    zh: {
      title: '去看在用的现场',
      opening: '{person}，{fact:referenceSite}愿意接待同行，您可以自己去看、自己去问。',
      keyMessage: '在{fact:referenceSite}可以看到平常日子里的样子，问题由您来提，我们不在场。',
      question: '如果去看，您想当面问他们哪些问题？',
      objection: '参观都是安排好的，看不到真的。',
      answer: '日子由您挑，提前打招呼就行，想看哪个班次都可以。',
      nextStep: '请您选日子，我们只负责联系和登记。',
      riskNote: '参观须登记，费用各自承担，不得安排旅游或礼品。',
    },
    en: {
      title: 'See a site in ordinary use',
      opening: '{person}, {fact:referenceSite} is willing to receive peers; go and ask for yourself.',
      keyMessage:
        'At {fact:referenceSite} you see an ordinary day and put your own questions, without us in the room.',
      question: 'If you went, which questions would you put to them?',
      objection: 'Visits are staged; you do not see the real thing.',
      answer: 'You pick the day and the shift, with a short notice to the host.',
      nextStep: 'Choose a date; we arrange contact and registration and nothing else.',
      riskNote: 'Register the visit, each side bears its costs, no travel perks or gifts.',
    },
  },
  {
    key: 'peer.directCall',
    trigger: {
      roles: [
        'blocker',
        'technicalEvaluator',
        'user',
        'approver',
        'economicBuyer',
        'champion',
        'coach',
        'gatekeeper',
        'influencer',
      ],
      concerns: ['risk', 'service', 'switching', 'reliability'],
      stages: ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof'],
    zh: {
      title: '让同行直接通话',
      opening: '{person}，除了听我们讲，您也可以直接和同行聊聊。',
      keyMessage: '我们可以征得同意后，请岗位和您相同的同行与您直接通话，内容我们不听、不记。',
      question: '您更想和哪个岗位的同行聊，聊哪些方面？',
      objection: '介绍的都是关系好的客户。',
      answer: '可以。您自己指定一家我们的客户，我们去征求对方同意，对方不愿意也如实告诉您。',
      nextStep: '您说岗位和话题，我们去征求同行的同意。',
      riskNote: '须先取得同行书面同意，不得透露其价格和内部资料。',
    },
    en: {
      title: 'Let peers talk directly',
      opening: '{person}, beside what you hear from us, you may want to talk to a peer directly.',
      keyMessage:
        'With their consent, a peer in the same post as yours can talk to you directly; we neither listen nor take notes.',
      question: 'Which post would you like to talk to, and about what?',
      objection: 'You introduce customers who like you.',
      answer:
        'Then name a customer of ours yourself; we ask for consent and tell you plainly if they decline.',
      nextStep: 'Give us the post and the topic; we ask for the peer’s consent.',
      riskNote: 'Get the peer’s written consent; reveal neither prices nor internal papers.',
    },
  },
  {
    key: 'peer.interfaces',
    trigger: {
      roles: ['technicalEvaluator', 'gatekeeper', 'influencer', 'approver'],
      concerns: ['integration', 'risk', 'dataSecurity'],
      stages: ['discover', 'evaluate', 'propose', 'deliver'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof', 'riskReduction'],
    zh: {
      title: '同版本接口已有先例',
      keyMessage:
        '与“{fact:interfaceVersion}”对接的现场已有{fact:interfaceSites}，对接记录可供技术同事查看。',
      question: '接口上，您这里有没有自己改过的字段或流程？',
      objection: '别家能接，不代表我们这里能接。',
      answer: '所以先在测试环境联调，通了再谈实施，不通的地方写明原因。',
      nextStep: '请开一个测试环境，我们按您的接口文档先跑通。',
      riskNote: '样本少时只陈述事实，不作保证。',
    },
    en: {
      title: 'The same interface version elsewhere',
      keyMessage:
        'Interfaces to “{fact:interfaceVersion}” run at {fact:interfaceSites}; the connection log is open to your engineers.',
      question: 'Have you changed fields or flows of that interface on your side?',
      objection: 'That it connects elsewhere does not mean it will here.',
      answer: 'So we connect in a test environment before planning, and write down whatever fails and why.',
      nextStep: 'Open a test environment and we run through your interface document.',
      riskNote: 'With few cases state the fact and promise nothing.',
    },
  },
  {
    key: 'peer.rollout',
    trigger: {
      roles: ['economicBuyer', 'champion', 'coach', 'user', 'influencer', 'technicalEvaluator'],
      concerns: ['switching', 'training', 'risk', 'productivity'],
      stages: ['discover', 'evaluate', 'propose', 'deliver'],
      industries: ['industrialSoftware'],
    },
    assumes: ['software'],
    strategies: ['peerProof', 'usersFirst'],
    zh: {
      title: '听听同行上线时的弯路',
      opening: '{person}，今天不讲成功案例，讲讲同行上线时走过的弯路。',
      keyMessage:
        '同行常见的弯路是：流程没定就配系统、班组没参与就推上线、数据没清就迁移；我们按这几条来排您的计划。',
      question: '上线常走的弯路里，您这里更可能遇上哪一种？',
      objection: '各家情况不同，别人的弯路参考不大。',
      answer: '不照搬。您觉得遇不上的划掉，会遇上的写进计划并指定负责人。',
      nextStep: '开一次小会，把弯路清单逐条划掉或认领。',
      riskNote: '讲弯路时隐去同行名称和可识别细节。',
    },
    en: {
      title: 'Hear about the detours of others',
      opening: '{person}, no success stories today; let us talk about detours that peers took.',
      keyMessage:
        'Common detours are configuring before the process is settled, going live without the crews, and moving uncleaned data; your plan is built around them.',
      question: 'Of the usual detours in a roll-out, which is likelier here?',
      objection: 'Plants differ; their detours tell us little.',
      answer: 'Nothing is copied. Strike what cannot happen here; what can goes into the plan with an owner.',
      nextStep: 'A short meeting to strike or claim each detour on the list.',
      riskNote: 'Leave out names and details that identify the peer.',
    },
  },
  {
    key: 'peer.colleagues',
    trigger: {
      roles: ['influencer', 'user', 'approver', 'champion', 'coach', 'technicalEvaluator'],
      concerns: ['clinicalValue', 'training', 'service'],
      stages: ['qualify', 'discover', 'evaluate', 'propose'],
      industries: ['medicalDevice'],
    },
    strategies: ['peerProof', 'usersFirst'],
    zh: {
      title: '请用过的同行谈操作',
      opening: '{person}，操作上的感受，由用过的医生来讲比我们讲实在。',
      keyMessage: '可以请使用同类设备的医生，就操作习惯和流程衔接谈谈感受，只谈操作，不谈疗效。',
      question: '您更想了解操作上手、图像习惯，还是与现有流程的衔接？',
      objection: '专家讲课都有立场。',
      answer: '所以不请讲课，只安排同岗位的人对谈，不付任何费用，内容公开。',
      nextStep: '请您列出想问的操作问题，我们去约合适的同行。',
      riskNote: '不得以专家名义作疗效证明，不得支付变相讲课费。',
    },
    en: {
      title: 'Users talk about handling',
      opening: '{person}, how it handles is for doctors who use it to tell, rather than for us.',
      keyMessage:
        'Doctors who use comparable equipment can describe handling and workflow; they speak of operation, not of treatment results.',
      question:
        'What would you like to hear about: getting started, image habits or fit with the present workflow?',
      objection: 'Invited experts take sides.',
      answer: 'So there is no lecture and no fee: colleagues in the same post talk, openly.',
      nextStep: 'List the handling questions you have and we look for a suitable peer.',
      riskNote: 'No expert testimony on efficacy, no disguised lecture fee.',
    },
  },
  {
    key: 'peer.serviceVoice',
    trigger: {
      roles: ['user', 'gatekeeper', 'approver', 'technicalEvaluator'],
      concerns: ['service', 'reliability'],
      stages: ['evaluate', 'propose', 'negotiate', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof'],
    zh: {
      title: '服务好坏问报修的人',
      opening: '{person}，服务怎么样，问天天报修的人准。',
      keyMessage: '我们把愿意受访的报修联系人名单给您，由您抽着打，不用通过我们。',
      question: '向在用的单位打听服务时，您想问哪几样？',
      objection: '名单也是你们挑的。',
      answer: '名单按区域给全，愿意受访与否由对方定，没有同意的我们不能给号码。',
      nextStep: '我们征得同意后把名单发您，您抽样，我们不跟。',
      riskNote: '联系人信息须取得单独同意后提供。',
    },
    en: {
      title: 'Ask the people who call for repairs',
      opening: '{person}, for the truth about service, ask the people who place the calls.',
      keyMessage:
        'We give you the list of repair contacts willing to talk; you pick whom to ring, without going through us.',
      question: 'When you ask another user about service, what would you like to hear about?',
      objection: 'You chose the list.',
      answer:
        'It covers the region in full; consent is theirs to give, and without it we may not pass on a number.',
      nextStep: 'With consent in hand we send the list, you sample it, and we stay out.',
      riskNote: 'Pass on contact details with separate consent alone.',
    },
  },
  {
    key: 'peer.approvalFile',
    trigger: {
      roles: ['approver', 'economicBuyer', 'gatekeeper', 'champion', 'coach'],
      concerns: ['compliance', 'budgetTiming', 'risk', 'price'],
      stages: ['propose', 'negotiate', 'close', 'renew', 'qualify'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['peerProof'],
    zh: {
      title: '同行立项材料怎么写',
      opening: '{person}，立项材料的写法，可以看看同行公开的做法。',
      keyMessage:
        '同行立项时常写清这几块：现状依据、备选比较、全周期费用、风险与退出；我们照这个目录帮您找出处。',
      question: '您这里立项，哪部分材料历来比较难凑？',
      objection: '各单位要求不一样，照抄没用。',
      answer: '不照抄，只借目录。内容按您单位的模板填，出处我们来找。',
      nextStep: '请把立项模板给我们看看，我们标出能提供出处的栏目。',
      riskNote: '只引公开材料，不得提供他方内部文件。',
    },
    en: {
      title: 'How peers wrote the business case',
      opening: '{person}, for the business case there are public examples from peers worth a look.',
      keyMessage:
        'Peers usually cover present state, alternatives, life-cycle cost, risk and exit; with that outline we find sources for you.',
      question: 'In your procedure, which section is usually hard to fill?',
      objection: 'Requirements differ; copying is useless.',
      answer: 'Borrow the outline, not the text. Your template rules and we look for sources.',
      nextStep: 'Show us the template and we mark the fields for which we can supply a source.',
      riskNote: 'Use public material; never hand over another party’s internal papers.',
    },
  },
]
