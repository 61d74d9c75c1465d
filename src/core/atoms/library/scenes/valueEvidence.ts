import type { Scene } from '../scene.ts'

export const valueEvidenceScenes: Scene[] = [
  {
    key: 'value.downtime',
    trigger: {
      roles: ['approver', 'technicalEvaluator', 'economicBuyer', 'user'],
      concerns: ['reliability', 'productivity', 'service'],
      stages: ['discover', 'evaluate', 'propose'],
      // Of a machine that we deliver: where the trade is not known a standstill may be our own bad batch.
      industries: ['medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence'],
    zh: {
      title: '先算停机账',
      opening: '{person}，记录里停机{fact:downtimeHours}，今天只谈怎么把它降下来。',
      keyMessage:
        '我们按您认可的口径，把{fact:downtimeHours}的停机拆成原因、次数和修复环节，逐项对应改进办法。',
      question: '这段停机里，哪一种原因让您和同事付出的代价更大？',
      objection: '停机是使用问题，换设备也解决不了。',
      answer: '有可能。所以先把原因分清：属于使用的，我们做培训；属于设备的，再谈更换。',
      nextStep: '请您确认停机的统计口径，我们据此整理一张测算表交回您核对。',
      riskNote: '停机数字只能引自有出处的记录，不得推算或保证降幅。',
    },
    en: {
      title: 'Price the downtime before the product',
      opening:
        '{person}, the record of downtime says you were down {fact:downtimeHours}. Today is about bringing that back.',
      keyMessage:
        'On a basis you accept, we split the {fact:downtimeHours} you were down into kinds of downtime, counts and repair steps, each with its own remedy.',
      question: 'Which cause behind that downtime costs you and your colleagues more than the others?',
      objection: 'Downtime comes from how people use it; new equipment changes nothing.',
      answer:
        'That may be so. Let us look at it apart: what stems from use we meet with training, and we discuss replacement for the rest.',
      nextStep: 'Could you confirm how downtime is counted? We then return a worksheet for you to check.',
      riskNote: 'Quote downtime from a record with a source; do not estimate or promise a reduction.',
    },
  },
  {
    key: 'value.waiting',
    trigger: {
      roles: ['user', 'influencer', 'approver', 'champion', 'coach'],
      concerns: ['clinicalValue', 'productivity'],
      stages: ['discover', 'evaluate', 'propose'],
      industries: ['medicalDevice'],
    },
    strategies: ['valueEvidence', 'usersFirst'],
    zh: {
      title: '从等待时间谈起',
      opening: '{person}，科室反映的等待是{fact:waitingTime}，想听听一线是怎么排的。',
      keyMessage:
        '等待{fact:waitingTime}里有排班、准备和设备占用几段，我们和科室一起量清每一段，再看设备能改善哪一段。',
      question: '患者等待的这段时间，主要卡在预约、准备，还是设备占用？',
      objection: '等待是人手不够，和设备关系不大。',
      answer: '那我们就把人手和设备分开量，量出来与设备无关的部分，我们如实写明。',
      nextStep: '选一个普通工作日，我们跟一轮流程，记录每一段用时。',
      riskNote: '只谈流程用时，不得把缩短等待表述为疗效改善。',
    },
    en: {
      title: 'Start from the waiting time',
      opening:
        '{person}, the department reports a wait of {fact:waitingTime}. How does the list run in practice?',
      keyMessage:
        'Within that {fact:waitingTime} there is scheduling, preparation and machine occupancy; we measure each part with the department and see which part equipment can change.',
      question: 'Where does the wait build up: booking, preparation or machine occupancy?',
      objection: 'The wait is about staffing, not about equipment.',
      answer:
        'Then we measure staffing and equipment apart, and write down plainly what equipment cannot change.',
      nextStep: 'Pick an ordinary working day; we follow one list and time each step.',
      riskNote: 'Talk about process time; never present a shorter wait as a better clinical outcome.',
    },
  },
  {
    key: 'value.goal',
    trigger: {
      roles: ['economicBuyer', 'approver', 'champion', 'coach', 'influencer', 'user'],
      concerns: ['productivity', 'clinicalValue', 'totalCost'],
      stages: ['qualify', 'discover', 'propose'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence'],
    zh: {
      title: '从客户自己的目标出发',
      opening: '{person}，您之前说过“{fact:statedGoal}”，今天围着这句话谈。',
      keyMessage: '方案里每一项都对着“{fact:statedGoal}”写明贡献，对不上的我们会划掉。',
      question: '到年底回头看，什么结果会让您觉得这件事做对了？',
      nextStep: '我们把目标、衡量办法和责任人写成简短的材料，请您修改。',
      riskNote: '目标须引用客户原话，不得替客户提高或改写目标。',
    },
    en: {
      title: 'Start from the goal in their own words',
      opening: '{person}, you said “{fact:statedGoal}”. Today stays with that sentence.',
      keyMessage:
        'Each item of the proposal states what it adds to “{fact:statedGoal}”; what adds nothing is struck out.',
      question: 'Looking back at year end, which result would tell you that this was the right call?',
      nextStep: 'We put goal, measure and owner on a page for you to correct.',
      riskNote: 'Quote the goal as the customer said it; do not raise or reword it.',
    },
  },
  {
    key: 'value.changeover',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'economicBuyer', 'influencer'],
      concerns: ['productivity', 'totalCost'],
      stages: ['discover', 'evaluate', 'propose'],
      industries: ['industrialSoftware'],
    },
    strategies: ['valueEvidence'],
    zh: {
      title: '换型时间摆上桌',
      opening: '{person}，上次记录的换型用时是{fact:changeoverTime}，想和您一起看看时间花在哪里。',
      keyMessage:
        '系统不替班组干活，它把{fact:changeoverTime}换型里的等待、找料和调参逐段记下来，让班组自己决定先改哪段。',
      question: '换型时，班组等得比较久的是物料、程序，还是首件确认？',
      objection: '班组有自己的土办法，系统反而添事。',
      answer: '那就先不动办法，只记时间。记下来的数归班组所有，觉得添事随时可以停。',
      nextStep: '选一条产线把换型连续记下来，由班组长讲给大家听。',
      riskNote: '换型用时须来自现场记录，不得承诺缩短幅度。',
    },
    en: {
      title: 'Put the changeover on the table',
      opening: '{person}, the log shows a changeover of {fact:changeoverTime}. Where does that time go?',
      keyMessage:
        'The system does not do the crew’s work. Inside a changeover of {fact:changeoverTime} it records waiting, fetching and tuning, and the crew picks what to change.',
      question:
        'During a changeover, what keeps the crew waiting longer: material, program or approval of the initial part?',
      objection: 'The crew has its own way; a system adds work.',
      answer:
        'Then their way stays and we record time alone. The record belongs to the crew, and they can stop it any day.',
      nextStep: 'Choose a line, record a week of changeovers, and let the crew lead present it.',
      riskNote: 'Changeover time comes from the shop-floor record; promise no reduction.',
    },
  },
  {
    key: 'value.scrap',
    trigger: {
      roles: ['economicBuyer', 'technicalEvaluator', 'user', 'champion', 'coach'],
      concerns: ['productivity', 'reliability', 'totalCost'],
      stages: ['discover', 'evaluate', 'propose', 'renew'],
      industries: ['industrialSoftware'],
    },
    strategies: ['valueEvidence', 'totalCost'],
    zh: {
      title: '报废从哪道工序来',
      keyMessage: '{fact:scrapRate}的报废若能追到工序和批次，讨论就从“谁的责任”变成“改哪一步”。',
      question: '现在要查清报废的来由，需要翻哪些记录、问哪些人？',
      objection: '质量系统已经有报废数据了。',
      answer: '数据在，但和工艺参数没有连上。我们接您现有的质量系统，不另起一套。',
      nextStep: '请给我们已经结案的报废记录，我们当面演示追溯过程。',
      riskNote: '报废率须注明统计期和口径，不得暗示必然下降。',
    },
    en: {
      title: 'Which step makes the scrap',
      keyMessage:
        'Once the {fact:scrapRate} of scrap is traced to step and batch, the talk moves from whose fault it is to which step to change.',
      question: 'To explain a scrapped batch today, how many records and how many people do you have to ask?',
      objection: 'Our quality system already holds the scrap data.',
      answer:
        'It does, without the link to process settings. We connect to that system rather than set up another.',
      nextStep: 'Hand us a closed scrap case and we trace it in front of you.',
      riskNote: 'State period and basis of the scrap rate; do not imply that it must fall.',
    },
  },
  {
    key: 'value.trial',
    trigger: {
      roles: ['technicalEvaluator', 'user', 'approver', 'economicBuyer', 'blocker'],
      concerns: ['reliability', 'clinicalValue', 'productivity', 'risk'],
      stages: ['evaluate', 'propose', 'negotiate'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence', 'riskReduction'],
    zh: {
      title: '让试用记录说话',
      opening: '{person}，试用记录出来了：“{fact:trialResult}”，好的和不好的都在里面。',
      keyMessage: '试用记录写的是“{fact:trialResult}”，原始记录随时可以翻看，我们不挑着讲。',
      question: '试用里哪一条结果还不足以让您放心？',
      objection: '试用是你们的人盯着做的，平时未必如此。',
      answer: '您说得对。可以再安排一段由您的人独立操作的试用，我们不在场，记录方式不变。',
      nextStep: '把试用中没有达到预期的条目列出来，我们逐条书面答复。',
      riskNote: '试用结果须全文可查，不得只摘有利部分，也不得外推为保证。',
    },
    en: {
      title: 'Let the trial record speak',
      opening: '{person}, the trial record is in: “{fact:trialResult}”. The good and the bad are both there.',
      keyMessage:
        'The trial record says “{fact:trialResult}”. The raw entries are open to you; we are not picking the pleasant ones.',
      question: 'Which result of the trial is not yet enough to reassure you?',
      objection: 'Your people watched over the trial; ordinary days will differ.',
      answer:
        'A fair point. Let your own staff run a further trial without us present, recorded in the same way.',
      nextStep: 'List what fell short in the trial and we answer each item in writing.',
      riskNote:
        'Keep the full trial record open; do not quote favourable parts alone or extend them to a promise.',
    },
  },
  {
    key: 'value.baseline',
    trigger: {
      roles: ['economicBuyer', 'approver', 'technicalEvaluator', 'champion', 'coach', 'gatekeeper'],
      concerns: ['price', 'totalCost', 'productivity'],
      stages: ['qualify', 'discover', 'evaluate'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence'],
    zh: {
      title: '先定基线，再谈价值',
      opening: '{person}，在谈{product}之前，想先弄清现在是什么样子。',
      keyMessage: '没有共同认可的基线，价值就是各说各话；我们先和{account}把现状量清，再谈差别。',
      question: '现在有哪些数据是您每个月都会看、而且信得过的？',
      objection: '先报价吧，别的以后再说。',
      answer: '可以给您参考口径。只是没有基线，报出来的价您也不好向上解释。',
      nextStep: '请指定一位同事，和我们一起核对现状数据。',
      riskNote: '基线未确认前，不给出任何收益数字。',
    },
    en: {
      title: 'Agree the baseline before the value',
      opening: '{person}, before we discuss {product}, let us see how things stand today.',
      keyMessage:
        'Without a baseline that both sides accept, value is a matter of opinion; we measure today at {account} together, then talk about the difference.',
      question: 'Which figures do you look at each month and trust?',
      objection: 'Just quote; the rest can wait.',
      answer:
        'We can give a reference basis. Without a baseline, though, the price is hard for you to explain upstairs.',
      nextStep: 'Name a colleague to go through the present figures with us.',
      riskNote: 'Give no benefit figure until the baseline is confirmed.',
    },
  },
  {
    key: 'value.tickets',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'champion', 'coach', 'blocker'],
      concerns: ['service', 'reliability'],
      stages: ['evaluate', 'deliver', 'renew'],
      industries: ['general', 'industrialSoftware', 'medicalDevice'],
    },
    strategies: ['valueEvidence', 'riskReduction'],
    zh: {
      title: '先交代没关的工单',
      opening: '{person}，先说不好听的：目前未关工单还有{fact:openTickets}。',
      keyMessage: '未关工单{fact:openTickets}，都有负责人和答复日期，今天可以当面过。',
      question: '这些没关的问题里，哪一个真正影响到了您的日常？',
      objection: '旧问题没解决，谈新的没有意义。',
      answer: '同意。新的议题放到旧问题答复之后，顺序由您来定。',
      nextStep: '今天散会前定下每个未关问题的答复人。',
      riskNote: '未关工单须与系统记录一致，不得隐去对方已提出的问题。',
    },
    en: {
      title: 'Open with the open tickets',
      opening: '{person}, the unpleasant part comes before the rest: {fact:openTickets} are still open.',
      keyMessage:
        'Of the {fact:openTickets} still open, each has an owner and a reply date; we can go through them today.',
      question: 'Which of these open issues really touches your daily work?',
      objection: 'With old problems unsolved there is no point in new topics.',
      answer: 'Agreed. New topics come after the old ones are answered, in the order you set.',
      nextStep: 'Before we part today, settle who answers each open issue.',
      riskNote: 'Ticket counts must match the system; leave out nothing the customer has raised.',
    },
  },
  {
    key: 'value.ownCases',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'influencer', 'champion', 'coach'],
      concerns: ['clinicalValue', 'reliability', 'training'],
      stages: ['qualify', 'discover', 'evaluate'],
      industries: ['medicalDevice'],
    },
    strategies: ['valueEvidence', 'usersFirst'],
    zh: {
      title: '用科室自己的常规病例看',
      opening: '{person}，今天不放样片，想请您拿科室日常的检查来看。',
      keyMessage: '在注册证载明的范围内，由科室医生用日常检查自己判断{product}是否合用，我们只负责操作支持。',
      question: '您平时觉得操作起来费劲的检查，是哪一类？',
      objection: '演示都好看，实际用起来不一定。',
      answer: '所以不做演示，按您排的日常检查来，看不清的地方请您直接指出来。',
      nextStep: '请您圈定想看的检查类型，我们按注册范围逐项确认能否安排。',
      riskNote: '不得断言诊断或治疗效果，不得超出注册证载明的适用范围。',
    },
    en: {
      title: 'Judge it on the department’s own routine work',
      opening:
        '{person}, no sample images today: please look at it with the examinations you run every week.',
      keyMessage:
        'Within the registered scope, your own doctors judge on routine work whether {product} suits them; we support the handling and nothing more.',
      question: 'Which kind of examination do you find laborious today?',
      objection: 'Demonstrations look fine; daily use is different.',
      answer: 'So there is no demonstration. We follow your list, and you point out whatever is unclear.',
      nextStep: 'Mark the examinations you want to see and we confirm each against the registered scope.',
      riskNote: 'Assert no diagnostic or therapeutic effect and stay inside the registered scope.',
    },
  },
  {
    key: 'value.onePage',
    trigger: {
      roles: ['approver', 'champion', 'coach', 'economicBuyer', 'gatekeeper'],
      concerns: ['budgetTiming', 'risk', 'totalCost'],
      stages: ['propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence', 'phasedLanding'],
    zh: {
      title: '替审批人备好理由',
      opening: '{person}，审批会上您可能要用很短的时间讲清{product}，我们先替您把要点备好。',
      keyMessage: '用简短的材料写清为什么现在做、不做的代价、钱怎么花、谁来负责，每句话后面都附出处。',
      question: '审批会上，大家惯常会追问哪些问题？',
      objection: '材料我们自己会写，不用你们插手。',
      answer: '完全由您写。我们只提供有出处的数据和附件，措辞由您决定。',
      nextStep: '我们把附件清单发给您，您勾选需要的，其余不放。',
      riskNote: '代拟材料须注明出处，不得替客户作结论或绕开其内部程序。',
    },
    en: {
      title: 'A page of reasons for the approver',
      opening:
        '{person}, the committee may give you little time to explain {product}; let us prepare a page with you.',
      keyMessage:
        'A page that says why now, what waiting costs, how the money is spent and who answers for it, with a source behind each sentence.',
      question: 'Which questions does the committee usually press on?',
      objection: 'We write our own papers.',
      answer: 'Of course. We supply sourced figures and annexes; the wording is yours.',
      nextStep: 'We send a list of annexes, you tick what you need, and the rest stays out.',
      riskNote: 'Source every line; draw no conclusion for the customer and respect their procedure.',
    },
  },
  {
    key: 'value.repair',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'approver'],
      concerns: ['service', 'reliability', 'productivity'],
      stages: ['discover', 'evaluate', 'propose', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['valueEvidence', 'competitiveContrast'],
    zh: {
      title: '修复时间拆开看',
      opening: '{person}，报修记录里修复用了{fact:repairHours}，想请您讲讲当时的经过。',
      keyMessage: '{fact:repairHours}的修复里，等人、等件、动手各占一段，我们按段改，改了哪段拿记录给您看。',
      question: '那次修复，等得久的是人、是配件，还是内部审批？',
      objection: '修得慢都怪配件，谁来都一样。',
      answer: '那就先谈配件放在哪里、由谁放行，这些都可以写成条款。',
      nextStep: '挑几张报修单，一起把每一段时间填出来。',
      riskNote: '修复时长引自报修记录，不得推算，不得评价同行维修水平。',
    },
    en: {
      title: 'Take the repair time apart',
      opening: '{person}, the log shows a repair of {fact:repairHours}. Would you tell me how it went?',
      keyMessage:
        'Within {fact:repairHours} of repair there is waiting for people, waiting for parts and the work itself; we improve a part at a time and show you the record.',
      question: 'In that repair, what kept you waiting: people, parts or approval inside?',
      objection: 'Slow repairs come from parts; anyone would be as slow.',
      answer: 'Then let us talk about where parts are kept and who releases them; that can be a clause.',
      nextStep: 'Pick a few repair slips and fill in each stretch of time together.',
      riskNote: 'Take repair time from the log; estimate nothing and judge no other repairer.',
    },
  },
  {
    key: 'value.caseLoad',
    trigger: {
      roles: ['user', 'approver', 'influencer', 'economicBuyer'],
      concerns: ['productivity', 'clinicalValue', 'budgetTiming'],
      stages: ['qualify', 'discover', 'evaluate', 'propose'],
      industries: ['medicalDevice'],
    },
    strategies: ['valueEvidence'],
    zh: {
      title: '按工作量看配置',
      opening: '{person}，科室登记的{subject:caseVolume}是{fact:caseVolume}，配置够不够，想听您的判断。',
      keyMessage:
        '{subject:caseVolume}{fact:caseVolume}，每例用时{fact:cycleTime}，照此来排，设备忙不忙一目了然，配多配少由院里来定。',
      question: '忙的时段集中在哪些上午，能不能错开？',
      objection: '工作量年年涨，按现在算没有意义。',
      answer: '那就请科室给增长的依据，没有依据的部分我们先不放进测算。',
      nextStep: '请科室导出去标识的工作量，我们按时段画出来。',
      riskNote: '只用去标识的工作量，不得索取医生个人数据或处方量。',
    },
    en: {
      title: 'Size it by the workload',
      opening:
        '{person}, the registered volume is {fact:caseVolume}. In your judgement, is the capacity enough?',
      keyMessage:
        'With a volume of {fact:caseVolume} and a time per case of {fact:cycleTime}, it becomes plain how busy the machine is; the hospital decides how much to buy.',
      question: 'On which mornings does the load pile up, and could it be spread?',
      objection: 'The load grows each year; today’s count means little.',
      answer:
        'Then let the department give grounds for the growth; what has none stays out of the calculation.',
      nextStep: 'Export the de-identified workload and we chart it by hour.',
      riskNote: 'Use de-identified workload; ask for no data on a doctor or on prescriptions.',
    },
  },
]
