/* Additions only: the page says everything without this file. Nothing here turns text into markup, asks a server or
   keeps anything: who reads stands in the address's fragment, which a browser sends to nobody.

   It runs when the page has loaded, and again whenever the document gets the event `jepsite:shown`: a sealed page was
   opened, or the preview put a new one in its place. Whatever is done to an element is therefore done again without
   harm, and listeners are added once, to what stays: the document and the window. */
(() => {
  'use strict';
  const each = (selector, use) => document.querySelectorAll(selector).forEach(use);
  const modified = (event) => event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  /* ---- how old the page is, by the reader's clock */
  const age = () => each('.old', (note) => {
    const [year, month, day] = note.dataset.asOf.split('-').map(Number);
    const days = Math.floor((Date.now() - new Date(year, month - 1, day)) / 86400000);
    note.hidden = days <= 14;
    note.textContent = note.hidden ? '' : note.dataset.words.replace('#', days);
  });

  /* ---- tables that a phone shows as lists stay tables for those who listen: some browsers take them for lists too */
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  const describe = () => each('.outcomes, .plain', (table) => {
    [table, ...table.querySelectorAll('*')].forEach((part) => {
      const role = part.tagName === 'TH' ? { col: 'columnheader', row: 'rowheader' }[part.scope] : roles[part.tagName];
      if (role) part.setAttribute('role', role);
    });
  });

  /* ---- the fragment: #[heading][&mine=id], and of a sealed page, whose loader says so, #key[.heading][&mine=id] */
  const key = () => document.documentElement.dataset.key || '';
  const read = (fragment) => {
    const [first, ...rest] = fragment.slice(1).split('&');
    const who = rest.find((part) => part.startsWith('mine='));
    const place = key() && first.startsWith(key()) ? first.slice(key().length + 1) : first;
    return { place, who: who ? who.slice(5) : '' };
  };
  const written = (place, who) => '#' + [key(), place].filter(Boolean).join('.') + (who ? '&mine=' + who : '');

  const go = (place) => {
    const target = document.getElementById(place);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };

  /* ---- show what is mine */
  const hide = (element, hidden) => element.classList.toggle('not-mine', hidden);
  const gone = (element) => {
    const items = [...element.querySelectorAll('[data-people]')].concat(element.matches('[data-people]') ? element : []);
    return items.length > 0 && items.every((item) => item.classList.contains('not-mine'));
  };

  const mark = (who) => {
    each('[data-people]', (element) => {
      const concerns = !who || element.dataset.people.split(' ').includes(who);
      if (element.closest('svg')) {
        element.classList.toggle('fade', !concerns);
        element.classList.toggle('mine-row', Boolean(who) && concerns);
      } else hide(element, !concerns);
    });
    each('.names [data-p]', (name) => name.classList.toggle('col-mine', name.dataset.p === who));
    each('.raci', (table) => {
      const heads = [...table.querySelectorAll('.people th')];
      const column = heads.findIndex((head) => head.dataset.p === who);
      heads.forEach((head, place) => head.classList.toggle('col-mine', place === column));
      each('.raci tbody tr:not(.grp)', (row) => {
        const first = row.cells.length - heads.length;
        [...row.cells].forEach((cell, place) => cell.classList.toggle('col-mine', column >= 0 && place === column + first));
      });
      /* where the table scrolls sideways, the own column comes next to the activities */
      if (column >= 0) table.parentElement.scrollLeft = heads[column].offsetLeft - table.querySelector('.first').offsetWidth;
    });
  };

  /* headings and groups whose whole content went away */
  const tidy = () => {
    each('#raci tbody', (group) => hide(group, gone(group)));
    each('#next h3, #risks h3, .tl-list h3', (heading) => {
      let some = false;
      let shown = false;
      for (let next = heading.nextElementSibling; next && next.tagName !== 'H3'; next = next.nextElementSibling) {
        if (!next.querySelector('[data-people]') && !next.matches('[data-people]')) {
          shown = shown || next.matches('ol');
          continue;
        }
        some = true;
        const all = gone(next) && !next.querySelector(':scope > li:not([data-people])');
        if (!next.matches('[data-people]')) hide(next, all);
        shown = shown || !all;
      }
      hide(heading, some && !shown);
    });
  };

  const reader = () => document.querySelector('#mine select');

  /* whose plan it is, as the address says; links within the page keep that, and the key */
  const apply = () => {
    const select = reader();
    const { who } = read(location.hash);
    if (select) {
      select.value = who;
      if (select.selectedIndex < 0) select.value = '';
      mark(select.value);
      tidy();
      const mine = document.getElementById('mine');
      const shown = document.querySelectorAll('#raci tr[data-people]:not(.not-mine)').length;
      mine.hidden = false;
      mine.querySelector('[role=status]').textContent = mine.dataset.words.replace('#', shown);
    }
    const me = select ? select.value : '';
    each('a[href^="#"]', (link) => link.setAttribute('href', written(read(link.hash).place, me)));
  };

  document.addEventListener('change', (event) => {
    if (event.target !== reader()) return;
    const fragment = written(read(location.hash).place, event.target.value);
    history.pushState(null, '', fragment === '#' ? location.pathname + location.search : fragment);
    apply();
  });
  /* back and forward; the browser finds its own way to a heading only where nothing else stands in the fragment, and
     where a key does, its loader goes there */
  window.addEventListener('hashchange', apply);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const select = reader();
    if (link && select && select.value && !key() && !modified(event)) go(read(link.hash).place);
  });

  /* ---- the timeline's titles, at the pointer instead of somewhere later */
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  const lines = new WeakMap();
  document.addEventListener('pointermove', (event) => {
    const row = event.pointerType !== 'touch' && event.target.closest('.gantt .row');
    const title = row && row.querySelector(':scope > title');
    if (title) {
      lines.set(row, title.textContent.split('\n'));
      title.remove();
    }
    tip.hidden = !lines.has(row);
    if (tip.hidden) return;
    tip.replaceChildren(...lines.get(row).map((text, place) => {
      const line = document.createElement(place ? 'span' : 'strong');
      line.textContent = text;
      return line;
    }));
    const { clientWidth } = document.documentElement;
    tip.style.left = Math.max(0, Math.min(event.pageX + 14, clientWidth - tip.offsetWidth - 12)) + 'px';
    tip.style.top = event.pageY + 18 + 'px';
  });
  const dismiss = () => { tip.hidden = true; };
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') dismiss(); });
  document.addEventListener('scroll', dismiss, { passive: true });

  /* ---- on paper the timeline stands in slices, each of them a copy of the drawing: drawn while somebody prints */
  const paper = window.matchMedia('print');
  const slice = (prints) => {
    each('.tl-paper', (table) => table.classList.toggle('later', !prints));
    each('.tl-paper use[data-href]', (use) => {
      if (prints) use.setAttribute('href', use.dataset.href);
      else use.removeAttribute('href');
    });
  };
  window.addEventListener('beforeprint', () => slice(true));
  window.addEventListener('afterprint', () => slice(paper.matches));
  paper.addEventListener('change', () => slice(paper.matches)); /* shown as print without being printed */

  /* ---- now, and whenever there is another page in this one's place */
  const run = () => {
    age();
    describe();
    apply();
    if (paper.matches) slice(true);
    if (!tip.isConnected) document.body.append(tip);
  };
  document.addEventListener('jepsite:shown', run);
  run();

  const select = reader();
  const [arrival] = performance.getEntriesByType('navigation');
  if (select && select.value && (!arrival || arrival.type === 'navigate')) go(read(location.hash).place);
})();
