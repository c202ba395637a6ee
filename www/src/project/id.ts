/** Names for projects and windows. They say nothing, and no two are the same. */

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("-");
}
