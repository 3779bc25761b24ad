export { compareMarkings, compareVectors, wholeVector } from './compare.ts';
export {
  type CompiledMarking,
  clausesOf,
  compileMarking,
  compileRequirements,
  decideCompiled,
  explain,
  packMarkings,
  partyTokens,
  tokenSpace,
  verdictBitmap,
} from './compile.ts';
export { decideMarking, decideShare } from './decide.ts';
export { joinMarkings } from './join.ts';
export { joinVectors, vectorAtLeast } from './lattice.ts';
export { parseMarking } from './parse/index.ts';
export { translateMarking } from './translate.ts';
export { vectorOf } from './vector.ts';
