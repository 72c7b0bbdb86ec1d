/**
 * Where in the paper the reader is: the entry of the outline, and its words beside the contents.
 * Knows parts by their headings, not what is in them.
 */

/** The line across the window, a third down, at which a reader is taken to read. */
const LINE = "-33% 0px -66% 0px";

/** Follows the reader through one paper at a time. */
export class ReadingPlace {
  #outline;
  #label;
  /** @type {Set<Element>} */
  #crossing = new Set();
  #observer = new IntersectionObserver((entries) => this.#move(entries), { rootMargin: LINE });

  /** @param {HTMLElement} outline @param {HTMLElement} label */
  constructor(outline, label) {
    this.#outline = outline;
    this.#label = label;
  }

  /** @param {Iterable<Element>} parts in reading order, each with the id of its heading */
  watch(parts) {
    this.#observer.disconnect();
    this.#crossing.clear();
    for (const part of parts) this.#observer.observe(part);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #move(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#crossing.add(target);
      else this.#crossing.delete(target);
    }
    // Between two parts both may touch the line; the reader is going on to the later one.
    const parts = [...this.#crossing].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? 1 : -1));
    const part = /** @type {HTMLElement | undefined} */ (parts[0]);
    if (part) this.#show(part.dataset.heading ?? "");
  }

  /** @param {string} heading */
  #show(heading) {
    const current = this.#outline.querySelector("[aria-current]");
    const link = heading ? this.#outline.querySelector(`a[href="#${CSS.escape(heading)}"]`) : null;
    if (current === link) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    link?.scrollIntoView({ block: "nearest" });
    this.#label.textContent = link?.textContent ?? "";
  }
}
