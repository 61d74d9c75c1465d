import type { NotRecords } from '../../../shared/contract/imports.ts'
import { looksLikeNoName } from './cellShapes.ts'
import { readHeader } from './header.ts'
import type { KnownNames } from './knownNames.ts'
import type { TableSample } from './proposal.ts'

/** What is known beside a table. */
export interface Beside {
  /** Names of the files and sheets that were dropped with it. */
  readonly files: readonly string[]
  readonly names?: KnownNames
}

/**
 * What a table is that holds no records of ours, by name; null where nothing says so. Such a table is left out and told:
 * made into records it would be products and customers that nobody has. Whoever knows better says as what it comes in.
 */
export function notRecordsOf(sample: TableSample, beside: Beside): NotRecords | null {
  if (sample.rows.length === 0) return null
  const columns = sample.columns
    .filter((column) => !column.startsWith('#'))
    .map((column) => ({
      heading: headingOf(column),
      cells: sample.rows.flatMap((row) => row[column]?.trim() || []),
    }))
  if (isApprovalLog(columns)) return 'approvals'
  if (describesTables(columns, beside)) return 'describesTables'
  return isOwnTeam(columns, beside) ? 'ownTeam' : null
}

type Column = { readonly heading: string; readonly cells: readonly string[] }

const headingOf = (column: string): string => readHeader(column).plain.replaceAll('_', ' ')

const ofApproval = {
  number:
    /^(?:审批|流程|审批单)(?:编号|单号|实例id|id)$|^(?:approval|process|workflow)(?: instance)? (?:id|no|number|code)$/,
  state: /^(?:审批|流程)(?:状态|结果|记录)$|^(?:approval|process|workflow) (?:status|result|record|outcome)$/,
}

/** An export of requests that were approved: each row is one by the number of its approval, whatever was asked for in it. */
const isApprovalLog = (columns: readonly Column[]): boolean =>
  columns.some(({ heading }) => ofApproval.number.test(heading)) &&
  columns.some(({ heading }) => ofApproval.state.test(heading))

const ofDictionary = {
  table:
    /^(?:数据)?表(?:名|名称)?$|^(?:文件|实体|对象|数据集)(?:名|名称)?$|^(?:table|file|sheet|entity|object|dataset)(?: name)?$/,
  field: /^(?:字段|列|属性|变量)(?:名|名称)?$|^(?:field|column|attribute|variable)(?: name)?$/,
  meaning:
    /^(?:字段|列)?(?:说明|描述|含义|定义|注释|类型|数据类型|备注)$|^(?:description|meaning|definition|explanation|comments?|notes?|(?:data )?type)$/,
}

/** A name in a data base or a heading: one word of letters and figures, of several parts or of Chinese characters. */
const identifier = /^[\p{L}_][\p{L}\d_.]{0,60}$/u

/**
 * A data dictionary: what stands in the columns of other tables. Its tables are the files beside it, or are written as one
 * writes names in a data base, as its columns are.
 */
function describesTables(columns: readonly Column[], { files }: Beside): boolean {
  const [table, field, meaning] = [ofDictionary.table, ofDictionary.field, ofDictionary.meaning].map(
    (words) => columns.find(({ heading }) => words.test(heading)),
  )
  if (field === undefined || meaning === undefined) return false
  if (table === undefined) return areIdentifiers(field) && field.cells.some((cell) => cell.includes('_'))
  const named = new Set(files.map(stemOf))
  return (
    table.cells.some((cell) => named.has(stemOf(cell))) || (areIdentifiers(table) && areIdentifiers(field))
  )
}

const stemOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\s_-]+/g, '')

const areIdentifiers = ({ cells }: Column): boolean =>
  cells.length > 0 && cells.filter((cell) => identifier.test(cell)).length >= 0.9 * cells.length

const ofTeam = {
  seller:
    /^(?:销售|业务|客户)(?:人员|代表|员|经理|专员|顾问|姓名)$|^(?:销售|业务)(?:人员|代表|员)?姓名$|^(?:sales|account) ?(?:agent|rep|reps|representative|person|people|exec|executive|consultant)s?(?: name)?$|^(?:agent|rep|seller|salesman)(?: name)?$/,
  /** Under which one of ours stands with others of ours, and what is kept of an employee. */
  place:
    /经理|主管|上级|领导|总监|部门|团队|小组|大区|区域|片区|办事处|分公司|工号|入职|职务|岗位|职级|任务|指标|目标|手机|电话|邮箱|邮件|备注|城市|\b(?:manager|supervisor|lead|head|director|team|region|regional|area|district|territory|office|department|dept|branch|employee|hired?|hire date|start date|title|role|position|grade|quota|target|email|e mail|mail|phone|mobile|tel|city|country|notes?|remarks?|id)\b/,
}

/**
 * A list of our own sales people: each stands in it once, with whom they report to and where they sit, and nothing of a
 * customer or a sale. They are ours by the deals that they own.
 */
function isOwnTeam(columns: readonly Column[], { names }: Beside): boolean {
  const isNamed = ({ cells }: Column): boolean =>
    cells.length > 1 &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => cell.length <= 40 && !looksLikeNoName(cell))
  const sellers = columns.find(
    ({ heading, cells }) => ofTeam.seller.test(heading) && isNamed({ heading, cells }),
  )
  const owners =
    sellers ?? columns.find((column) => isNamed(column) && (names?.share('owner', column.cells) ?? 0) >= 0.5)
  if (owners === undefined) return false
  const rest = columns.filter((column) => column !== owners && column.cells.length > 0)
  return rest.length > 0 && rest.every(({ heading }) => ofTeam.place.test(heading))
}
