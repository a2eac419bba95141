// The peer's half of build/check-msgpack: makes values, has them written and read by both, and compares.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { decode, encode } from "@msgpack/msgpack";

const Count = 5000;

// A generator of its own (mulberry32): the same values in each run.
let state = 20261121;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];

const Edges = [31, 32, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2147483647, 2147483648, 4294967295, 4294967296, Number.MAX_SAFE_INTEGER];
const Letters = ["a", "Z", " ", "\"", "\\", "/", "\n", "\u0000", "\u001f", "\u007f", "+", "<", "ü", "ß", "€", "\u2028", "\uffff", "漢", "🐈", "👩‍🚀", "\u{10ffff}"];

function integer() {
  const size = Math.min(pick(Edges) + below(3) - 1, Number.MAX_SAFE_INTEGER);
  return pick([size, -size, below(2 ** 20) - 2 ** 19]);
}
function float() {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, below(2 ** 32));
  view.setUint32(4, below(2 ** 32));
  const value = pick([view.getFloat64(0), random(), random() * 1e10, 5e-324, Number.MAX_VALUE, -1.5, 1e21, 1e-7]);
  // JSON says nothing of whether a whole number is an integer; beyond 2^53 the two sides take it for different ones.
  return Number.isFinite(value) && (!Number.isInteger(value) || Math.abs(value) > 2 ** 64) ? value : 0.5;
}
function text() {
  const length = below(40) ? below(60) : pick([255, 256, 65535, 65536]);
  let made = "";
  while (made.length < length) made += length > 100 ? "x" : pick(Letters);
  return made;
}
function bytes() {
  return Uint8Array.from({ length: below(20) ? below(50) : pick([255, 256, 65536]) }, () => below(256));
}
function date() {
  return new Date(pick([0, 1, 999, below(2 ** 31) * 1000, below(2 ** 32) * 1000 + below(1000), 2 ** 32 * 1000, 2 ** 34 * 1000 + 5, -below(2 ** 31)]));
}
function value(depth, binary) {
  const kind = below(depth > 4 ? 7 : 9);
  if (binary && below(6) === 0) return below(2) ? bytes() : date();
  if (kind === 0) return null;
  if (kind === 1) return below(2) === 1;
  if (kind <= 3) return integer();
  if (kind === 4) return float();
  if (kind <= 6) return text();
  const length = below(30) ? below(6) : pick([15, 16, 17]);
  if (kind === 7) return Array.from({ length }, () => value(depth + 1, binary));
  return Object.fromEntries(Array.from({ length }, (_, index) => [`${pick(Letters)}${index}${below(20) ? "" : text()}`, value(depth + 1, binary)]));
}

// What the value is in JSON: bytes are base64, times ISO 8601 with nanoseconds where there are any.
function inJson(made) {
  if (made instanceof Uint8Array) return Buffer.from(made).toString("base64");
  if (made instanceof Date) {
    const milliseconds = ((made.getTime() % 1000) + 1000) % 1000;
    return made.toISOString().slice(0, 19) + (milliseconds ? `.${String(milliseconds).padStart(3, "0")}000000Z` : "Z");
  }
  if (Array.isArray(made)) return made.map(inJson);
  if (made !== null && typeof made === "object") return Object.fromEntries(Object.entries(made).map(([name, item]) => [name, inJson(item)]));
  return made;
}

const ours = spawn("dotnet", [process.argv[2]], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: ours.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]();
async function ask(question) {
  ours.stdin.write(`${JSON.stringify(question)}\n`);
  const { value: answer, done } = await answers.next();
  if (done) throw new Error(`There was no answer to ${JSON.stringify(question).slice(0, 300)}`);
  return answer;
}
const hex = (written) => Buffer.from(written.buffer, written.byteOffset, written.byteLength).toString("hex");

let passed = 0;
let failed = 0;
function check(what, made, isRight) {
  if (isRight) {
    passed++;
  } else {
    failed++;
    if (failed <= 10) console.log(`failed: ${what}: ${JSON.stringify(made, (_, item) => (typeof item === "bigint" ? String(item) : item)).slice(0, 300)}`);
  }
}

for (let index = 0; index < Count; index++) {
  const made = value(0, false);
  const written = await ask({ json: JSON.stringify(made) });
  check("written by us, byte for byte what the peer writes", made, written === hex(encode(made)));
  check("written by us, read by the peer", made, isDeepStrictEqual(decode(Buffer.from(written, "hex")), made));

  const other = value(0, true);
  check("written by the peer, read by us", other, isDeepStrictEqual(JSON.parse(await ask({ hex: hex(encode(other)) })), inJson(other)));
  const single = Math.fround(random() * 1000);
  check("a 32-bit float of the peer, read by us", single, JSON.parse(await ask({ hex: hex(encode(single, { forceFloat32: true })) })) === single);
}

for (const digits of ["0", "1", "127", "128", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551615", "-1", "-33", "-9007199254740993", "-9223372036854775808"]) {
  const made = BigInt(digits);
  check("64 bits written by us", made, BigInt(decode(Buffer.from(await ask({ json: digits }), "hex"), { useBigInt64: true })) === made);
  check("64 bits read by us", made, (await ask({ hex: hex(encode(made, { useBigInt64: true })) })) === digits);
}

for (const length of [15, 16, 65535, 65536, 70000]) {
  for (const made of [Array.from({ length }, (_, index) => index), Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, index]))]) {
    const written = await ask({ json: JSON.stringify(made) });
    check("many, written by us", length, written === hex(encode(made)));
    check("many, read by us", length, isDeepStrictEqual(JSON.parse(await ask({ hex: written })), made));
  }
}

ours.stdin.end();
console.log(`msgpack: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
