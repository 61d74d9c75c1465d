/** How deep a cell is shaded, 0–1: by the logarithm, so that a few do not vanish beside thousands. */
export const shareOf = (count: number, most: number): number =>
  count <= 0 || most <= 0 ? 0 : Math.log1p(count) / Math.log1p(most)
