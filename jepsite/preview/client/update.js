/* Makes the document equal to a page that was fetched, leaving alone what belongs to the reader. */
import { Idiomorph } from './idiomorph.js';
import { remember } from './place.js';
import { restyle, styles } from './styles.js';

const FIELDS = 'input, textarea, select';

const scripts = (page) => [...page.querySelectorAll('script[src]')].map((one) => one.getAttribute('src')).join();

/* Whether two fetched pages are the same. */
export const same = (one, other) => one.documentElement.isEqualNode(other.documentElement);

/* Whether only a reload can lead from one page to the other: a script cannot be taken back, a theme may ask for it, and a
   page that stands in for another is none of a theme's. */
export const tooDifferent = (page, fresh) => {
  const [old, root] = [page.documentElement, fresh.documentElement];
  return scripts(page) !== scripts(fresh)
    || [old, root].some((one) => one.hasAttribute('data-jep-reload'))
    || old.hasAttribute('data-jep-alone') !== root.hasAttribute('data-jep-alone');
};

/* Shows a fetched page in place of the one that was fetched before (null: the document itself). A body that did not change
   is not touched: what changed then are the styles. */
export const show = async (fresh, shown) => {
  if (styles(document) !== styles(fresh)) await restyle(fresh);
  const back = shown && shown.body.isEqualNode(fresh.body) ? null : remember(); /* while nothing waits to be laid out */
  if (document.title !== fresh.title) document.title = fresh.title;
  attributes(document.documentElement, fresh.documentElement);
  attributes(document.querySelector('script[src="/~/client.js"]'), fresh.querySelector('script[src="/~/client.js"]'));
  if (!back) return;
  const typed = [...document.querySelectorAll(FIELDS)].map((field) => [field, field.value, field.checked]);
  Idiomorph.morph(document.body, fresh.body, {
    morphStyle: 'outerHTML', /* which leaves the fetched body whole, to compare the next one with */
    ignoreActiveValue: true,
    restoreFocus: true,
    callbacks: { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated },
  });
  for (const [field, value, checked] of typed) {
    if (field.value !== value) field.value = value;
    if (field.checked !== checked) field.checked = checked;
  }
  document.dispatchEvent(new Event('jepsite:shown'));
  back();
};

const kept = (node) => node instanceof Element && node.hasAttribute('data-jep-keep');
/* Most of a page is as it was: what is equal as a whole is not gone through piece by piece. */
const beforeNodeMorphed = (old, fresh) => !kept(old) && !old.isEqualNode(fresh);
const beforeNodeRemoved = (old) => !kept(old);
/* What the reader opened stays open. */
const beforeAttributeUpdated = (name, element) => !(name === 'open' && element.matches('details, dialog'));

const attributes = (element, model) => {
  for (const { name, value } of model.attributes) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
};

/* ---- follow edits */

/* Leads to the first block that changed, behind the page's header if there is one: there hardly an edit leaves no trace. */
export const follow = (old, fresh, panel) => {
  const path = firstChange(old.querySelector('main'), fresh.querySelector('main'));
  const block = path ? find(document.querySelector('main'), path) : find(document.body, firstChange(old.body, fresh.body));
  if (!block) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) block.scrollIntoView({ block: 'center', behavior: 'instant' });
  panel.flash(block);
};

/* The way to the first node of `fresh` that is not as in `old`, by places among the children; null where all is. */
const firstChange = (old, fresh) => {
  if (!old || !fresh || old.isEqualNode(fresh)) return null;
  const now = [...fresh.children];
  const place = now.findIndex((child, index) => !old.children[index] || !old.children[index].isEqualNode(child));
  if (place < 0 || old.children[place]?.tagName !== now[place].tagName) return place < 0 ? [] : [place];
  return [place, ...firstChange(old.children[place], now[place])];
};

const find = (root, path) => path && path.reduce((node, place) => node?.children[place] || node, root);
