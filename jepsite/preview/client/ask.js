/* What the client asks the preview's server for. Pages come as documents, parsed by the browser on their way in: so no
   text is ever turned into markup here, and the page's policy needs no exception for the preview. */

/* The page at an address as `{status, document}`; null where nobody answers. */
export const fetchPage = (address) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  request.onload = () => resolve(request.responseXML && { status: request.status, document: request.responseXML });
  request.onerror = request.onabort = () => resolve(null);
  request.send();
});

const json = async (address) => {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};

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
