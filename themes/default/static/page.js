/* Additions only: the page says everything without this file. Nothing here turns text into markup, asks a server or
   keeps anything: who reads stands in the address's fragment, which a browser sends to nobody. */
(() => {
  'use strict';
  const each = (selector, use) => document.querySelectorAll(selector).forEach(use);
  const mine = document.getElementById('mine');
  const select = mine && mine.querySelector('select');
  const modified = (event) => event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  /* ---- how old the page is, by the reader's clock */
  each('.old', (note) => {
    const [year, month, day] = note.dataset.asOf.split('-').map(Number);
    const days = Math.floor((Date.now() - new Date(year, month - 1, day)) / 86400000);
    if (days <= 14) return;
    note.textContent = note.dataset.words.replace('#', days);
    note.hidden = false;
  });

  /* ---- tables that a phone shows as lists stay tables for those who listen: some browsers take them for lists too */
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  each('.outcomes, .plain', (table) => {
    [table, ...table.querySelectorAll('*')].forEach((part) => {
      const role = part.tagName === 'TH' ? { col: 'columnheader', row: 'rowheader' }[part.scope] : roles[part.tagName];
      if (role) part.setAttribute('role', role);
    });
  });

  /* ---- the fragment: #[heading][&mine=id] */
  const read = (fragment) => {
    const [place, ...rest] = fragment.slice(1).split('&');
    const who = rest.find((part) => part.startsWith('mine='));
    return { place, who: who ? who.slice(5) : '' };
  };
  const written = (place, who) => '#' + place + (who ? '&mine=' + who : '');

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

  const apply = () => {
    const { who } = read(location.hash);
    select.value = who;
    if (select.selectedIndex < 0) select.value = '';
    const me = select.value;
    mark(me);
    tidy();
    each('a[href^="#"]', (link) => link.setAttribute('href', written(read(link.hash).place, me)));
    const shown = document.querySelectorAll('#raci tr[data-people]:not(.not-mine)').length;
    mine.querySelector('[role=status]').textContent = mine.dataset.words.replace('#', shown);
  };

  if (select) {
    mine.hidden = false;
    select.addEventListener('change', () => {
      const { place } = read(location.hash);
      const fragment = written(place, select.value);
      history.pushState(null, '', fragment === '#' ? location.pathname + location.search : fragment);
      apply();
    });
    /* back and forward; the browser finds its own way to a heading only where nothing stands behind it */
    window.addEventListener('hashchange', apply);
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link && select.value && !modified(event)) go(read(link.hash).place);
    });
    apply();
    const [arrival] = performance.getEntriesByType('navigation');
    if (select.value && (!arrival || arrival.type === 'navigate')) go(read(location.hash).place);
  }

  /* ---- the timeline's titles, at the pointer instead of somewhere later */
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
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
})();
