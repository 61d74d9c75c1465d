/** Our 16 px line icons: one stroke weight, no fills. Add a path, get a name. */
const paths = {
  today: 'M2 11h12M4.5 11a3.5 3.5 0 0 1 7 0M8 3v2M3 5.5l1.2 1.2M13 5.5l-1.2 1.2M5 14h6',
  accounts: 'M3 14V3h6v11M9 7h4v7M5.5 6h1M5.5 9h1M11 10h0M2 14h12',
  deals: 'M2.5 5.5 8 3l5.500 2.500L8 8zM2.500 8.200 8 10.700l5.500-2.500M2.500 10.900 8 13.400l5.500-2.500',
  brief: 'M2.500 3.500h11v7H7l-3 2.500v-2.500H2.500zM5 6h6M5 8h4',
  knowledge:
    'M8 6.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3M1.700 8a6.300 2.600 0 1 0 12.600 0 6.300 2.600 0 1 0-12.600 0M8 1.700a2.600 6.300 0 1 0 0 12.600 2.600 6.300 0 1 0 0-12.600',
  governance: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM6 8l1.500 1.500L10.300 6.500',
  log: 'M6.500 9.500 9.500 6.500M7 4.500l1.300-1.300a2.800 2.800 0 0 1 4 4L11 8.500M9 11.500l-1.300 1.300a2.800 2.800 0 0 1-4-4L5 7.500',
  data: 'M3 4a5 2 0 1 0 10 0 5 2 0 1 0-10 0M3 4v8c0 1.100 2.200 2 5 2s5-.9 5-2V4M3 8c0 1.100 2.200 2 5 2s5-.9 5-2',
  settings:
    'M2.500 5h6M11.500 5h2M2.500 11h2M7.500 11h6M10 3.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3M6 9.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3',
  search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8M10 10l3.500 3.500',
  print: 'M4.500 6V2.500h7V6M4.500 11.500h-2V6h11v5.500h-2M4.500 9.500h7v4h-7z',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  clock: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 5v3l2 1.500',
  save: 'M3 3h8l2 2v8H3zM5.500 3v3h4V3M5.500 13V9.500h5V13',
  line: 'M8 6.700a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600M5 11a4.200 4.200 0 0 1 0-6M11 5a4.200 4.200 0 0 1 0 6M3 13a7 7 0 0 1 0-10M13 3a7 7 0 0 1 0 10',
  model:
    'M4.500 4.500h7v7h-7zM6.500 2v2.500M9.500 2v2.500M6.500 11.500V14M9.500 11.500V14M2 6.500h2.500M2 9.500h2.500M11.500 6.500H14M11.500 9.500H14',
  lock: 'M4 7.500h8V13H4zM5.500 7.500V5.500a2.500 2.500 0 0 1 5 0v2',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.300 6.500 12 13 4.500',
  chevronDown: 'M4 6.500 8 10l4-3.500',
  chevronLeft: 'M9.500 4 6 8l3.500 4',
  plus: 'M8 3v10M3 8h10',
  edit: 'M3 13l.7-3L10.500 3.200l2.300 2.300L6 12.300zM9 4.700 11.300 7',
  trash: 'M3 4.500h10M6.500 4.500V3h3v1.500M4.500 4.500l.5 9h6l.5-9M7 7v4M9 7v4',
  undo: 'M5.500 3 2.500 6l3 3M2.500 6h7a3.500 3.500 0 0 1 0 7H6',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 10.500h4',
  upload: 'M8 10.500V3M5 5.500 8 2.500l3 3M3 10v3.500h10V10',
  download: 'M8 2.500V10M5 7.500l3 3 3-3M3 10.500v3h10v-3',
  message: 'M2.500 3.500h8v6h-4l-2.500 2v-2H2.500zM12 6h1.500v5.500H12v1.500l-2-1.500H8',
  mail: 'M2.500 4h11v8h-11zM2.500 4.500 8 9l5.500-4.500',
  calendar: 'M3 4h10v9.500H3zM3 7h10M5.500 2.500v2.500M10.500 2.500v2.500',
  phone:
    'M4 2.500h2l1 3-1.500 1a7 7 0 0 0 4 4l1-1.500 3 1v2c0 1-1 1.500-2 1.500A9.500 9.500 0 0 1 2.500 4.500c0-1 .5-2 1.500-2',
  person:
    'M8 2.500a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400M2.800 13.500c.5-2.700 2.600-4 5.200-4s4.700 1.300 5.200 4',
  filter: 'M2.500 3.500h11L9.500 8.500v4l-3 1v-5z',
  columns: 'M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10',
  price: 'M8.500 2.500h5v5L7.500 13.500l-5-5zM11 5h.01',
  stage: 'M3 13V9M8 13V6M13 13V3',
  globe:
    'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2 8h12M8 2c2 2 2.500 4 2.500 6S10 12 8 14c-2-2-2.500-4-2.500-6S6 4 8 2',
  theme: 'M8 2.500a5.500 5.500 0 1 0 0 11zM8 2.500a5.500 5.500 0 0 1 0 11',
  key: 'M10 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6M7.900 8.100 3 13M4.500 11.500 6 13',
  link: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7.500 8.500',
} as const

export type IconName = keyof typeof paths

/** Decoration only: the control that holds it carries the name. */
export const Icon = ({ name, small }: { name: IconName; small?: boolean }) => (
  <svg className={small ? 'icon s' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)

/** The product's mark: contour lines on a sand table under a point of light. */
export const Mark = ({ size = 32 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    aria-hidden="true"
  >
    <rect x="2.75" y="2.75" width="26.5" height="26.5" rx="3" />
    <path d="M3 23c3.5-.5 5-9.5 10.500-10.500S20 19 29 19.500M7.500 23.500c3-1.200 3.800-6.500 6.700-7 3-.5 4.300 4.800 9.300 6.500M12 24c1.300-1 1.800-3.300 3-3.500 1.400-.2 2.100 2.200 3.700 3" />
    <circle cx="20.5" cy="9.5" r="2" fill="var(--accent)" stroke="none" />
  </svg>
)
