export { roomTodos } from './todos.ts';
export { readRoom, type Room } from './read-room.ts';
