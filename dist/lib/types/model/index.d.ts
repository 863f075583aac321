export * from './decision.js';
export * from './errors.js';
export * from './metric.js';
export * from './parse.js';
export * from './policy.js';
export * from './run.js';
