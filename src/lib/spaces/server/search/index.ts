export { findableKinds, findInRooms, type FindableKind } from './find-in-rooms.ts';
export { roomsToSearch } from './rooms-to-search.ts';
