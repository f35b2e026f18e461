/* Elements from words: whatever the preview shows of a plan goes through here, as text and never as markup. */

/* `make('a', { class: 'x', href: '#' }, 'text', element, null)`; `on…` attributes are listeners. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
};

/* `3 warnings` */
export const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

/* Lays a frame around an element, where it stands in the window now. */
export const around = (frame, element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
};
