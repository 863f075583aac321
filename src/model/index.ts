export * from './change-point.ts';
export * from './decision.ts';
export * from './errors.ts';
export * from './history.ts';
export * from './metric.ts';
export * from './parse.ts';
export * from './policy.ts';
export * from './run.ts';
