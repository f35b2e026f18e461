/* A plan whose file was renamed has another address. Its tab remembers what it showed, and finds it again by that. */
import { fetchState } from './ask.js';
import { make } from './make.js';

const KEY = 'jepsite-lost';

export const lose = (address) => sessionStorage.setItem(KEY, JSON.stringify({ address, shown: document.title }));

/* On the page that stands in for one that is gone: says where the plan is now, as soon as that is known. */
export const seek = async (address) => {
  const where = document.getElementById('where');
  const lost = JSON.parse(sessionStorage.getItem(KEY) || 'null');
  if (!where || !lost || lost.address !== address) return;
  const { plans } = await fetchState('/') || { plans: [] };
  const alike = plans.filter(({ title }) => title && lost.shown.includes(title));
  const longest = Math.max(...alike.map(({ title }) => title.length));
  const found = alike.filter(({ title }) => title.length === longest);
  if (found.length === 1) where.replaceChildren('The plan is now at ', make('a', { href: found[0].address }, found[0].plan), '.');
};
