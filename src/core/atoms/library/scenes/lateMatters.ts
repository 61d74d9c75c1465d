import type { Scene } from '../scene.ts'
import { buyingRoles } from '../vocabulary.ts'

const everyRole = [...buyingRoles]
const anyIndustry = ['general', 'medicalDevice', 'industrialSoftware'] as const
const late = ['evaluate', 'propose', 'negotiate', 'close'] as const

/**
 * What a call late in a deal is also about, beside what `lateDeal` has: what else is late or due before the call, the
 * complaint that is still open, the quote that lies with them, and the scoring where no day for papers is known.
 */
export const lateMattersScenes: Scene[] = [
  {
    key: 'promise.alsoOverdue',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'risk', 'delivery', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    needs: { opening: ['alsoOverdue'] },
    zh: {
      title: '晚了的不止一件',
      opening: '{person}，我们晚了的不止一件，今天都交代，先讲要紧的。',
      keyMessage: '还晚着的另有：{fact:alsoOverdue}。逐件给新的日子，给不出的讲清卡在哪里。',
      question: '这几件里，您那边先要用哪一件？',
      objection: '一件件都在拖，哪件靠得住？',
      answer: '所以今天把每一件的日子都摆出来；靠不住的不报，报了的我们盯到交。',
      nextStep: '会后当天发一张单子：欠什么、谁在办、哪天给，交一件划一件。',
      riskNote: '通话前先和经手的同事对过每一件的日子，对不上的不报。',
    },
    en: {
      title: 'More than one thing is late',
      opening:
        '{person}, more than one thing of ours is late; today you hear of each, the gravest before the others.',
      keyMessage:
        'Late as well: {fact:alsoOverdue}. For each you hear a new day, or what holds it up where there is none.',
      question: 'Among what is late, which do you need before the others?',
      objection: 'Everything slips; which of your days can we rely on?',
      answer:
        'So we lay the days side by side today. A day that is doubtful is not named, and one that is named we follow until it is handed over.',
      nextStep:
        'You get a list the same day: what is owed, who works on it and when it comes; whatever is handed over is struck out.',
      riskNote:
        'Check each day with whoever does the work before the call, and name none that does not agree.',
    },
  },
  {
    key: 'promise.dueByCall',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'delivery', 'risk', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    needs: { opening: ['dueByCall'] },
    zh: {
      title: '通话前该到的，对一遍',
      opening: '{person}，说好在今天之前给的，先核对一下到齐没有。',
      keyMessage: '说好通话之前到的：{fact:dueByCall}。到了的看对不对，没到的现在说清哪天补到。',
      question: '还没到的，您那边哪一步在等它？',
      objection: '说好的东西总要我们来问。',
      answer: '往后到了日子我们先报：给了就说给了，给不了也当天说。',
      nextStep: '缺的和要改的记成一页，当天发您。',
      riskNote: '通话前先核实每一样发出没有；没发出的照实讲。',
    },
    en: {
      title: 'What was to come before the call',
      opening: '{person}, before anything else: has all that was to reach you by today come?',
      keyMessage:
        'To be with you before this call: {fact:dueByCall}. What has come we look over, and for what has not you hear its day now.',
      question: 'Of what has not come, what are your people waiting for?',
      objection: 'We have to ask for whatever is still owed to us.',
      answer: 'From now on we report on the day itself: either that it went out, or that it did not.',
      nextStep: 'What is missing or to be corrected goes on a page to you the same day.',
      riskNote: 'Find out before the call what has really gone out; what has not is called so.',
    },
  },
  {
    key: 'promise.lateToBeChecked',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'delivery', 'risk', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '晚了又该到的，先核',
      opening:
        '{person}，先核一件：说好{fact:lateItemSince}给{by:lateItemByCall}的{fact:lateItemByCall}，我们没有按时。',
      keyMessage: '{fact:lateItemByCall}到您手上没有、全不全，一上来就核；还没到的，马上讲是哪天、谁送。',
      question: '拿到以后，您那边由谁来看、多久能看完？',
      objection: '催一次动一次，不催就没下文。',
      answer: '不该让您来催。余下的列出来，到日子我们先来报。',
      nextStep: '您看完有要问的，标出来发我们，逐条书面答。',
      riskNote: '通话前问清东西走到哪一步；没有发出就说没有发出。',
    },
    en: {
      title: 'Late, to be checked before anything else',
      opening:
        '{person}, before anything else the {fact:lateItemByCall} for {by:lateItemByCall}: it was promised for {fact:lateItemSince}, and we did not keep that.',
      keyMessage:
        'Whether the {fact:lateItemByCall} reached you, and all of it, is looked at straight away; where it has not, you are told the day and who brings it.',
      question: 'Once you hold it, who looks it over, and how long does that take?',
      objection: 'Nothing moves unless we chase it.',
      answer:
        'Nobody of yours should have to chase. We list what remains, and report on the day before you ask.',
      nextStep:
        'When you have read it, send us what you want explained, and each point is answered in writing.',
      riskNote: 'Ask how far it has got before the call; if it has not gone out, say that it has not.',
    },
  },
  {
    key: 'ask.termsInNext',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'budgetTiming', 'totalCost'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost', 'phasedLanding'],
    zh: {
      title: '条件记全，在说好的新报价里答',
      opening: '{person}，{fact:nextOffer}说好{fact:nextOfferDay}给您，今天先对清里面要答哪几条。',
      keyMessage:
        '{by:termsInNext}提的“{fact:termsInNext}”，{fact:nextOfferDay}的{fact:nextOffer}里给书面答复；今天只问清它为什么要紧、还有没有别的要一起写进去。',
      question: '除了这几条，还有哪条不写进新报价您就没法往上报？',
      objection: '现在能不能先给句准话？',
      answer: '批下来之前说的都不算数。日子没有变，到那天您拿到的是批过的。',
      nextStep: '今天记下的几条先发您过目，新报价按它逐条答。',
      riskNote: '不在通话里透露新报价的数，也不改说好的日子；要改先内部定。',
    },
    en: {
      title: 'Noted today, answered in the quote that is promised',
      opening:
        '{person}, {fact:nextOffer} comes to you on {fact:nextOfferDay}; let us agree today what it has to answer.',
      keyMessage:
        'What {by:termsInNext} raised, “{fact:termsInNext}”, is answered in writing in {fact:nextOffer} on {fact:nextOfferDay}; today we ask why it matters and what else belongs beside it.',
      question:
        'Besides these, what would keep your own paper from going forward if the new quote left it out?',
      objection: 'Can you not say something firm now?',
      answer:
        'Before it has been approved nothing I say would hold. The day stands, and what you get on it has been approved.',
      nextStep: 'What we noted today goes to you to check, and the new quote answers it point by point.',
      riskNote:
        'Tell no figure of the new quote on the call and move no day that was given without clearing it.',
    },
  },
  {
    key: 'complaint.open',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'reliability', 'risk', 'delivery'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['usersFirst'],
    zh: {
      title: '没结的投诉先交代',
      opening: '{person}，{by:openComplaint}报来的“{fact:openComplaint}”还没有结，今天不绕过去。',
      keyMessage:
        '“{fact:openComplaint}”这一件，查到什么原因、改了什么、几时能结案，照实交代；没查清的不猜。',
      question: '这一件做到什么样，贵方的人才认为结了？',
      objection: '老问题没解决，新的先别谈。',
      answer: '先把这一件说到底。新的这一单里怎么防它再来，也写成条款。',
      nextStep: '处理经过和验证的办法写成一页，请报来的同事核对后再结。',
      riskNote: '通话前先问经手的同事做到哪一步；原因没查清的不猜。',
    },
    en: {
      title: 'The complaint that is still open',
      opening:
        '{person}, “{fact:openComplaint}”, reported by {by:openComplaint}, is not closed, and we do not pass over it today.',
      keyMessage:
        'On “{fact:openComplaint}” you hear what cause was found, what has been done and when it can be closed; nothing without an outcome is called done.',
      question: 'What must be seen before your people regard it as closed?',
      objection: 'While the old fault is not settled there is no point in talking about anything new.',
      answer:
        'So we settle it as far as it can be settled today, and write into the new terms what keeps it from coming back.',
      nextStep:
        'What was done and how it is verified goes on a page, and whoever reported it checks that page before it is closed.',
      riskNote: 'Ask those who work on it how far they are before the call; do not guess at a cause.',
    },
  },
  {
    key: 'complaint.withStep',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'reliability', 'risk', 'delivery'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['usersFirst'],
    zh: {
      title: '没结的投诉，下一步哪天办',
      opening: '{person}，{by:complaintWithStep}提出的“{fact:complaintWithStep}”，先交代我们下一步做什么。',
      keyMessage:
        '“{fact:complaintWithStep}”：{fact:complaintStep}排在{fact:complaintStepDay}，办没办成当天告诉贵方；那以前不说这一件已经好了。',
      question: '到那一天，由贵方哪一位来看，看到什么才算办好？',
      objection: '排期说过不止一回了。',
      answer: '那就只看这一次：到日子办好了请您的人验，没办好由我们先来说。',
      nextStep: '办完的当天写一页：换了什么、查了什么，请提出来的人看过再结。',
      riskNote: '通话前向经手的同事核对这个日子；有变化的，照新的说。',
    },
    en: {
      title: 'The open complaint and its next step',
      opening:
        '{person}, on “{fact:complaintWithStep}”, as {by:complaintWithStep} reported it, let me say what we do about it and when.',
      keyMessage:
        'For “{fact:complaintWithStep}” our next step is {fact:complaintStep}, planned for {fact:complaintStepDay}; that day you are told whether it was done, and until then nobody here calls it settled.',
      question: 'On that day, who of yours will look at it, and at what?',
      objection: 'We have been given a date for this before.',
      answer:
        'Then judge us by this one: your people see the work, and if it is not done you hear that from us before you ask.',
      nextStep:
        'Once it is done you get a page on what was changed and what was examined, for whoever reported it to confirm.',
      riskNote:
        'Have the day confirmed by whoever does the work before the call; if it has moved, tell the new one.',
    },
  },
  {
    key: 'complaint.toCheck',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'reliability', 'risk', 'delivery'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['usersFirst'],
    zh: {
      title: '该有结果的投诉，先核',
      opening:
        '{person}，{by:complaintToCheck}提出的“{fact:complaintToCheck}”，按说现在该有结果了，先核这一件。',
      keyMessage:
        '“{fact:complaintToCheck}”：{fact:complaintStep}原排在{fact:complaintStepDay}。已经办到的，请贵方的人核过再算；没办到的，现在就改定一天。',
      question: '到眼下为止，您的人看到的是什么情况？',
      objection: '办没办，没人跟我们讲过。',
      answer: '这该我们先报。贵方见到、用过、没有不对，我们才写成办好。',
      nextStep: '您讲的情况今天记下来发您，对不上的请您的人直接划掉重写。',
      riskNote: '通话前务必问清到底办了没有；没办就先认，不反过来问客户。',
    },
    en: {
      title: 'The complaint that should be dealt with by now',
      opening:
        '{person}, on “{fact:complaintToCheck}”, as {by:complaintToCheck} reported it, there should be an outcome by now, so let us check that.',
      keyMessage:
        'For “{fact:complaintToCheck}”, {fact:complaintStep} was planned for {fact:complaintStepDay}: what was done counts once your people agree, and for what was not we set another day right now.',
      question: 'How do things look to your people as of now?',
      objection: 'Nobody has told us whether it was done.',
      answer:
        'Telling you was up to us. It counts as done once your people have seen it, used it and found nothing wrong.',
      nextStep: 'What you tell us goes to you in writing today; strike out whatever we got wrong.',
      riskNote:
        'Find out before the call whether the work was really done; if it was not, say so and do not ask them instead.',
    },
  },
  {
    key: 'quote.withThem',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'totalCost', 'budgetTiming', 'competition'],
      stages: [...late],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding'],
    zh: {
      title: '手上的报价逐行对一遍',
      opening: '{person}，报价{fact:currentOffer}已经在您手上，今天看哪几处还要我们说明。',
      keyMessage:
        '{fact:currentOffer}有效到{fact:currentOfferEnd}：范围、期限、付款、含什么不含什么，逐行对；和您要往上报的对不上的标出来。',
      question: '这份报价拿去内部比的时候，哪一行口径对不齐？',
      objection: '价格还得往下走。',
      answer: '先把口径对齐，比的才是同一样东西。要动价的，我带回去批，书面答复您。',
      nextStep: '标出来的几处当天列成一页，逐行书面答。',
      riskNote: '不当场动价，不打听别家的数，不报内部的线。',
    },
    en: {
      title: 'The quote that lies with them, line by line',
      opening: '{person}, you have our quote {fact:currentOffer}; let us see where it needs explaining.',
      keyMessage:
        '{fact:currentOffer} holds until {fact:currentOfferEnd}: scope, term, payment, what is included and what is not, line by line, and we mark what does not fit your own paper.',
      question: 'When you compare it inside, which line is hard to put on the same footing?',
      objection: 'The price has to come down.',
      answer:
        'Let us put the footing right, so that like is compared with like. Whatever moves a price I take back for approval, and you hear in writing.',
      nextStep: 'The lines that we mark today are answered in writing, on a page.',
      riskNote: 'Move no price on the call, ask for nobody else’s figure and name no limit of ours.',
    },
  },
  {
    key: 'bid.byItsPapers',
    trigger: {
      roles: everyRole,
      concerns: ['compliance', 'price', 'budgetTiming', 'competition'],
      stages: [...late],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding'],
    zh: {
      title: '投标按文件核，价格不在这里谈',
      opening: '{person}，截止日是{fact:bidDay}，今天只核文件里要求的；价格以递交的那一份为准。',
      keyMessage:
        '赶在{fact:bidDay}的截止之前，份数、签章、封装、递交的地点和时点一样一样核；拿不准的走文件写明的澄清渠道，不走口头。',
      question: '文件后面还会不会再有更正，要我们留意哪里？',
      objection: '能不能先透个大概的数？',
      answer: '数只写在递交的那一份里，参加的各家都一样，这样您这边也站得住。',
      nextStep: '核过的要求我们自己列成清单，比截止的钟点早递到。',
      riskNote: '截止的日子和钟点由对方定，不谈改期；不逐行改价，开标前不另给书面答复；不打听别家。',
    },
    en: {
      title: 'The bid by its papers',
      opening:
        '{person}, the bid has to be in by {fact:bidDay}; today we check what the papers ask for and leave the price to what is handed in.',
      keyMessage:
        'For {fact:bidDay} we go through form, signatures, copies, seal and place; whatever is unclear we ask in the way that your rules provide, and not by word of mouth.',
      question: 'Is there a correction of the papers still to come that we should watch for?',
      objection: 'Could you give us a rough figure beforehand?',
      answer:
        'The figure stands in the bid and nowhere before it, as it does for everybody who takes part; that keeps it sound for you too.',
      nextStep: 'What was checked we keep as a list of our own, and hand in before the hour that you set.',
      riskNote:
        'Day and hour are theirs to set: offer no other. Move no price line by line, answer nothing in writing before the opening, and ask about no other bidder.',
    },
  },
  {
    key: 'promise.atTheCall',
    trigger: {
      roles: everyRole,
      concerns: ['delivery', 'service', 'budgetTiming'],
      stages: [...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding', 'riskReduction'],
    zh: {
      title: '说好今天给的，今天讲清',
      opening: '{person}，答应{by:itemAtCall}的{fact:itemAtCall}，日子就是今天，先说它。',
      keyMessage: '{fact:itemAtCall}说好今天给：做好了就当面过一遍写了什么，没做好就讲清缺什么、谁来补。',
      question: '看过之后，里面哪一处还要我们多讲几句？',
      objection: '今天给的是不是完整的？',
      answer: '完整的就照完整的讲，缺哪一块当场标出来，不拿半份当全份。',
      nextStep: '今天提的意见由我们写回去，改好的一版发给要用它的人。',
      riskNote: '通话前先核实做好没有；没做好不说已经给了。',
    },
    en: {
      title: 'Promised by today, and told today',
      opening:
        '{person}, the {fact:itemAtCall} for {by:itemAtCall} was promised by today, so let us take it up.',
      keyMessage:
        'The {fact:itemAtCall} is due today: where it is done we go through what it says, and where it is not you hear what is missing and who supplies it.',
      question: 'Which part of it needs more explaining?',
      objection: 'Is what we get today all of it?',
      answer:
        'Where it is whole we say so; where a part is missing you see which, and nothing unfinished is passed off as done.',
      nextStep: 'Your remarks of today go into it, and the new version goes to whoever works with it.',
      riskNote: 'Find out before the call whether it is done; if it is not, say so.',
    },
  },
  {
    key: 'late.criteriaAlone',
    trigger: {
      roles: everyRole,
      concerns: ['compliance', 'competition', 'risk', 'price'],
      stages: [...late],
      industries: [...anyIndustry],
    },
    strategies: ['valueEvidence', 'competitiveContrast'],
    zh: {
      title: '评分的每一条，拿什么证明',
      opening: '{person}，按“{fact:criteriaAlone}”这个打分办法，今天看我们还差哪些证明。',
      keyMessage:
        '“{fact:criteriaAlone}”里每一项，我们拿什么来证明、眼下缺什么，一项一项讲；缺的写上谁来补、几时补。',
      question: '哪一项打分时看书面材料，哪一项看实际表现？',
      objection: '各家材料都差不多，看不出高低。',
      answer: '那就看出处：写得出来历的才算材料，我们每一项后面都附上，方便您查。',
      nextStep: '会后发您一页逐项对照，漏的请标出来。',
      riskNote: '不打听评委和别家得分；没有的材料照实说没有。',
    },
    en: {
      title: 'What proves each line of the scoring',
      opening: '{person}, going by “{fact:criteriaAlone}”, let us see which proof of ours is still missing.',
      keyMessage:
        'Taking “{fact:criteriaAlone}” one after the other: what we prove it with, what is lacking so far, who supplies that and when.',
      question: 'Where does a written proof count, and where what you see for yourselves?',
      objection: 'On paper all suppliers look alike.',
      answer:
        'So look at where each paper comes from: behind every statement of ours you find its origin, for you to check.',
      nextStep:
        'After the call you get a page that sets our proof beside each criterion; please mark any gap.',
      riskNote: 'Do not ask about judges or the scores of others; what does not exist is not promised.',
    },
  },
]
