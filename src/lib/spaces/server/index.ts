export * from './rooms/index.ts';
export * from './discussions/index.ts';
export * from './materials/index.ts';
export * from './gatherings/index.ts';
export * from './letters/index.ts';
export * from './search/index.ts';
export * from './live/index.ts';
export { spacesInvariants } from './invariants.ts';
export { spacesSubscriptions } from './subscriptions.ts';
