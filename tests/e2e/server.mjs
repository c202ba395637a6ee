/**
 * Serves a folder on 127.0.0.1 for one test, which also ends it:
 *   const site = await serve(t, builtPage, { stripCsp: true });
 *   await browser.open(site.url);
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { watchScript } from "./inpage.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const metaCsp = /<meta[^>]+http-equiv\s*=\s*["']?content-security-policy["']?[^>]*>/gi;
const watchAddress = "/e2e-watch.js";

/**
 * stripCsp   takes the Content-Security-Policy out of the html, to try WebAssembly itself on kernels before Chrome 97
 * cspHeader  sends this policy with every answer
 * wrongMime  answers .wasm as text/html, as a careless portal does
 * missing    answers addresses that fit this pattern as if the file had not been copied along
 * watch      puts a listener script first into the html, for engines that cannot bring it themselves
 */
export async function serve(t, folder, options = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://local").pathname);
    requests.push(path);
    const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
    if (options.cspHeader) headers["Content-Security-Policy"] = options.cspHeader;
    if (path === watchAddress) {
      response.writeHead(200, { ...headers, "Content-Type": types[".js"] }).end(watchScript);
      return;
    }
    const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
    if (options.missing?.test(path)) {
      response.writeHead(404, headers).end();
      return;
    }
    try {
      let body = await readFile(file);
      const kind = extname(file);
      headers["Content-Type"] = kind === ".wasm" && options.wrongMime ? types[".html"] : (types[kind] ?? "application/octet-stream");
      if (kind === ".html") body = changeHtml(body.toString("utf8"), options);
      response.writeHead(200, headers).end(body);
    } catch (error) {
      response.writeHead(error.code === "ENOENT" ? 404 : 500, headers).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  t.after(close);
  return { url: `http://127.0.0.1:${server.address().port}/`, requests: () => [...requests], close };
}

function changeHtml(html, options) {
  let changed = html;
  if (options.stripCsp) {
    changed = changed.replace(metaCsp, "");
    if (changed === html) throw new Error("stripCsp: there is no Content-Security-Policy in this html");
  }
  if (options.watch) changed = changed.replace(/<head[^>]*>/i, (head) => `${head}<script src="${watchAddress}"></script>`);
  return changed;
}
