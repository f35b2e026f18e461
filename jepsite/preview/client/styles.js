/* The page's style sheets, changed under its reader. A sheet that is loaded anew has all text measured again, with fonts
   that come a moment later: where only rules differ, they are changed where they stand. */
import { fetchText } from './ask.js';

const STYLES = 'link[rel="stylesheet"]';
const NOT_OF_RULES = /@(?:charset|import|namespace)\b/i; /* what a sheet made by a script leaves out */

const links = (page) => [...page.head.querySelectorAll(STYLES)];
const nowOf = new WeakMap(); /* by link of the document, the address of the sheet whose rules it has by now */
const address = (link) => nowOf.get(link) || link.getAttribute('href');

/* The addresses of a page's style sheets, in one word. */
export const styles = (page) => links(page).map(address).join();

/* Puts on the style sheets of a fetched page. */
export const restyle = async (fresh) => {
  const [old, wanted] = [links(document), links(fresh)];
  const changed = wanted.map((link, place) => [old[place], link]).filter(([now, link]) => !now || address(now) !== address(link));
  if (old.length !== wanted.length || !(await Promise.all(changed.map(adopt))).every(Boolean)) await replace(old, wanted);
};

/* Gives a sheet of the document the rules of another one; false where that cannot be. */
const adopt = async ([link, wanted]) => {
  if (!link.sheet || link.media !== wanted.media) return false;
  const text = await fetchText(wanted.getAttribute('href'));
  if (text === null || NOT_OF_RULES.test(text)) return false;
  const model = new CSSStyleSheet();
  model.replaceSync(text);
  edit(link.sheet, texts(model));
  nowOf.set(link, wanted.getAttribute('href'));
  return true;
};

const texts = (sheet) => [...sheet.cssRules].map(({ cssText }) => cssText);

/* Between the rules that are the same at the beginning and at the end. */
const edit = (sheet, rules) => {
  const old = texts(sheet);
  const least = Math.min(old.length, rules.length);
  let first = 0;
  while (first < least && old[first] === rules[first]) first += 1;
  let last = 0;
  while (last < least - first && old.at(-1 - last) === rules.at(-1 - last)) last += 1;
  for (let place = old.length - last - 1; place >= first; place -= 1) sheet.deleteRule(place);
  rules.slice(first, rules.length - last).forEach((rule, place) => sheet.insertRule(rule, first + place));
};

/* New sheets are there before the old ones go, so that the page is never bare. */
const replace = async (old, wanted) => {
  const fresh = wanted.map((link) => document.importNode(link, true));
  const loaded = fresh.map((link) => new Promise((resolve) => { link.onload = link.onerror = resolve; }));
  (old.at(-1) || document.head.lastElementChild).after(...fresh);
  await Promise.all(loaded);
  old.forEach((link) => link.remove());
};
