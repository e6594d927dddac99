export * from './deliveries/index.ts';
export * from './hours/index.ts';
export { deliverySubscriptions } from './subscriptions.ts';
export * from './register/index.ts';
export * from './programme/index.ts';
export * from './kits/index.ts';
export * from './documents/index.ts';
export * from './devices/index.ts';
