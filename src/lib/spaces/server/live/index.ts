export { notifyRoom, type Tidings } from './notify.ts';
