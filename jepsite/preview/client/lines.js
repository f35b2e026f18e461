/* From what stands on the page to its line in the source. Positions never stand in the page: they are asked for, and
   matched by ids and by titles. A click on a title shows its line; with Alt, or after "Find lines", a click on anything. */
import { fetchSources } from './ask.js';
import { place } from './faults.js';
import { around, make } from './make.js';

const BUSY = 'a, button, summary, select, input, textarea, label'; /* what has a click of its own */

export class Lines {
  constructor(page) {
    this.page = page;
    this.finding = false;
    this.button = make('button', {
      type: 'button',
      'aria-pressed': 'false',
      title: 'Click anything to see its line in the source. Titles show it at any time, and Alt with a click as well.',
      onclick: () => this.find(!this.finding),
    }, make('span', {}, make('span', { class: 'more' }, 'Find '), 'lines'));
    this.outline = make('div', { class: 'outline', hidden: true });
    this.card = make('div', { class: 'card', role: 'dialog', 'aria-label': 'Line in the source', hidden: true });
    this.element = make('div', {}, this.outline, this.card);
    document.addEventListener('click', (event) => this.clicked(event), { capture: true });
    document.addEventListener('pointermove', (event) => this.pointed(event), { passive: true });
    document.addEventListener('scroll', () => {
      this.card.hidden = true;
      if (!this.outline.hidden) around(this.outline, this.outlined);
    }, { capture: true, passive: true });
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.find(false); });
  }

  find(is) {
    this.finding = is;
    this.button.setAttribute('aria-pressed', String(is));
    this.rest();
  }

  rest() {
    this.outline.hidden = true;
    this.card.hidden = true;
  }

  async clicked(event) {
    if (event.target.localName === 'jepsite-preview') return;
    this.card.hidden = true;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anything = event.altKey || this.finding;
    if (!anything && (event.target.closest(BUSY) || !document.getSelection().isCollapsed)) return;
    if (anything) {
      event.preventDefault();
      event.stopPropagation();
    }
    const { clientX, clientY, target } = event;
    await this.ask();
    const found = anything ? this.nearest(target) : this.titleAt(target);
    if (found) this.show(found, clientX, clientY);
  }

  async pointed(event) {
    const wanted = event.altKey || this.finding;
    if (!wanted || event.target.localName === 'jepsite-preview') {
      this.outline.hidden = true;
      return;
    }
    if (!this.sources) await this.ask();
    const found = this.nearest(event.target);
    this.outline.hidden = !found;
    if (!found) return;
    this.outlined = found.element;
    around(this.outline, found.element);
  }

  /* Positions change with every save, so that they are asked for at each click. */
  async ask() {
    this.sources = await fetchSources(this.page) || this.sources || { root: '', ids: {}, titles: {} };
  }

  show({ at }, x, y) {
    this.card.replaceChildren(place(at, this.sources.root));
    this.card.hidden = false;
    const { width, height } = this.card.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    this.card.style.left = `${Math.max(8, Math.min(x + 8, clientWidth - width - 8))}px`;
    this.card.style.top = `${Math.max(8, Math.min(y + 12, clientHeight - height - 8))}px`;
  }

  /* The nearest thing around an element that has a line: `{element, at}`. */
  nearest(target) {
    for (let element = target; element && element !== document.body; element = element.parentElement) {
      const heading = element.querySelector(':scope > :is(h1, h2, h3, h4)');
      const at = this.byId(element) || this.byTitle(element) || (heading && this.byTitle(heading));
      if (at) return { element, at };
    }
    return null;
  }

  titleAt(target) {
    const row = target.closest('svg [data-id], svg [data-ms]');
    const at = row ? this.byId(row) : this.byTitle(target);
    return at ? { element: row || target, at } : null;
  }

  byId({ id, dataset }) {
    return this.sources.ids[dataset.id || dataset.ms || id];
  }

  byTitle(element) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    return this.sources.titles[own.map((node) => node.data).join('').trim()];
  }
}
