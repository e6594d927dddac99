export * from './statement.ts';
export * from './evidence.ts';
