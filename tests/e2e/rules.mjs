/** The rules filled in by the acts of a person: what is not there is added from its menu, what is there is typed or chosen. */

/** Runs in the page: brings a value of the document into the form at a place. */
export async function putInPage(whole, content) {
  const origin = ["mark", "source", "note"];
  const later = [];
  const soon = () => new Promise((next) => setTimeout(next));
  const at = (name, place, more = "") => `[data-${name}="${place}"]${more}`;

  async function seen(selector, isWanted = true) {
    for (let looks = 0; looks < 2000; looks += 1) {
      const element = document.querySelector(selector);
      if (Boolean(element) === isWanted) return element;
      await soon();
    }
    throw new Error(`waited in vain for ${selector}`);
  }

  async function press(selector) {
    const button = await seen(selector);
    if (button.disabled || button.getClientRects().length === 0) throw new Error(`cannot be pressed: ${selector}`);
    button.click();
    await soon();
  }

  /** What is added takes the focus, so that one can go on typing. */
  async function focusIn(place) {
    for (let looks = 0; looks < 2000; looks += 1) {
      const { dataset } = document.activeElement;
      if (dataset.place?.startsWith(`scheme:${place}`)) return;
      await soon();
    }
    throw new Error(`the focus did not come to ${place}`);
  }

  async function fill(place, text) {
    const field = await seen(at("place", `scheme:${place}`));
    if (field.disabled) throw new Error(`cannot be typed into: ${place}`);
    if (field.type === "checkbox") {
      if (field.checked !== text) field.click();
    } else {
      // What it refers to may still have to be written.
      if (field.localName === "select" && !Array.from(field.options).some(({ value }) => value === text)) {
        later.push([place, text]);
        return;
      }
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    await soon();
  }

  const under = (place, key) => (place === "" ? key : `${place}.${key}`);
  const control = (place) => document.querySelector(at("place", `scheme:${place}`));
  const isField = (place) => ["INPUT", "SELECT", "TEXTAREA", "OUTPUT"].includes(control(place)?.tagName) || document.querySelector(at("none", place)) !== null;

  /** Its mark, source and note, in the form behind the word for it. */
  async function sayOrigin(place, value) {
    const keys = origin.filter((key) => key in value);
    if (keys.length === 0) return;
    const form = await seen(at("origin", place));
    if (!form.open) await press(`${at("origin", place)} > summary`);
    for (const key of keys) await fill(under(place, key), value[key]);
  }

  async function leaf(place, value) {
    if (control(place)?.tagName === "OUTPUT") return;
    const none = document.querySelector(at("none", place));
    if (none && none.checked !== (value === "none")) await press(at("none", place));
    else if (value === "none") return;
    else if (value !== null) await fill(place, typeof value === "number" ? String(value) : value);
  }

  /** Makes sure that a key of an object is there. */
  async function add(place, key) {
    const here = under(place, key);
    if (document.querySelector(at("add-key", here))) {
      const menu = document.querySelector(at("optional", place)).parentElement;
      if (!menu.open) await press(at("optional", place));
      await press(at("add-key", here));
      await focusIn(here);
    }
  }

  async function put(place, value) {
    if (isField(place)) {
      const isCarrier = typeof value === "object" && value !== null;
      await leaf(place, isCarrier ? value.value : value);
      if (isCarrier) await sayOrigin(place, value);
    } else if (Array.isArray(value)) {
      const before = Array.from(document.querySelectorAll("[data-remove]"), ({ dataset }) => dataset.remove.replace(/\[\d+\]$/, "")).filter((list) => list === place).length;
      for (const [index, entry] of value.entries()) {
        const here = `${place}[${before + index}]`;
        await press(at("add", place));
        await focusIn(here);
        await put(here, entry);
        const entryHead = document.querySelector(`${at("entry", here)} > summary`);
        if (entryHead) await press(`${at("entry", here)} > summary`);
      }
    } else if (document.querySelector(at("add-entry", place))) {
      for (const [id, one] of Object.entries(value)) {
        const form = await seen(at("add-entry", place));
        form.elements.id.value = id;
        form.querySelector("button").click();
        await focusIn(`${place}.${id}`);
        await leaf(`${place}.${id}`, one);
      }
    } else {
      const hasForm = document.querySelector(at("origin", place)) !== null;
      for (const key of Object.keys(value).filter((one) => !(hasForm && origin.includes(one)))) {
        await add(place, key);
        await put(under(place, key), value[key]);
      }
      if (hasForm) await sayOrigin(place, value);
    }
  }

  async function unfold(place) {
    const steps = place.split(/(?<=\])/);
    for (let length = 1; length <= steps.length; length += 1) {
      const entry = document.querySelector(at("entry", steps.slice(0, length).join("")));
      if (entry && !entry.open) await press(`${at("entry", steps.slice(0, length).join(""))} > summary`);
    }
  }

  if (whole !== "") await add("", whole);
  await put(whole, content);
  for (const [place, text] of later.splice(0)) {
    await unfold(place);
    await fill(place, text);
  }
  if (later.length > 0) throw new Error(`not offered: ${JSON.stringify(later)}`);
}
