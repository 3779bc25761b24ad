// `node tools/kernel/main.ts`: compiles the timed engine's inner loop to WebAssembly. A test holds the bytes to the source.
import fs from 'node:fs';
import { bytesFile, bytesText } from './files.ts';

const text = await bytesText();
fs.writeFileSync(bytesFile, text);
console.log(`Wrote ${bytesFile}`);
