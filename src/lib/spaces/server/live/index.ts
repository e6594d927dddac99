export { notifyRoom, readTidings, roomChannel, type Tidings } from './notify.ts';
export { seenAmong } from './seen-among.ts';
