/**
 * Where a card goes beside what it belongs to.
 * Knows rectangles, not elements.
 */

const GAP = 10;
const MARGIN = 12;

/**
 * Find the corner of a card: under its anchor, above where there is more room, inside the window.
 * @param {{top: number, bottom: number, left: number}} anchor
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view
 * @returns {{top: number, left: number}} pixels from the window's corner
 */
export function placeCard(anchor, card, view) {
  const below = view.height - anchor.bottom;
  const isBelow = below >= card.height + GAP + MARGIN || below >= anchor.top;
  const wanted = isBelow ? anchor.bottom + GAP : anchor.top - GAP - card.height;
  const lowest = view.height - card.height - MARGIN;
  const rightmost = view.width - card.width - MARGIN;
  return {
    top: Math.max(MARGIN, Math.min(wanted, lowest)),
    left: Math.max(MARGIN, Math.min(anchor.left - MARGIN, rightmost)),
  };
}
