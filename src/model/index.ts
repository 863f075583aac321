export * from './acceptance.ts';
export * from './decision.ts';
export * from './errors.ts';
export * from './metric.ts';
export * from './name-glob.ts';
export * from './parse.ts';
export * from './policy.ts';
export * from './run.ts';
