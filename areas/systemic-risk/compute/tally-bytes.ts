import { gunzipSync, gzipSync } from 'node:zlib';
import { joinTallies } from '#engines/cascade/range.ts';

type Tally = ReturnType<typeof joinTallies>;

const parts = ['rows', 'nodeWorlds', 'nodeLoss'] as const;

/** A tally as bytes: three lengths, then three runs of little-endian doubles, compressed. Equal tallies, equal bytes. */
export function packTally(tally: Tally): Buffer {
  const lengths = Uint32Array.from(parts, part => tally[part].length);
  const runs = parts.map(part => Buffer.from(tally[part].buffer, tally[part].byteOffset, tally[part].byteLength));
  return gzipSync(Buffer.concat([Buffer.from(lengths.buffer), ...runs]), { level: 1 });
}

export function unpackTally(packed: Uint8Array): Tally {
  const bytes = gunzipSync(packed);
  const aligned = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const lengths = new Uint32Array(aligned, 0, parts.length);
  // The three lengths take 12 bytes, which no double begins at: the rest is copied to a place of its own.
  const doubles = new Float64Array(aligned.slice(lengths.byteLength));
  const [rows = 0, worlds = 0, loss = 0] = lengths;
  return {
    rows: doubles.subarray(0, rows),
    nodeWorlds: doubles.subarray(rows, rows + worlds),
    nodeLoss: doubles.subarray(rows + worlds, rows + worlds + loss),
  };
}
