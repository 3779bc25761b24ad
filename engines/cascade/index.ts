export { runCascade } from './run.ts';
export { checkModel, readModel } from './read/model.ts';
