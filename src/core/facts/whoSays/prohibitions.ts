import { matches } from '../cues/mayMatch.ts'
import type { Speaker } from './stance.ts'

/** Told to us ourselves: at the beginning of a clause, or with us before it. 他们不能保证 is somebody else's matter. */
const toOurselves = String.raw`(?:^|[，,。；;：:、（()）!！~\s]|我们|我方|咱们?|你们?|您|大家|各位|千万|一定|先|也|都|可|就|更)`
const forbidsZh = new RegExp(
  `${toOurselves}(?:千万别|千万不要|万万不可|绝不能?|绝对不能?|切勿|切忌|严禁|别|不要|不能|不可以?|不得|不许|不准|勿|先不|暂不)(?:再|先|随便|轻易|擅自|私自|当场|口头)?(?:[跟和对向给][^，,。；;\\n]{1,6})?(?:[^，,。；;\\n]{0,4}?)(?:答应|承诺|保证(?!金)|许诺|许给|松口|打包票|应下来?|拍胸脯)`,
)
const forbidsEn =
  /(?:^|[.,;:!?–—(-]\s*|\b(?:pls|please|so|and|but|we|you|nobody|guys|all|team)\s+)(?:do ?n['’]?t|do not|never|must ?n['’]?t|must not|should ?n['’]?t|should not|can ?n['’]?t|can ?not|not to|to)?(?<!\bto) ?(?<=n['’]?t |not |never |not to )(?:(?:ever|please|yet|go and) )?(?:promise|commit|offer|agree to|guarantee|concede)\b|\bno (?:promises|commitments|guarantees|concessions)\b/i

/** What was spoken without a stop tells many things at once, and no limit alone. */
const longest = { han: 80, other: 240 }

/** Whether we tell each other not to promise something: a limit of ours, and the opposite of a promise. */
export const isForbidden = (sentence: string, speaker: Speaker): boolean =>
  (speaker === 'note' || speaker === 'team') &&
  sentence.length <= (/\p{Script=Han}/u.test(sentence) ? longest.han : longest.other) &&
  (matches(forbidsZh, sentence) || matches(forbidsEn, sentence))

const refuses =
  /(?:不能|没法|无法|不敢|不便|没|没有|从未|不|未|别|不要|千万别)(?:再|先)?(?:答应|承诺|保证(?!金))|\b(?:ca|wo|do|did|could)n['’]?t (?:promise|commit|guarantee)|\b(?:cannot|can not|will not|never|did not|do not|dont|could not) (?:promise|commit|guarantee)/i
/** Whether a sentence refuses a promise, or says that none was made. */
export const refusesPromise = (sentence: string): boolean => matches(refuses, sentence)
