export {
  type CompiledMarking,
  clausesOf,
  compileMarking,
  decideCompiled,
  explain,
  packMarkings,
  partyTokens,
  tokenSpace,
  verdictBitmap,
} from './compile.ts';
export { decideMarking, decideShare } from './decide.ts';
export { joinVectors, vectorAtLeast } from './lattice.ts';
export { parseMarking } from './parse/index.ts';
export { vectorOf } from './vector.ts';
