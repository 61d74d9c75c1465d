/** Whatever moves a prediction and is told. */
export const driverCodes = [
  'recency',
  'quantityTier',
  'region',
  'partyHistory',
  'trend',
  'season',
  'pastErrors',
  'competitorMove',
  'policyEvent',
  'bundle',
] as const
export type DriverCode = (typeof driverCodes)[number]
export const isDriverCode = (code: string): code is DriverCode =>
  (driverCodes as readonly string[]).includes(code)

/** Whatever sets a floor and is told. */
export const floorCodes = [
  'costFloor',
  'marginFloor',
  'minPrice',
  'approvalBelow',
  'floorRule',
  'maxDiscount',
] as const
export type FloorCode = (typeof floorCodes)[number]
export const isFloorCode = (code: string): code is FloorCode =>
  (floorCodes as readonly string[]).includes(code)

/** `up`, `down`: a prediction is moved; `notAbove`: nothing above a price is advised; `below`: deals closed below one. */
export type Direction = 'up' | 'down' | 'notAbove' | 'below'

/** Every kind of sentence that an explanation can have. */
export type SentenceKind =
  | 'range'
  | 'held'
  | `driver.${DriverCode}.${'up' | 'down'}`
  | 'advice'
  | 'onePrice'
  | `floor.${FloorCode}`
  | 'openQuote'
  | 'belowFloor'
  | 'noneAlike'
  | 'tooLittle'
