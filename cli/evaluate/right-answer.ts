/** An answer that shares at least this much with an annotated one is right: people draw the edges of the same answer differently. */
export const rightF1 = 0.5
