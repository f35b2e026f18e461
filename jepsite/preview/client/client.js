/* The preview's own script: put into every page that `jepsite serve` shows, and into none that is published. It waits for
   news, fetches the page it stands in, and makes the document equal to it without losing the reader's place. All that it
   shows itself stands beside the body, in a shadow tree: the body stays the published one. */
import { fetchPage, fetchState } from './ask.js';
import { lose, seek } from './gone.js';
import { Panel } from './panel.js';
import { restorePlace, turnTo } from './place.js';
import { listen } from './stream.js';
import { follow, same, show, tooDifferent } from './update.js';

const here = location.pathname.replace(/index\.html$/, '');
const own = document.querySelector('script[src="/~/client.js"]');
const panel = new Panel({ internal: own.dataset.view === 'internal', page: here });
const seen = { run: null, version: -1 };
let shown = null; /* the page as it was fetched last, before its own script touched it */
let shownVersion = -1; /* of the preview, when it answered with that */
let renewed = false; /* since the bar said so last */
let working = false;
let wanted = null;

/* One piece of news at a time; of those that came meanwhile only the newest matters. What it says of faults is asked for at
   once: the page is what one waits for. */
const update = async (news) => {
  if (wanted && news.foretold) return; /* what is wanted already brings the page, and more than the page */
  wanted = { news, asked: news.foretold ? null : fetchState(here) };
  if (working) return;
  working = true;
  try {
    while (wanted) {
      const now = wanted;
      wanted = null;
      await take(now);
    }
  } finally {
    working = false;
  }
};

const take = async ({ news, asked }) => {
  if (shownVersion < news.version) {
    const page = await fetchPage(here);
    if (page?.status === 404) return news.foretold ? undefined : gone();
    if (!page || !await renew(page.document)) return;
    shownVersion = page.version;
  }
  if (news.foretold) return;
  if (renewed) panel.updated(news);
  renewed = false;
  const state = await asked;
  if (state) panel.tell(state);
};

/* Shows a page that was fetched, where it is another one than is shown; false where that takes a reload. */
const renew = async (fresh) => {
  const hash = fresh.querySelector('script[src="/~/client.js"]')?.dataset.page;
  if (shown ? !same(shown, fresh) : hash !== own.dataset.page) {
    if (tooDifferent(document, fresh)) return leave();
    try {
      await show(fresh, shown);
    } catch (error) {
      console.error(error);
      return leave();
    }
    if (shown && panel.follows) follow(shown, fresh, panel);
    renewed = true;
  }
  shown = fresh;
  return true;
};

const leave = () => {
  turnTo(here);
  return false;
};

const gone = () => {
  if (!own.dataset.page) return seek(here);
  lose(here);
  return turnTo(here);
};

const heard = (news) => {
  if (seen.run !== null && news.run !== seen.run) return turnTo(here);
  panel.building(news.building);
  if (news.version === seen.version) return;
  const missed = seen.version !== news.since;
  const stray = !own.dataset.page; /* a page that stands in for one that is gone: any news may say where it went */
  const concerned = missed || stray || news.pages === null || news.pages.includes(here);
  Object.assign(seen, { run: news.run, version: news.version });
  if (concerned) update(news);
  /* asked for while it is being built, the page is here a moment before the news that it is done */
  else if (news.coming.includes(here)) update({ ...news, foretold: true });
};

restorePlace(here);
listen({ heard, connected: (how) => panel.connected(how) });
