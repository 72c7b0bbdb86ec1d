/**
 * Long work done in slices, so that the page keeps answering to its reader.
 * Knows nothing of the work.
 */

/** Half of what a frame has at 60 a second. */
const SLICE_MS = 8;

/** Let the page draw and listen before going on. */
const pause = () =>
  // @ts-ignore: not in every browser yet, nor in the type library
  globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/**
 * Do something with each item, however long all of them take.
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => unknown} act
 * @param {() => boolean} [isWanted]  asked after each pause
 */
export async function forEachInSlices(items, act, isWanted = () => true) {
  let end = performance.now() + SLICE_MS;
  for (const item of items) {
    if (performance.now() > end) {
      await pause();
      if (!isWanted()) return;
      end = performance.now() + SLICE_MS;
    }
    act(item);
  }
}
