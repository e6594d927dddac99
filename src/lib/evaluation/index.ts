export * from './advice.ts';
export * from './answers.ts';
export type * from './asked.ts';
export * from './form.ts';
export * from './question.ts';
export * from './results.ts';
export * from './shown.ts';
export * from './timing.ts';
