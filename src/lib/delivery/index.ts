export * from './hours.ts';
export * from './session.ts';
export * from './mark.ts';
export * from './register.ts';
