/** The kit without the heavy parts: import `ui/grid/Grid.tsx` and `ui/chart/Chart.tsx` from lazily loaded pages. */
export { Button, type ButtonProps, Kbd } from './Button.tsx'
export { Chip } from './Chip.tsx'
export { EvidenceMark } from './EvidenceMark.tsx'
export { Facts } from './Facts.tsx'
export { Checkbox, type Choice, Segmented, Select, TextAreaField, TextField } from './Fields.tsx'
export {
  Hatch,
  Ladder,
  NotEnough,
  ProbabilityFigure,
  RankFigure,
  ReadingFigure,
  ReadingLine,
  RuleScoreFigure,
  Segments,
  Whisker,
} from './figures/Figures.tsx'
export { Glyph, type GlyphKind } from './Glyph.tsx'
export { Icon, type IconName, Mark } from './Icon.tsx'
export { type Density, type Look, type Theme, useLook } from './look.tsx'
export { Dialog, Drawer, Menu, type MenuEntry, Popover, Tooltip } from './Overlays.tsx'
export { Pane, PaneHeader } from './Pane.tsx'
export { Callout, EmptyState, ErrorState, LoadingState, Progress } from './States.tsx'
export { type TabPage, Tabs } from './Tabs.tsx'
export { Timeline, type TimelineEntry } from './Timeline.tsx'
export { type ToastContent, useToast } from './Toasts.tsx'
