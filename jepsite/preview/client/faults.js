/* Faults and advice as they are shown in the browser: the sentence, where it is, the line in question, what to do. */
import { make } from './make.js';

/* A place as a button that copies it, and as a link that opens an editor there; the server opens nothing. */
export const place = (at, root) => {
  const [, path, rest] = at.match(/^(.*?)((?::\d+)*)$/s);
  const copy = make('button', { type: 'button', class: 'at', title: 'Copy' }, at);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(at);
      copy.dataset.said = 'Copied';
    } catch {
      copy.dataset.said = 'This browser does not let it be copied';
    }
    setTimeout(() => delete copy.dataset.said, 1500);
  });
  const file = `${root.startsWith('/') ? '' : '/'}${root}/${path}`;
  const href = 'vscode://file' + file.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':') + rest;
  return make('p', { class: 'place' }, copy, make('a', { href }, 'Open in VS Code'));
};

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const fault = (one, root) => make('li', { class: one.severity },
  make('p', { class: 'message' }, sentence(one.message)),
  one.at ? place(one.at, root) : null,
  one.excerpt.length ? make('pre', { tabindex: '0' }, one.excerpt.map(excerpt)) : null,
  one.hint ? make('p', { class: 'hint' }, sentence(one.hint)) : null,
  one.related.map(([word, at]) => make('p', { class: 'related' }, `${word}: ${at}`)),
);

const excerpt = ({ number, faulty, own, parts: [before, marked, after] }) => make('span', { class: faulty ? 'line faulty' : 'line' },
  make('b', {}, String(number)),
  own ? make('i', {}, before) : before,
  marked === undefined ? null : make('mark', {}, marked || ' '),
  after,
  '\n',
);
