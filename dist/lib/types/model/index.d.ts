export * from './change-point.js';
export * from './decision.js';
export * from './errors.js';
export * from './history.js';
export * from './metric.js';
export * from './parse.js';
export * from './policy.js';
export * from './run.js';
