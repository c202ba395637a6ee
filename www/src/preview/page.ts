/** `preview.html`: hosts the element, and nothing else. */

import { TAG, define } from "./element";

define();
const asked = new URLSearchParams(location.search);
const preview = document.createElement(TAG);
for (const name of ["scheme", "lang", "theme", "edition", "large"]) {
  const value = asked.get(name);
  if (value !== null) preview.setAttribute(name, value);
}
const follow = (): void => {
  if (location.hash !== "") preview.link = location.hash;
};
follow();
// Another link opened in the same window.
window.addEventListener("hashchange", follow);
document.getElementById("page")?.replaceWith(preview);
