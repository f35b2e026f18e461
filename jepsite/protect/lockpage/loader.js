/* Opens a sealed plan in the reader's browser: the key stands in the address's fragment, which is sent to nobody, or
   the reader types a password. Keeps nothing, and is the same for all plans. Format `jep1`. */
(() => {
  'use strict';
  const root = document.documentElement;
  const subtle = window.crypto && crypto.subtle;
  const pass = { createHTML: (text) => text };
  const policy = window.trustedTypes ? trustedTypes.createPolicy('jepsite', pass) : pass;
  const each = (where, selector, use) => where.querySelectorAll(selector).forEach(use);
  const modified = (event) => event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  /* ---- bytes */
  const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
  const utf8 = (text) => new TextEncoder().encode(text);
  const fromBase64 = (text) => {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
    return bytes;
  };
  const fromBase32 = (text) => {
    const bytes = new Uint8Array(Math.floor(text.length * 5 / 8));
    let bits = 0;
    let held = 0;
    let at = 0;
    for (const character of text) {
      bits = (bits << 5 | ALPHABET.indexOf(character)) & 0xfff;
      held += 5;
      if (held >= 8) bytes[at++] = bits >> (held -= 8);
    }
    return bytes;
  };
  const joined = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all;
  };

  /* ---- the fragment: #1KEY[.heading][&mine=id], whatever a mail program hung on to it; without a key where a password
     is all that is asked for */
  const decoded = (text) => { try { return decodeURIComponent(text); } catch (error) { return text; } };
  const fragment = (keyed) => {
    const text = location.hash.replace(/^(#|%23|%2523)+/i, '');
    const [, first, rest] = keyed ? /^([0-9a-z-]*)(.*)$/i.exec(text) : ['', '', '.' + text];
    const place = /^\.([^&?]*)/.exec(rest);
    const mine = /[&?](mine=[^&?]*)/.exec(rest);
    return {
      key: first.toLowerCase().replace(/-/g, '').replace(/o/g, '0').replace(/[il]/g, '1'),
      place: place ? decoded(place[1]).replace(/[.,;:!)\]>"']+$/, '') : '',
      mine: mine ? '&' + mine[1] : '',
    };
  };
  const written = (key, place, mine) => '#' + [key, place].filter(Boolean).join('.') + mine;

  /* the secret in a key; or the word for what is wrong with it */
  const secretOf = async (key) => {
    if (key.length < 35) return 'incomplete';
    if (!/^1[0-9a-hjkmnp-tv-z]{34}$/.test(key)) return 'damaged';
    const secret = fromBase32(key.slice(1, 33));
    const [high, low] = new Uint8Array(await subtle.digest('SHA-256', joined(utf8('jepsite/1/chk'), secret)));
    return ALPHABET[high >> 3] + ALPHABET[(high << 2 | low >> 6) & 31] === key.slice(33) ? secret : 'damaged';
  };

  /* ---- the format */
  const derived = async (secret, salt, info, length) => {
    const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
    return new Uint8Array(await subtle.deriveBits(how, key, 8 * length));
  };
  const stretched = async (password, salt, rounds) => {
    const meant = password.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
    const key = await subtle.importKey('raw', utf8(meant), 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
    return new Uint8Array(await subtle.deriveBits(how, key, 256));
  };
  const decrypted = async (raw, iv, bytes, label) => {
    const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    try {
      return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(label) }, key, bytes));
    } catch (error) {
      return null;
    }
  };
  const unwrapped = async (plan, link, password) => {
    const about = '|' + plan.slug + '|' + plan.gen;
    const known = {};
    for (const { w, p } of plan.wraps) {
      const how = p ? p.it + p.s : '';
      const slow = known[how] || (p ? await stretched(password, fromBase64(p.s), p.it) : new Uint8Array());
      known[how] = slow;
      const kind = !p ? 'kek' : p.only ? 'kek/pwonly' : 'kek+pw';
      const key = await derived(joined(link, slow), new Uint8Array(), 'jepsite/1/' + kind + about, 32);
      const found = await decrypted(key, new Uint8Array(12), fromBase64(w), 'jep1|wrap' + about);
      if (found) return found;
    }
    return null;
  };
  const unsealed = async (secret, label, siv, ciphertext) => {
    const both = await derived(secret, siv, 'jepsite/1/content', 44);
    const body = await decrypted(both.slice(0, 32), both.slice(32), ciphertext, label);
    if (!body) return null;
    const length = new DataView(body.buffer).getUint32(0);
    const deflated = new Blob([body.subarray(4, 4 + length)]).stream();
    return new Uint8Array(await new Response(deflated.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());
  };

  /* what the page holds, checked as far as that can be done without a key; null where it cannot be a plan */
  const read = () => {
    try {
      const { v, k, d } = JSON.parse(document.getElementById('env').textContent);
      const [format, slug, path, content, gen, expires] = JSON.parse(d.a);
      const parts = location.pathname.split('/');
      const name = parts[parts.lastIndexOf(slug) + 1] || 'index.html';
      const here = location.protocol === 'file:' || (parts.includes(slug) && [path, path.replace('.html', '')].includes(name));
      if (v !== 1 || format !== 'jep1' || content !== 'html' || !here) return null;
      return { wraps: k, label: d.a, siv: fromBase64(d.s), ciphertext: fromBase64(d.c), slug, gen, expires };
    } catch (error) {
      return null;
    }
  };

  /* ---- what the reader is told */
  const show = (state) => {
    const before = root.dataset.state;
    root.dataset.state = state;
    each(document, '[data-state]', (part) => { if (part !== root) part.hidden = part.dataset.state !== state; });
    const part = document.querySelector('section[data-state="' + state + '"]');
    const first = part && (part.querySelector('input:not([hidden])') || part.querySelector('h1'));
    if (first && (before !== 'opening' || first.matches('input'))) first.focus();
  };
  const old = () => {
    try { return !subtle || !new DecompressionStream('deflate-raw'); } catch (error) { return true; }
  };

  /* ---- a plan's own pictures and documents */
  const blob = (bytes, type) => URL.createObjectURL(new Blob([bytes], { type }));
  const fetched = async (plan, secret, file) => {
    const { pathname } = location;
    const folder = pathname.endsWith('/' + plan.slug) ? pathname + '/' : pathname.slice(0, pathname.lastIndexOf('/') + 1);
    const bytes = new Uint8Array(await (await fetch(folder + file.at)).arrayBuffer());
    const end = 6 + (bytes[4] << 8 | bytes[5]);
    const label = new TextDecoder().decode(bytes.subarray(6, end));
    const wanted = JSON.stringify(['jep1', plan.slug, file.at, 'file', plan.gen, plan.expires]);
    const found = label === wanted && await unsealed(secret, label, bytes.slice(end, end + 16), bytes.slice(end + 16));
    if (!found) throw new Error('a sealed file does not open');
    return blob(found, file.type);
  };
  const dressed = (page, plan, secret) => {
    const table = page.querySelector('script#files');
    const files = new Map(table ? Object.entries(JSON.parse(table.textContent)) : []);
    const named = (element, name) => files.get(decoded(element.getAttribute(name)));
    const sorry = document.getElementById('sorry');
    each(page, 'img[src]', (picture) => {
      const file = named(picture, 'src');
      if (!file) return;
      picture.removeAttribute('src');
      if (file.data) picture.src = blob(fromBase64(file.data), file.type);
      else fetched(plan, secret, file).then((address) => { picture.src = address; }, () => {});
    });
    each(page, 'a[href]', (link) => {
      const file = named(link, 'href');
      if (!file) return;
      if (file.data) link.href = blob(fromBase64(file.data), file.type);
      else link.addEventListener('click', async (event) => {
        if (link.protocol === 'blob:') return;
        event.preventDefault();
        if (link.ariaBusy === 'true') return;
        link.ariaBusy = 'true';
        try {
          link.href = await fetched(plan, secret, file);
          link.click();
          sorry.hidden = true;
        } catch (error) {
          link.after(sorry);
          sorry.hidden = false;
        }
        link.ariaBusy = 'false';
      });
    });
  };

  /* ---- the page of the plan in place of this one */
  const go = (place) => {
    const target = document.getElementById(place);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  let opened = null;
  const open = async (plan, secret, html, { key, place, mine }) => {
    const page = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
    dressed(page, plan, secret);
    each(page, 'script, style, link, meta, base, iframe, frame, object, embed', (part) => part.remove());
    each(page, 'a[href^="#"]', (link) => link.setAttribute('href', written(key, link.hash.slice(1), mine)));
    /* the theme's style sheet and script are there then */
    if (document.readyState === 'loading') await new Promise((go) => document.addEventListener('DOMContentLoaded', go));
    const asked = root.dataset.state === 'password';
    opened = key;
    delete root.dataset.state;
    for (const { name, value } of page.documentElement.attributes) {
      if (/^(lang|dir|class|translate|data-.*)$/.test(name)) root.setAttribute(name, value);
    }
    if (key) root.dataset.key = key;
    document.title = page.title;
    each(document, 'head style', (part) => part.remove());
    document.body.replaceWith(document.adoptNode(page.body));
    const address = written(key, place, mine);
    if (location.hash && location.hash !== address) history.replaceState(history.state, '', address);
    document.dispatchEvent(new Event('jepsite:shown'));
    if (place) go(place);
    else if (asked) {
      const title = document.querySelector('h1');
      if (title) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }
    }
  };
  document.addEventListener('click', (event) => {
    const link = opened && event.target.closest('a[href^="#"]');
    if (link && !modified(event)) go(decoded(link.hash.slice(opened.length + 2).split('&')[0]));
  });

  /* ---- from the address to the plan */
  let turn = 0;
  const start = async () => {
    const mine = ++turn;
    const plan = read();
    if (!window.isSecureContext) return show('https');
    if (old()) return show('old');
    if (!plan) return show('broken');
    if (plan.expires && plan.expires * 1000 < Date.now()) return show('expired');
    const alone = plan.wraps.some(({ p }) => p && p.only);
    const place = fragment(!alone);
    const link = alone ? new Uint8Array() : await secretOf(place.key);
    if (mine !== turn) return undefined;
    if (typeof link === 'string') return show(link);
    attempt = async (password) => {
      const secret = await unwrapped(plan, link, password);
      if (!secret) return false;
      const html = await unsealed(secret, plan.label, plan.siv, plan.ciphertext);
      if (mine !== turn) return true;
      if (html) await open(plan, secret, new TextDecoder().decode(html), place);
      else show('broken');
      return true;
    };
    if (plan.wraps.some(({ p }) => p)) return show('password');
    if (!await attempt('') && mine === turn) show('other');
    return undefined;
  };
  const began = () => start().catch(() => show('broken'));
  let attempt = null;

  /* ---- the password */
  const form = document.querySelector('form');
  const field = form.elements.password;
  const reveal = form.querySelector('[aria-pressed]');
  const say = (which) => ['checking', 'wrong'].forEach((id) => { form.querySelector('#' + id).hidden = id !== which; });
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy || !attempt) return;
    busy = true;
    say('checking');
    const found = await attempt(field.value).catch(() => show('broken') || true);
    busy = false;
    say(found ? '' : 'wrong');
    field.setAttribute('aria-invalid', String(!found));
    if (found) return;
    field.focus();
    field.select();
  });
  reveal.addEventListener('click', () => {
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    reveal.setAttribute('aria-pressed', String(shown));
    field.focus();
  });

  const secure = document.getElementById('secure');
  if (location.protocol === 'http:') secure.href = 'https' + location.href.slice(4);
  window.addEventListener('hashchange', () => {
    if (opened === null) began();
    else if (opened) {
      const { key } = fragment(true);
      if (key.length === 35 && key !== opened) location.reload();
    }
  });
  root.dataset.state = 'opening';
  began();
})();
