export { itemById, itemFor, lockItem, moveItem, writeItem, type About, type ItemOf, type ItemRecord, type NewItem } from './items.ts';
export { membersOf, readersOf, type Member } from './members.ts';
export { ensureRooms } from './open-rooms.ts';
export { livesOn, roomById, roomFor, roomIdOf, roomsById, type RoomOf, type RoomRecord } from './room-record.ts';
export { standingFor, standingOf, standsOn } from './standing.ts';
export { visibleHere, visibleTo } from './visible-to.ts';
export { changeVisibility, type ChangeRefusal } from './change-visibility.ts';
export { lookAtChange, type VisibilityChange } from './look-at-change.ts';
export { reasonFaults, removeItem, type RemoveItemRefusal } from './remove-item.ts';
export {
	isInRoom,
	readFront,
	readOwnRooms,
	readPeople,
	type Latest,
	type OwnRoom,
	type RoomFront,
	type RoomPeople,
	type Waiting
} from './read-front.ts';
