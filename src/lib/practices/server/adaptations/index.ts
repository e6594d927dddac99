export { tellOfTry, type TellOfTry, type TellOfTryRefusal } from './tell-of-try.ts';
export { removeTry, showTry } from './look-at-try.ts';
export { readOwnTries, type OwnTries } from './read-own-tries.ts';
