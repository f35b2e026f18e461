/* What the preview shows beside the page: the bar, faults over the page, advice in a quiet corner, the band of the
   internal view. All of it lives in one shadow tree, so that no style of the page reaches in and none of ours gets out. */
import { fault } from './faults.js';
import { Lines } from './lines.js';
import { around, count, make } from './make.js';

const PATIENCE = 150; /* milliseconds: a build that is shorter is not worth a word */
const FOLLOW = 'jepsite-follow';
const SEEN = 'jepsite-seen';

export class Panel {
  /* `page` is the address of a plan's page; '' on the index of all plans. */
  constructor({ internal, page }) {
    this.page = page;
    this.hidden = ''; /* the faults that the reader put away */
    this.status = { connected: 'yes', building: false, updated: null };
    this.follows = sessionStorage.getItem(FOLLOW) === 'yes';
    this.host = document.createElement('jepsite-preview');
    this.root = this.host.attachShadow({ mode: 'open' });
    this.build(internal);
    document.documentElement.append(this.host);
    this.say();
    if (internal) markInternal();
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.putAway(); });
  }

  build(internal) {
    const style = make('link', { rel: 'stylesheet', href: '/~/panel.css' });
    this.flashed = make('div', { class: 'outline', hidden: true });
    this.lines = this.page ? new Lines(this.page) : null;
    this.word = make('span', { class: 'word', role: 'status' });
    this.errors = make('button', { type: 'button', class: 'errors', hidden: true, onclick: () => this.bringBack() });
    this.warnings = make(internal ? 'button' : 'span', { class: 'warnings', hidden: true });
    this.overlay = make('section', { class: 'overlay', role: 'alert', hidden: true });
    this.corner = make('section', { class: 'corner', 'aria-label': 'Advice', hidden: true });
    this.notice = make('section', { class: 'notice', role: 'status', hidden: true });
    if (internal) this.warnings.addEventListener('click', () => { this.corner.hidden = !this.corner.hidden; });
    this.bar = make('nav', { class: 'bar', 'aria-label': 'Preview' },
      this.page ? make('a', { href: '/', class: 'all' }, 'All plans') : null,
      this.word, this.errors, this.warnings,
      this.page ? this.options() : null,
    );
    const band = internal
      ? make('p', { class: 'band' }, make('strong', {}, 'Internal view'), ' It holds what the customer must not see.')
      : null;
    this.frame = make('div', { class: internal ? 'internal' : '', hidden: true },
      ...[band, internal ? make('div', { class: 'edge' }) : null, this.flashed, this.lines?.element].filter(Boolean),
      make('div', { class: 'stack' }, this.notice, this.overlay, this.corner, this.bar),
    );
    style.addEventListener('load', () => { this.frame.hidden = false; }, { once: true });
    this.root.append(style, this.frame);
  }

  options() {
    const box = make('input', { type: 'checkbox' });
    box.checked = this.follows;
    box.addEventListener('change', () => {
      this.follows = box.checked;
      sessionStorage.setItem(FOLLOW, box.checked ? 'yes' : 'no');
    });
    const title = 'After each save, show the first thing that changed';
    return [make('label', { title }, box, make('span', {}, 'Follow', make('span', { class: 'more' }, ' edits'))), this.lines.button];
  }

  /* ---- the bar's word */

  connected(how) {
    this.status.connected = how;
    this.say();
  }

  building(is) {
    this.status.building = is;
    clearTimeout(this.patience);
    if (is) this.patience = setTimeout(() => this.say(), PATIENCE);
    else this.say();
  }

  updated({ took }) {
    const spent = took ? ` · ${Math.max(1, Math.round(took))} ms` : '';
    this.status.updated = ['Updated ', new Date().toTimeString().slice(0, 8), spent];
    this.say();
  }

  say() {
    const { connected, building, updated } = this.status;
    const [kind, parts] = connected === 'refused' ? ['off', ['', 'Started anew: open the link that the terminal shows', '']]
      : connected === 'no' ? ['off', ['', 'Not connected', '']]
        : building ? ['busy', ['', 'Building', '']] : ['', updated || ['', 'Live', ' preview']];
    const [before, word, after] = parts;
    this.word.className = `word ${kind}`;
    if (this.word.textContent === parts.join('')) return;
    this.word.replaceChildren(make('span', {}, make('span', { class: 'more' }, before), word, make('span', { class: 'more' }, after)));
  }

  /* ---- faults and advice */

  tell({ root, faults, warnings, notices }) {
    const wrong = faults.filter(({ severity }) => severity === 'error');
    const advice = faults.filter(({ severity }) => severity !== 'error');
    const now = JSON.stringify(wrong);
    if (now !== this.now) {
      this.now = now;
      this.overlay.replaceChildren(...(wrong.length ? this.overlaid(wrong, root) : []));
      if (now !== this.hidden) this.hidden = '';
      this.overlay.hidden = !wrong.length || Boolean(this.hidden);
      this.overlay.querySelectorAll('pre').forEach(turnToMark);
    }
    this.errors.textContent = count(wrong.length, 'error');
    this.warnings.textContent = count(warnings, 'warning');
    this.corner.replaceChildren(make('ul', { class: 'faults' }, advice.map((one) => fault(one, root))));
    if (!advice.length) this.corner.hidden = true;
    this.errors.hidden = !wrong.length || !this.overlay.hidden;
    this.warnings.hidden = !warnings;
    this.notify(notices);
  }

  overlaid(wrong, root) {
    const alone = document.documentElement.hasAttribute('data-jep-alone');
    const said = alone ? '' : ' The page is as it was before.';
    if (alone) document.querySelector('main ul')?.setAttribute('hidden', ''); /* the same, for readers without scripts */
    return [
      make('div', { class: 'head' },
        make('h2', {}, `${count(wrong.length, 'error')}.${said}`),
        make('button', { type: 'button', title: 'Esc', onclick: () => this.putAway() }, 'Hide'),
      ),
      make('ul', { class: 'faults' }, wrong.map((one) => fault(one, root))),
    ];
  }

  putAway() {
    this.corner.hidden = true;
    if (this.overlay.hidden) return;
    this.hidden = this.now;
    this.overlay.hidden = true;
    this.errors.hidden = false;
    this.errors.focus({ preventScroll: true });
  }

  bringBack() {
    this.hidden = '';
    this.overlay.hidden = false;
    this.errors.hidden = true;
  }

  notify(notices) {
    const text = notices.join(' ');
    this.notice.hidden = !text || sessionStorage.getItem(SEEN) === text;
    this.notice.replaceChildren(make('p', {}, text), make('button', {
      type: 'button',
      onclick: () => {
        sessionStorage.setItem(SEEN, text);
        this.notice.hidden = true;
      },
    }, 'Understood'));
  }

  /* Shows for a moment where something changed. */
  flash(element) {
    around(this.flashed, element);
    this.flashed.hidden = false;
    clearTimeout(this.dimmed);
    this.dimmed = setTimeout(() => { this.flashed.hidden = true; }, 1200);
  }
}

/* A long line is shown from where the fault is. */
const turnToMark = (line) => {
  const mark = line.querySelector('mark');
  const beyond = mark ? mark.getBoundingClientRect().right - line.getBoundingClientRect().right : 0;
  if (beyond > 0) line.scrollLeft = beyond + 48;
};

/* The page makes room for the band, and says on every sheet of paper what it is. The sheet is the document's, but stands
   in none of its elements. */
const markInternal = async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch('/~/internal.css')).text());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
