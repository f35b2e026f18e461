"""The style and the script that stand inside the neutral pages: constants, so that the policy can name them by hash.

Neutral pages answer at any address, however deep, so they hold all they need: a relative address would lead elsewhere.
"""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #14171d; --soft: #3b414c; --bg: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff4; --soft: #bcc3cf; --bg: #0e1014; } }
body {
  max-width: 1160px; margin: 0 auto; padding: clamp(88px, 18vh, 168px) clamp(20px, 4vw, 48px) 48px;
  background: var(--bg); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 640px; }
h1 {
  margin: 0; font-size: clamp(1.75rem, 1.3rem + 2vw, 2.375rem); line-height: 1.14; font-weight: 600;
  letter-spacing: -.022em; text-wrap: balance;
}
p { margin: 20px 0 0; font-size: 1.125rem; color: var(--soft); text-wrap: pretty; }
"""

RESCUE: Final = """
// A mail program wrote the link's # as %23 (or %2523): the key became a part of the address, and no such page exists.
let path = location.pathname
try {
  for (let left = 3; left && path.includes("%"); left -= 1) path = decodeURIComponent(path)
} catch {
  // Not an address that was encoded once too often: read as far as it could be.
}
const link = /^(.*\\/p\\/[0-9a-z]{26})\\/?(?:index\\.html)?#(.+)$/.exec(path)
if (link) location.replace(location.origin + link[1] + "/#" + link[2])
"""
"""Runs on `404.html` alone. The address always begins with this site's own origin: no link can lead elsewhere."""
