/** SHA-256 (FIPS 180-4) of a text in UTF-8 as lower-case hexadecimal; here because a browser without TLS has none. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = ((bytes.length + 8) >>> 6) + 1;
  const data = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, i) => data.setUint8(i, byte));
  data.setUint8(bytes.length, 0x80);
  data.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 0x2000_0000));
  data.setUint32(blocks * 64 - 4, bytes.length << 3);
  const primes = firstPrimes(64);
  const k = Int32Array.from(primes, p => fraction(Math.cbrt(p)));
  const h = Int32Array.from(primes.slice(0, 8), p => fraction(Math.sqrt(p)));
  const w = new Int32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) w[i] = data.getInt32(block * 64 + i * 4);
    compress(h, w, k);
  }
  return Array.from(h, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const fraction = (root: number) => Math.floor((root % 1) * 0x1_0000_0000) | 0;
const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every(p => n % p !== 0)) primes.push(n);
  return primes;
}

function compress(h: Int32Array, w: Int32Array, k: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    w[i] = w[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, last = 0] = h;
  for (let i = 0; i < 64; i++) {
    const one = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    last = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, last].forEach((value, i) => (h[i] = h[i]! + value));
}
