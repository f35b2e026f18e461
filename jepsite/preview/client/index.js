/* The list of all plans: filled in as the preview comes to know them, and kept up to date. */
import { fetchState } from './ask.js';
import { count, make } from './make.js';
import { Panel } from './panel.js';
import { listen } from './stream.js';

const MANY = 8; /* plans that are found without a search */
const REST = 300; /* milliseconds between two looks: while a thousand plans are being read there is news all the time */

const panel = new Panel({ internal: document.documentElement.dataset.view === 'internal', page: '' });
const list = document.getElementById('plans');
const none = document.getElementById('none');
const field = document.getElementById('find');
const rows = new Map(); /* by source path: the row, and what it says */
let plans = [];

const link = ({ built, customer, title, plan, address }) =>
  make('a', { href: address }, customer || (built && title) || plan.replace(/^.*\//, '').replace(/\.md$/, ''));

const contents = (plan) => [
  make('div', { class: 'who' },
    make('p', {}, link(plan)),
    plan.customer && plan.title && plan.title !== plan.customer ? make('p', { class: 'title' }, plan.title) : null,
    make('p', { class: 'file' }, plan.plan),
  ),
  make('p', { class: 'state' }, plan.status || (plan.built ? 'No page yet: the plan has errors' : 'Not read yet')),
  make('p', { class: 'found' },
    plan.errors ? make('b', {}, count(plan.errors, 'error')) : null,
    plan.warnings ? make('span', {}, count(plan.warnings, 'warning')) : null,
  ),
];

const row = (plan) => {
  const said = JSON.stringify(plan);
  const known = rows.get(plan.plan);
  if (known?.said === said) return known.row;
  const made = known?.row || make('li');
  made.replaceChildren(...contents(plan));
  rows.set(plan.plan, { row: made, said });
  return made;
};

const tellSum = () => {
  const wrong = plans.filter(({ errors }) => errors).length;
  const waiting = plans.filter(({ built }) => !built).length;
  const parts = [count(plans.length, 'plan')];
  if (wrong) parts.push(`${wrong} with errors`);
  if (waiting) parts.push(`${waiting} not read yet`);
  const sum = document.getElementById('sum');
  const text = plans.length ? parts.join(' · ') : '';
  if (sum.textContent !== text) sum.textContent = text;
};

const sift = () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const plan of plans) {
    const text = `${plan.customer} ${plan.title} ${plan.plan} ${plan.status}`.toLowerCase();
    const hidden = !words.every((word) => text.includes(word));
    rows.get(plan.plan).row.hidden = hidden;
    found += !hidden;
  }
  none.hidden = found > 0;
  none.textContent = plans.length
    ? 'No plan has these words in its customer, title, status or file name.'
    : 'There is no plan yet. A plan is a file in content/ that ends in .md: save one, and it appears here.';
};

const show = (state) => {
  plans = state.plans;
  const wanted = plans.map(row);
  const gone = new Set(rows.keys());
  plans.forEach(({ plan }) => gone.delete(plan));
  gone.forEach((plan) => rows.delete(plan));
  if (wanted.length !== list.children.length || wanted.some((one, place) => list.children[place] !== one)) {
    list.replaceChildren(...wanted);
  }
  document.getElementById('search').hidden = plans.length <= MANY;
  tellSum();
  sift();
  panel.tell({ ...state, warnings: 0 });
};

let looking = false;
let again = false;
const look = async () => {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  do {
    again = false;
    const state = await fetchState('');
    if (state) show(state);
    await new Promise((resolve) => setTimeout(resolve, REST));
  } while (again);
  looking = false;
};

const seen = { run: null, version: -1 };
const heard = (news) => {
  if (seen.run !== null && news.run !== seen.run) return location.reload();
  panel.building(news.building);
  if (news.version === seen.version) return;
  Object.assign(seen, { run: news.run, version: news.version });
  look();
};

field.addEventListener('input', sift);
listen({ heard, connected: (how) => panel.connected(how) });
look();
