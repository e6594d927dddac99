export { readRoom, type Room } from './read-room.ts';
