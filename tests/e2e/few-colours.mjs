/** A screenshot as a PNG of at most 256 colours, which is a third of the size and looks the same: pages have few colours, and shades around letters. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

export function inFewColours(png) {
  const { width, height, channels, pixels } = decoded(png);
  const { palette, indexOf } = paletteOf(pixels, channels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(shadeAt(pixels, (y * width + x) * channels));
  }
  const header = Buffer.from([...words(width), ...words(height), 8, 3, 0, 0, 0]);
  return Buffer.concat([png.subarray(0, 8), chunk("IHDR", header), chunk("PLTE", Buffer.from(palette.flat())), chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Sixteen steps of each colour. */
const shadeAt = (pixels, at) => ((pixels[at] >> 4) << 8) | ((pixels[at + 1] >> 4) << 4) | (pixels[at + 2] >> 4);

/** The commonest shades, each as the commonest colour in it, so that white stays white; the others by the nearest of those. */
function paletteOf(pixels, channels) {
  const shades = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const shade = shadeAt(pixels, at);
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    const colours = shades.get(shade) ?? shades.set(shade, new Map()).get(shade);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const most = (colours) => [...colours].reduce((one, other) => (other[1] > one[1] ? other : one))[0];
  const count = (colours) => [...colours.values()].reduce((sum, one) => sum + one, 0);
  const kept = [...shades].sort(([, one], [, other]) => count(other) - count(one)).slice(0, 256);
  const palette = kept.map(([, colours]) => most(colours)).map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  const indexes = new Map(kept.map(([shade], index) => [shade, index]));
  const indexOf = (shade) => {
    if (!indexes.has(shade)) indexes.set(shade, nearest(palette, [(shade >> 8) * 17, ((shade >> 4) & 15) * 17, (shade & 15) * 17]));
    return indexes.get(shade);
  };
  return { palette, indexOf };
}

function nearest(palette, wanted) {
  const away = (colour) => colour.reduce((sum, part, at) => sum + (part - wanted[at]) ** 2, 0);
  return palette.reduce((best, colour, index) => (away(colour) < away(palette[best]) ? index : best), 0);
}

/** Pixels of a PNG of eight bits a channel, without transparency taken into account, as browsers write them. */
function decoded(png) {
  const data = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") [width, height, channels] = [content.readUInt32BE(0), content.readUInt32BE(4), content[9] === 6 ? 4 : 3];
    if (name === "IDAT") data.push(content);
    at += length + 12;
  }
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels) };
}

/** Each byte is stored as its difference from a guess by its neighbours: left, above, and left above. */
function unfiltered(data, stride, height, channels) {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : pixels[at - channels];
      const above = y === 0 ? 0 : pixels[at - stride];
      const corner = x < channels || y === 0 ? 0 : pixels[at - stride - channels];
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      pixels[at] = data[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return pixels;
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}

const words = (number) => [number >>> 24, (number >> 16) & 255, (number >> 8) & 255, number & 255];

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  return Buffer.concat([Buffer.from(words(content.length)), body, Buffer.from(words(crc32(body)))]);
}
