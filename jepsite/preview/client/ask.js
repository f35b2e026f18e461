/* What the client asks the preview's server for. Pages come as documents, parsed by the browser on their way in: so no
   text is ever turned into markup here, and the page's policy needs no exception for the preview. */

/* The page at an address as `{status, version, document}`; null where nobody answers. `version` is that of the preview
   when it answered: the page is as new as that, or newer. */
export const fetchPage = (address) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  request.onload = () => resolve(request.responseXML && {
    status: request.status,
    version: Number(request.getResponseHeader('Jepsite-Version')),
    document: request.responseXML,
  });
  request.onerror = request.onabort = () => resolve(null);
  request.send();
});

const read = async (address, how) => {
  try {
    const answer = await fetch(address);
    return answer.ok ? await how(answer) : null;
  } catch {
    return null;
  }
};
const json = (address) => read(address, (answer) => answer.json());
export const fetchText = (address) => read(address, (answer) => answer.text());

/* Of a page `/p/x/`, what is to be said of its plan; of any other, what is to be said of all plans. */
const folder = (address) => (address.startsWith('/p/') ? '/' + address.split('/')[2] : '');
export const fetchState = (address) => json('/~/state' + folder(address));
export const fetchSources = (address) => json('/~/sources' + folder(address));

/* Whether the server still knows this browser. */
export const isRefused = async () => {
  try {
    return (await fetch('/~/state', { method: 'HEAD' })).status === 403;
  } catch {
    return false;
  }
};
