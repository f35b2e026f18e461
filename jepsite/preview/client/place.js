/* Where the reader is: kept over an update, and over a reload where an update cannot be. */

const KEY = 'jepsite-place';
const NEAR = 12; /* how many of the nearest landmarks are remembered: the first of them may be edited away */

const scrolled = new Set();
document.addEventListener('scroll', (event) => {
  if (event.target instanceof Element && event.target.isConnected) scrolled.add(event.target);
}, { capture: true, passive: true });

const jump = (x, y) => window.scrollTo({ left: x, top: y, behavior: 'instant' });

/* Remembers the place; the function that it returns leads back to it. */
export const remember = () => {
  const { scrollX, scrollY } = window;
  const near = scrollY > 0 ? landmarks() : [];
  const boxes = [...scrolled].map((box) => [box, box.scrollLeft, box.scrollTop]);
  const chosen = selection();
  return () => {
    for (const [box, left, top] of boxes) {
      if (!box.isConnected) scrolled.delete(box);
      else if (box.scrollLeft !== left || box.scrollTop !== top) box.scrollTo({ left, top, behavior: 'instant' });
    }
    const found = near.find(([mark]) => mark.isConnected && mark.getClientRects().length);
    const moved = found ? found[0].getBoundingClientRect().top - found[1] : scrollY - window.scrollY;
    jump(scrollX, window.scrollY + moved);
    choose(chosen);
  };
};

/* Headings and whatever has a name, with their distance from the top of the window, the nearest first. */
const landmarks = () => {
  const marks = [...document.body.querySelectorAll('h1, h2, h3, h4, h5, [id]:not(svg *)')];
  const placed = marks.map((mark) => [mark, mark.getBoundingClientRect().top]);
  placed.sort(([, one], [, other]) => Math.abs(one) - Math.abs(other));
  const near = [];
  for (const [mark, top] of placed) {
    if (near.length === NEAR) break;
    if (scrolls(mark)) near.push([mark, top]);
  }
  return near;
};

/* Whether an element is seen and goes with the page: not one that sticks to the window, nor within one. */
const scrolls = (mark) => {
  if (!mark.getClientRects().length) return false;
  for (let element = mark; element; element = element.parentElement) {
    if (['fixed', 'sticky'].includes(getComputedStyle(element).position)) return false;
  }
  return true;
};

const selection = () => {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = document.getSelection();
  return isCollapsed ? null : [anchorNode, anchorOffset, focusNode, focusOffset];
};

const choose = (chosen) => {
  if (!chosen || !chosen[0].isConnected || !chosen[2].isConnected) return;
  const most = (node) => (node.nodeType === Node.TEXT_NODE ? node.length : node.childNodes.length);
  const [anchor, from, focus, to] = chosen;
  const now = selection();
  if (now && now.every((part, place) => part === chosen[place])) return;
  document.getSelection().setBaseAndExtent(anchor, Math.min(from, most(anchor)), focus, Math.min(to, most(focus)));
};

/* Loads the page anew and comes back to the same place. */
export const turnTo = (address) => {
  sessionStorage.setItem(KEY, JSON.stringify({ address, x: window.scrollX, y: window.scrollY }));
  location.reload();
};

export const restorePlace = (address) => {
  const kept = JSON.parse(sessionStorage.getItem(KEY) || 'null');
  sessionStorage.removeItem(KEY);
  if (!kept || kept.address !== address) return;
  history.scrollRestoration = 'manual'; /* or the browser looks for a place of its own, a moment later */
  jump(kept.x, kept.y);
  const again = () => {
    jump(kept.x, kept.y);
    history.scrollRestoration = 'auto';
  };
  if (document.readyState === 'complete') again();
  else window.addEventListener('load', again, { once: true });
};
