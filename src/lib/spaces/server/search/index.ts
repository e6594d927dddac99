export { findableKinds, findInRooms, type FindableKind } from './find-in-rooms.ts';
