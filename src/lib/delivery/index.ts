export * from './hours.ts';
export * from './session.ts';
export * from './mark.ts';
export * from './register.ts';
export { RegisterSchema, type RegisterEntry } from './register-entry.ts';
export * from './blocks.ts';
export * from './adaptation.ts';
export * from './kit.ts';
