/* News from the server: one stream for all tabs of a browser. The tab that holds the lock reads it and tells the others;
   when it goes, the lock passes to another. A browser without locks (a page from another machine, over plain HTTP) has
   one stream for each tab that is looked at. */
import { isRefused } from './ask.js';

const NAME = 'jepsite-preview';
const AGAIN = 1000; /* milliseconds until a stream that the server ended is asked for anew */

/* Reads the stream and tells each word: `{connected, refused, news}`. Returns how to end it. */
const read = (tell) => {
  let source;
  let timer;
  let ended = false;
  const begin = () => {
    source = new EventSource('/~/events');
    source.onmessage = (event) => tell({ connected: true, news: JSON.parse(event.data) });
    source.onerror = async () => {
      const closed = source.readyState === EventSource.CLOSED; /* the browser tries again by itself, but not then */
      const refused = closed && await isRefused();
      if (ended) return;
      tell({ connected: false, refused });
      if (closed) timer = setTimeout(begin, AGAIN);
    };
  };
  begin();
  return () => {
    ended = true;
    clearTimeout(timer);
    source.close();
  };
};

const share = (take) => {
  const channel = new BroadcastChannel(NAME);
  let last = null;
  let leads = false;
  channel.onmessage = ({ data }) => {
    if (data === 'hello') {
      if (leads && last) channel.postMessage(last);
    } else take(data);
  };
  navigator.locks.request(NAME, () => new Promise(() => {
    leads = true;
    read((word) => {
      last = { ...last, ...word };
      channel.postMessage(last);
      take(last);
    });
  }));
  channel.postMessage('hello');
};

const readWhileVisible = (take) => {
  let end = null;
  const look = () => {
    const visible = document.visibilityState === 'visible';
    if (visible && !end) end = read(take);
    else if (!visible && end) end = end();
  };
  document.addEventListener('visibilitychange', look);
  look();
};

/* `heard(news)` is called for every piece of news, `connected(how)` with 'yes', 'no' or 'refused'. */
export const listen = ({ heard, connected }) => {
  const take = ({ connected: is, refused, news }) => {
    connected(is ? 'yes' : refused ? 'refused' : 'no');
    if (is && news) heard(news);
  };
  /* a page that a browser took out of its past was told of nothing meanwhile */
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) location.reload(); });
  if (navigator.locks && window.BroadcastChannel) share(take);
  else readWhileVisible(take);
};
