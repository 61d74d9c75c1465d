/** What a public house is by its name's end, and how people write that end short: 第三人民医院 is 三院. `N` is its number. */
const numbered: readonly (readonly [end: RegExp, short: readonly string[]])[] = [
  [/^(?:人民|中心|市立)?医院$/u, ['N院', 'N医院', 'N医', 'N人民医院', '第N医院']],
  [/^中医(?:医?院|医院)$/u, ['N中医院', 'N中医']],
  [/^(?:高级|完全|初级)?中学$/u, ['N中']],
  [/^(?:实验)?小学$/u, ['N小']],
  [/^(?:机关)?幼儿园$/u, ['N幼']],
  [/^(?:自来)?水厂$/u, ['N水厂', 'N水']],
  [/^(?:城市)?污水处理厂$/u, ['N污水厂', 'N污']],
  [/^热?电厂$/u, ['N电厂', 'N热电']],
  [/^制药厂$/u, ['N药厂', 'N药']],
  [/^机床厂$/u, ['N机床', 'N机床厂', 'N机']],
  [/^棉纺?织?厂$/u, ['N棉', 'N棉厂']],
  [/^(?:建筑|建设|建工)(?:工程)?(?:集团)?(?:股份|有限|责任)*公司$/u, ['N建', 'N建公司']],
]
const unnumbered: readonly (readonly [end: RegExp, short: readonly string[]])[] = [
  [/^人民医院$/u, ['人医', '人民医院']],
  [/^中心医院$/u, ['中心医院']],
  [/^妇幼保健(?:计划生育服务)?(?:院|中心)$/u, ['妇幼', '妇幼院', '妇保', '妇保院', '妇幼保健院']],
  [/^疾病预防控制中心$/u, ['疾控', '疾控中心', 'CDC']],
  [/^中医医?院$/u, ['中医院']],
]
const figures = '零一二三四五六七八九十'
const called =
  /^(?<place>\p{Script=Han}{2,8}?)(?<level>[市县区省])?(?:第?(?<number>[一二三四五六七八九十]|\d))?(?<end>\p{Script=Han}{2,12}?)$/u
const ofSchool =
  /^(?<school>\p{Script=Han}{2,10}?(?:大学|学院))(?:附属第?(?<behind>[一二三四五六七八九十])(?:人民)?医院|第?(?<before>[一二三四五六七八九十])(?:临床|附属){1,2}医院)$/u
const hasCounty = /[市县区省]$/u

/**
 * How people write a hospital, a school or works short that are called by their place and their number or kind: 江浦三院 of
 * 江浦市第三人民医院, 临江大附一院 of 临江大学附属第一医院. Each with its place, since any town has a third hospital.
 */
export function shortOfPublicHouse(name: string): string[] {
  const plain = name.normalize('NFKC').replace(/\([^)]*\)|\s+/gu, '')
  const school = ofSchool.exec(plain)?.groups
  if (school?.school !== undefined) {
    const number = school.behind ?? school.before
    const tails = [`附${number}`, `附${number}院`, `${number}附院`, `${number}院`]
    return [school.school, school.school.replace(/学?$/u, '')].flatMap((of) =>
      tails.map((tail) => `${of}${tail}`),
    )
  }
  const parts = called.exec(plain)?.groups
  if (parts === undefined) return []
  const { place = '', level = '', number = '', end = '' } = parts
  const tails = (number === '' ? unnumbered : numbered).flatMap(([ends, short]) =>
    ends.test(end) ? short : [],
  )
  if (tails.length === 0 || (number === '' && level === '' && !hasCounty.test(place))) return []
  const figure = /\d/.test(number) ? figures[Number(number)]! : number
  const digit = /\d/.test(number) ? number : String(figures.indexOf(number))
  const places = [place, ...(level === '' ? [] : [`${place}${level}`])]
  const found = places.flatMap((before) =>
    tails.flatMap((tail) =>
      number === ''
        ? [`${before}${tail}`]
        : [`${before}${tail.replace('N', figure)}`, `${before}${tail.replace('N', digit)}`],
    ),
  )
  return [...new Set(found)].filter((short) => short !== plain)
}
