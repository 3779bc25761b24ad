export { decideMarking, decideShare } from './decide.ts';
export { joinVectors, vectorAtLeast } from './lattice.ts';
export { parseMarking } from './parse/index.ts';
export { vectorOf } from './vector.ts';
