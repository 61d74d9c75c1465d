import { wordBoundaries } from '../../imports/matching/plainWords.ts'

/** What firms and institutions are called behind their own name. */
const kinds =
  '(?:医院|诊所|卫生院|集团|公司|科技|制药|药业|药厂|机械|器械|重工|电子|电器|化工|食品|实业|股份|银行|大学|学院|研究院|研究所|汽车|纺织|钢铁|水泥|能源|物流|精密|自动化|生物|乳业|安防|口腔|牙科|影像|电气|电力|仪器|光学|软件|网络|传媒|地产|建设|建材|玻璃|陶瓷|服饰|印刷|包装厂|养殖|牧业|航空|船舶|矿业|石化|水务|酒业|纸业|半导体)'
/** What stands between the two: what it does, and of which kind it is. */
const between =
  '(?:康复|人民|妇幼|妇产|儿童|口腔|眼科|肿瘤|中医|中心|第[一二三四五六七八九十]|附属|生物|精密|智能|新能源|新材料|医疗|环保|工业|食品|电子|信息|控股|有限|责任|股份){0,3}'
const withKind = new RegExp(`(?=(?<own>\\p{Script=Han}{2})${between}${kinds})`, 'gu')
/** 迈瑞那边: whoever is spoken of as of a place. */
const withPlace = /(?=(?<own>\p{Script=Han}{2})(?:那边|那儿|那头|那家|他们家|他们那))/gu
/** 市一院, 华东二院: hospitals as they are called in short. */
const byNumber =
  /(?<![\p{Script=Han}][、和])(?:[市省县区州东南西北中京海]|大学)(?:第?[一二三四五六七八九])(?:院|医院)/u

/** Letters of which no name of a firm is made: who, which, how, and what joins words. */
const joining =
  /[的了着过吗呢吧啊是在有不没就都也还又要会能可把被给跟与和对向让请问说讲做用看去来到您你我他她它咱们这那哪谁各每某几个一二三四五六七八九十两多家同类等贵本该其大小新老旧好上下前后里外再更最很太只才先为从按或及如像找由见科室院厂所部处组班位台样些此门件检]/u

/** Whether two letters stand by themselves as no word does that the dictionary has. */
const isOwn = (text: string, starts: ReadonlySet<number>, at: number): boolean =>
  [at, at + 1, at + 2].every((place) => starts.has(place)) && !joining.test(text.slice(at, at + 2))

/** Whether a Chinese text names a firm or institution that nobody has heard of: letters of no word before its kind. */
export function holdsChineseOrganisation(text: string): boolean {
  if (byNumber.test(text)) return true
  const starts = wordBoundaries(text)
  if (starts === null) return false
  return [withKind, withPlace].some((pattern) =>
    [...text.matchAll(pattern)].some(({ index }) => isOwn(text, starts, index)),
  )
}

/**
 * Abbreviations of trade, law and technology that are the name of nobody. What is in capitals and not here is taken for a
 * firm's, since most of what else is so written is one.
 */
const abbreviations = new Set(
  `AC ACK ADAS AI AGV API APQP ASAP ATEX AWB B2B BCP BOM BOQ BPM CAD CAM CAPA CAPEX CCTV CD CE CEO CFO CIF CIO CIP CMM CNC CO CO2 COA COB COD COO
CPK CPU CRC CRM CSV CT CTO DAP DB DC DCS DDP DIN DN DNA DNS DPA DPO DQ DR EAM ECG EDI EHR EHS EMC EMR EN EOD EOL ERP ESD ESG ESR ETA EU EUR EXW FAI
FAQ FAT FCA FDA FIFO FMEA FOB FTE FX GA GB GBP GDP GDPR GMP GMT GPS GPU GSP GST HACCP HIS HMI HQ HR HSE HTTP HVAC HX IBC ICD ICU ID IEC IFRS IFU
IIS IO IOT IP IPA IQ IRR ISO IT ITT JIT JSON KPI KPIS KW KWH LAN LC LED LIMS LIS LOTO LPG LTS MBA MDM MDR MES MFA MOQ MOU MPA MRI MRP MRPII MSA MSDS
MTBF MTTR NA NB NC NDA NDT NEMA NET NG NPV OCR OEE OEM OH OK OPEX OQ OS OT OTD P&L PA PACS PCB PDA PDF PDU PE PET PFMEA PH PI PID PIN PLC PLM PM PO
POC POS PPAP PPE PPM PQ PS PSU PTO PU PVC QA QC QMS QR RAM RCA RD RF RFI RFID RFP RFQ RH RIS RMA RO ROI RPM RTO RPO SAAS SAT SBOM SCADA SDK SDS SEO
SIL SIM SKU SLA SMS SMT SOC SOP SOW SPC SQL SRM SSD SSL SSO SUV TCO TBC TBD TCP TFT TLS TOC TPM TQM TUV TV UAT UI UK UN UPS URL URS US USA USB USD
UV VAT VFD VIP VM VOC VPN WAN WIFI WIP WMS XL XML YTD AM PM AND OR NOT NO ALL ANY ONE TWO I A VS RMB CNY HKD JPY NIST SOX HIPAA PCI EAN GTIN OPC MODBUS
CANBUS LTE NFC BIOS VLAN DHCP HTML HTTPS CSS REST SAML LDAP OTA AED OR OPD ER CSSD EEG BP SPO NICU CBCT DRG DIP LOI T&C TL QTY DOC MAX MIN AVG IC UPC VOIP SAP MRO NHS MTTF UPSS CMMS LOI NHSE ETC`.split(
    /\s+/,
  ),
)

const inCapitals = /(?<![\p{L}\p{N}/&.-])\p{Lu}{3,12}(?![\p{L}\p{N}/&-])/gu
const withForm =
  /\p{Lu}[\p{L}’'-]+ (?:GmbH|AG|Ltd|LLC|Inc|PLC|plc|SA|SpA|Co|Corp|BV|AB|Oy|KG|SE|Group|Holdings?)\b/u

/** Whether a text names a firm in Latin letters: in capitals and no abbreviation of the trade, or by its legal form. */
export const holdsLatinOrganisation = (text: string): boolean =>
  withForm.test(text) || [...text.matchAll(inCapitals)].some(([word]) => !abbreviations.has(word))
